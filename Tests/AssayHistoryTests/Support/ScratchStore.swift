import AssayADBC
import AssayConnector
import AssayHistory
import AssayModel
import Foundation
import PostgresFixture

/// A store that a test has for itself: a file, or a database of the tests' server.
final class ScratchStore: Sendable {
  /// The engines that are tested: all, unless PostgreSQL is missing outside of CI.
  static let engines = StoreEngine.allCases.filter { $0 != .postgres || PostgresServer.isExpected }

  let engine: StoreEngine
  /// The path of the file, or the URL.
  let place: String
  private let folder: URL

  init(_ engine: StoreEngine) async throws {
    self.engine = engine
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "assay-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    place =
      engine == .postgres
      ? try await PostgresServer.shared.makeDatabase() : folder.appending(path: "store").path()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A way to the store as one process has it, which keeps the store from being taken away.
  ///
  /// It waits for others as long as a crowd may take on a machine that runs all tests at once: between the statements
  /// of a transaction there can be a second then, and SQLite lets those who wait in by chance.
  func store(
    project: String = "shop",
    migrations: [Migration] = Migration.all,
    patience: Duration = .seconds(600),
    answerLimit: Duration = .seconds(600)
  ) -> HistoryStore {
    HistoryStore(
      engine,
      project: project,
      migrations: migrations,
      patience: patience,
      answerLimit: answerLimit
    ) { self.database }
  }

  /// The database itself.
  var database: any Database {
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    func driver(_ name: String) -> DriverReference { DriverReference(name: name, locator: locator) }
    return switch engine {
    case .sqlite: SQLiteDatabase(driver: driver("sqlite"), path: place)
    case .postgres: PostgresDatabase(driver: driver("postgresql"), url: place, redacting: [])
    case .duckdb: DuckDBFile(driver: driver("duckdb"), path: place)
    }
  }

  /// Makes a user who may only use a schema that was made for them; gives the URL for them.
  func handToGuest(_ name: String) async throws -> String {
    let password = PostgresServer.password
    try await PostgresServer.shared.run(
      """
      CREATE ROLE \(name) LOGIN PASSWORD '\(password)';
      CREATE SCHEMA assay; GRANT CREATE, USAGE ON SCHEMA assay TO \(name)
      """,
      in: place
    )
    return place.replacing("//assay:", with: "//\(name):")
  }

  /// A store in a database of the server.
  static func postgres(_ url: String) -> HistoryStore {
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    let driver = DriverReference(name: "postgresql", locator: locator)
    return HistoryStore(.postgres, project: "shop") {
      PostgresDatabase(driver: driver, url: url, redacting: [])
    }
  }
}
