import AssayADBC
import AssayConnector
import AssayModel
import Foundation

/// A database that a test looks into while no run of the tool holds it.
enum StoreFile {
  /// A way to a database by its path, or the URL of a server.
  static func database(_ place: String) -> any Database {
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    func driver(_ name: String) -> DriverReference { DriverReference(name: name, locator: locator) }
    if place.hasPrefix("postgresql:") {
      return PostgresDatabase(driver: driver("postgresql"), url: place, redacting: [])
    }
    return place.hasSuffix(".duckdb")
      ? DuckDBFile(driver: driver("duckdb"), path: place)
      : SQLiteDatabase(driver: driver("sqlite"), path: place)
  }

  /// The rows of a query, each value as text.
  static func rows(_ sql: String, in place: String) async throws -> [[String?]] {
    let session = try await database(place).open()
    let rows = try await session.execute(sql).rows
    await session.close()
    return rows.map { $0.map { $0.text ?? $0.number.map(\.description) } }
  }

  /// The name of a table, which has a schema where there are schemas.
  static func table(_ name: String, in place: String) -> String {
    place.hasSuffix(".sqlite") ? name : "assay.\(name)"
  }
}

extension ScratchProject {
  /// The usual store.
  var store: String { path(".assay/history.sqlite") }

  /// The states of the runs that the usual store has, the oldest first.
  func storedStates() async throws -> [String?] {
    try await StoreFile.rows(
      "SELECT status FROM validation_runs ORDER BY as_of, started_at",
      in: store
    ).map { $0[0] }
  }
}
