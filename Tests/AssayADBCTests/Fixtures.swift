import AssayADBC
import AssayConnector
import AssayModel
import Foundation
import Testing

/// DuckDB as `make test` installed it; a missing driver fails the test that asks.
enum DuckDB {
  static let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)

  static func connector(
    databasePath: String? = nil,
    redacting secrets: [String] = []
  ) -> DuckDBConnector {
    DuckDBConnector(
      DuckDBEngine(
        driver: DriverReference(name: "duckdb", locator: locator),
        redacting: secrets
      ),
      attaching: databasePath.map { .init(path: $0, catalog: "attached") }
    )
  }

  /// Runs one statement in a database of its own.
  static func run(_ sql: String, redacting secrets: [String] = []) async throws -> Batch {
    let session = try await connector(redacting: secrets).open()
    let batch = try await session.execute(sql)
    await session.close()
    return batch
  }

  /// The only value of the only row.
  static func value(_ expression: String) async throws -> Value {
    let batch = try await run("SELECT \(expression)")
    return try #require(batch.rows.first?.first)
  }
}

/// A folder for one test; gone when the test lets go of it.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/assay-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Writes a file and any folders above it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
    return url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
