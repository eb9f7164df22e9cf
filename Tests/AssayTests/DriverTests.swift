import Foundation
import Testing

@Suite struct DriverTests {
  @Test func aMissingDriverNamesTheCommandThatInstallsIt() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    let finished = try await project.run("check", environment: Self.nothingInstalled(project))
    finished.expectJudgement(exit: 3, saying: ["assay drivers install duckdb", "(errored)"])
  }

  @Test func aManifestThatPointsNowhere() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    try project.write(
      Array("[Driver]\nshared = \"/no/such/library.so\"\n".utf8),
      to: "manifests/duckdb.toml"
    )
    var environment = Self.nothingInstalled(project)
    environment["ADBC_DRIVER_PATH"] = project.path("manifests")
    let finished = try await project.run("check", environment: environment)
    finished.expectJudgement(exit: 3, saying: ["/no/such/library.so", "duckdb.toml"])
  }

  @Test func aManifestThatIsNone() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    try project.write([0xFF, 0x00, 0x5B], to: "manifests/duckdb.toml")
    var environment = Self.nothingInstalled(project)
    environment["ADBC_DRIVER_PATH"] = project.path("manifests")
    let finished = try await project.run("check", environment: environment)
    finished.expectJudgement(exit: 3, saying: ["duckdb.toml"])
  }

  /// Libraries that are no drivers: a name, and how to make the file.
  @Test(arguments: ["truncated", "text", "empty", "folder", "missing", "foreign"])
  func aLibraryThatIsNoDriver(_ kind: String) async throws {
    var library = "driver.so"
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    switch kind {
    case "truncated":
      let tool = try Data(contentsOf: URL(filePath: Tool.path))
      try project.write(Array(tool.prefix(20_000)), to: library)
    case "text": try project.write(Array("not a library".utf8), to: library)
    case "empty": try project.write([], to: library)
    case "folder": try project.write([], to: "\(library)/x")
    case "foreign": library = try Self.foreignLibrary()
    default: break
    }
    let path = library.hasPrefix("/") ? library : "./" + library
    let settings = "connections:\n  lake: {type: duckdb, driver: \(path)}\n"
    try project.write(Array(settings.utf8), to: "assay.yaml")
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    let check = report.checks[0]
    #expect(check.status == "errored")
    #expect("\(check.message) \(check.hint ?? "")".contains(library), "\(check)")
  }

  /// An environment in which no folder of the user holds a driver.
  private static func nothingInstalled(_ project: ScratchProject) -> [String: String?] {
    let home = project.path("home")
    return [
      "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "ADBC_DRIVER_PATH": "",
      "VIRTUAL_ENV": nil, "CONDA_PREFIX": nil, "LD_LIBRARY_PATH": nil, "HOMEBREW_PREFIX": nil,
    ]
  }

  /// A library that every process has loaded, and that has no entry point of a driver.
  private static func foreignLibrary() throws -> String {
    #if canImport(Darwin)
      return "/usr/lib/libz.1.dylib"
    #else
      let folders = [
        "/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib", "/lib",
      ]
      let files = folders.map { "\($0)/libm.so.6" }
      return try #require(files.first(where: FileManager.default.fileExists))
    #endif
  }
}
