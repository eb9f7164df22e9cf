import AssayADBC
import AssayConnector
import Foundation
import Testing

@Suite("Drivers are looked for in a fixed order")
struct DriverLocatorTests {
  private let folder: Folder

  /// A manifest that names a library which is not there cannot be used, so each place has one.
  init() throws {
    folder = try Folder()
    for place in ["first", "second", "installed", "own"] {
      try folder.write("", to: "\(place)/lib.so")
    }
  }

  #if canImport(Darwin)
    private static let libraryName = "libduckdb.dylib"
  #else
    private static let libraryName = "libduckdb.so"
  #endif

  private var locator: DriverLocator {
    DriverLocator(
      folders: DriverFolders(
        manifests: ["\(folder.path)/first", "\(folder.path)/second"],
        libraries: ["\(folder.path)/system"],
        installed: "\(folder.path)/installed"
      ),
      base: folder.path
    )
  }

  private static let manifest = """
    version = "9.9.9"
    [Driver]
    entrypoint = "start_here"
    shared = "lib.so"
    """

  /// Each place by its rule, the one that wins first.
  private static let places:
    [(rule: LocatedDriver.Rule, file: String, text: String, path: String)] =
      [
        (.manifest, "first/duckdb.toml", manifest, "first/lib.so"),
        (.manifest, "second/duckdb.toml", manifest, "second/lib.so"),
        (.system, "system/\(libraryName)", "", "system/\(libraryName)"),
        (.installed, "installed/duckdb.toml", manifest, "installed/lib.so"),
      ]

  @Test(arguments: 0..<4)
  func theFirstPlaceThatHasADriverWins(first: Int) throws {
    for place in Self.places[first...] { try folder.write(place.text, to: place.file) }
    let driver = try locator.locate("duckdb")
    #expect(driver.rule == Self.places[first].rule)
    #expect(driver.path == "\(folder.path)/\(Self.places[first].path)")
    #expect(try locator.all("duckdb").count == Self.places.count - first)
  }

  @Test func manifestsTellVersionAndEntryPoint() throws {
    try folder.write(Self.manifest, to: "first/duckdb.toml")
    let driver = try locator.locate("duckdb")
    #expect(driver.version == "9.9.9")
    #expect(driver.entryPoints == ["start_here"])
  }

  @Test(arguments: ["own/lib.so", "./own/lib.so"])
  func aPathInTheConnectionComesBeforeEverything(given: String) throws {
    for place in Self.places { try folder.write(place.text, to: place.file) }
    try folder.write("", to: "own/lib.so")
    let driver = try locator.locate("duckdb", given: given)
    #expect(driver.rule == .connection)
    #expect(driver.path == "\(folder.path)/\(given)")
  }

  @Test func theConnectionMayNameAManifestOrAnotherDriver() throws {
    let path = try folder.write(Self.manifest, to: "own/special.toml")
    #expect(try locator.locate("duckdb", given: path).entryPoints == ["start_here"])
    try folder.write(Self.manifest, to: "second/motherduck.toml")
    #expect(try locator.locate("duckdb", given: "motherduck").name == "motherduck")
    #expect(locator.manifestNames() == ["motherduck"])
  }

  @Test func aMissingDriverNamesTheCommandThatInstallsIt() {
    let error = #expect(throws: ConnectorError.self) { try locator.locate("duckdb") }
    #expect(error?.code == .driverMissing)
    #expect(error?.hint == "run `assay drivers install duckdb`")
  }

  @Test func aMissingFileOfTheConnectionIsNotReplacedByAnother() throws {
    try folder.write(Self.manifest, to: "first/duckdb.toml")
    let error = #expect(throws: ConnectorError.self) {
      try locator.locate("duckdb", given: "own/other.so")
    }
    #expect(error?.code == .driverMissing)
    #expect(error?.message.contains("own/other.so") == true)
  }

  @Test func aBrokenManifestIsNotPassedOver() throws {
    try folder.write("[Driver\n", to: "first/duckdb.toml")
    try folder.write(Self.manifest, to: "second/duckdb.toml")
    let error = #expect(throws: ConnectorError.self) { try locator.locate("duckdb") }
    #expect(error?.code == .driverUnusable)
    #expect(error?.message.contains("first/duckdb.toml") == true)
    #expect(error?.message.contains("line 1") == true)
  }

  @Test func foldersComeFromTheEnvironmentThatIsPassedIn() {
    let folders = DriverFolders(environment: [
      "HOME": "/home/ada", "ADBC_DRIVER_PATH": "/a:/b", "XDG_DATA_HOME": "/data",
      "VIRTUAL_ENV": "/venv",
    ])
    #expect(folders.manifests.starts(with: ["/a", "/b", "/venv/etc/adbc/drivers"]))
    #if canImport(Darwin)
      #expect(folders.manifests[3] == "/home/ada/Library/Application Support/ADBC/Drivers")
      #expect(folders.installed == "/home/ada/Library/Application Support/assay/drivers")
    #else
      #expect(folders.manifests[3...] == ["/home/ada/.config/adbc/drivers", "/etc/adbc/drivers"])
      #expect(folders.installed == "/data/assay/drivers")
    #endif
    #expect(DriverFolders(environment: [:]).installed == nil)
  }

  @Test func pythonLibrariesAreRankedByVersion() throws {
    for name in ["libpython3.9.so.1.0", "libpython3.13.so", "libpython3.11.so", "libpython3.so"] {
      try folder.write("", to: "lib/\(name)")
    }
    let found = PythonFolders(folders: ["\(folder.path)/lib", "\(folder.path)/none"]).libraries()
    #expect(
      found.map { $0.split(separator: "/").last }
        == ["libpython3.11.so", "libpython3.13.so", "libpython3.9.so.1.0"]
    )
  }
}
