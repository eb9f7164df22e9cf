import AssayADBC
import AssayConnector
import Foundation
import Testing

@Suite("Libraries that cannot be used say why")
struct DriverLibraryTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func failure(toLoad path: String) throws -> ConnectorError {
    let driver = try DuckDB.locator.locate("duckdb", given: path)
    let error = #expect(throws: ConnectorError.self) { try DriverLibrary.load(driver) }
    return try #require(error)
  }

  @Test(arguments: ["", "hello, I am no library", "\u{7F}ELF"])
  func damagedFiles(content: String) throws {
    let path = try folder.write(content, to: "driver.so")
    let error = try failure(toLoad: path)
    #expect(error.code == .driverUnusable)
    #expect(error.message.contains(path))
    #expect(error.message.contains("not a library") || error.message.contains("cut off"))
  }

  @Test(arguments: [0.01, 0.5, 0.999])
  func cutOffLibraries(part: Double) throws {
    let whole = try Data(contentsOf: URL(filePath: DuckDB.locator.locate("duckdb").path))
    let path = "\(folder.path)/driver.so"
    try whole.prefix(Int(Double(whole.count) * part)).write(to: URL(filePath: path))
    let error = try failure(toLoad: path)
    #expect(error.code == .driverUnusable)
    #if !canImport(Darwin)
      #expect(error.message.hasSuffix("it is cut off"))
    #endif
  }

  @Test func aFolderIsNoLibrary() throws {
    #expect(try failure(toLoad: folder.path).message.hasSuffix("it is not a file"))
  }

  @Test func anotherLibraryHasNoEntryPoint() throws {
    let driver = try DuckDB.locator.locate("duckdb")
    let library = try DriverLibrary.load(driver)
    let manifest = DriverManifest(
      version: nil,
      entryPoint: "no_such_symbol",
      library: library.path,
      companion: library.companion
    )
    let path = try folder.write(manifest.text(name: "duckdb"), to: "foreign.toml")
    let error = try failure(toLoad: path)
    #expect(error.code == .driverUnusable)
    #expect(error.message.contains("no ADBC entry point (no_such_symbol)"))
  }

  @Test func theSameDriverIsLoadedOnce() throws {
    let driver = try DuckDB.locator.locate("duckdb")
    #expect(try DriverLibrary.load(driver) === DriverLibrary.load(driver))
  }
}
