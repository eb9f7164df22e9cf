import AssayADBC
import AssayConnector
import AssayModel
import AssayTesting
import Foundation
import Peers
import PostgresFixture
import Testing

/// An engine that runs here, with the tables of the kit in it.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
  case duckdb, duckdbFile, parquet, sqlite, postgres, sail

  var testDescription: String { rawValue }

  /// A folder for the files of the engines, which goes with the process.
  private static let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "assay-conformance-\(ProcessInfo.processInfo.processIdentifier)")

  static func driver(_ name: String) -> DriverReference {
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    return DriverReference(name: name, locator: locator)
  }

  /// An embedded engine with nothing in it.
  static func embedded() -> DuckDBConnector {
    DuckDBConnector(DuckDBEngine(driver: driver("duckdb")))
  }

  /// The engine with the tables loaded.
  func subject() async throws -> ConnectorConformance.Subject {
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    switch self {
    case .duckdb:
      let connector = Self.embedded()
      try await Self.load(.duckdb, into: connector)
      return .init(connector)
    case .duckdbFile:
      let path = Self.folder.appending(path: "kit.duckdb").path()
      try? FileManager.default.removeItem(atPath: path)
      try await Self.load(.duckdb, into: DuckDBFile(driver: Self.driver("duckdb"), path: path))
      let engine = DuckDBEngine(driver: Self.driver("duckdb"))
      return .init(DuckDBConnector(engine, attaching: .init(path: path, catalog: "kit")))
    case .parquet:
      try await Self.writeParquet()
      return .init(Self.embedded(), source: { "path: \(Self.folder.path())/\($0).parquet" })
    case .sqlite:
      let path = Self.folder.appending(path: "kit.sqlite").path()
      try? FileManager.default.removeItem(atPath: path)
      try await Self.load(.sqlite, into: SQLiteDatabase(driver: Self.driver("sqlite"), path: path))
      return .init(
        SQLiteConnector(driver: Self.driver("sqlite"), path: path),
        lacking: [
          .notANumber: "SQLite keeps NaN as NULL",
          .fixedDecimals: "SQLite keeps decimals as floating-point numbers",
        ]
      )
    case .postgres:
      let url = try await PostgresServer.shared.makeDatabase()
      for statement in ConformanceFixture.tables.flatMap({ $0.statements(in: .postgres) }) {
        try await PostgresServer.shared.run("SET TIME ZONE 'UTC'; \(statement)", in: url)
      }
      return .init(
        PostgresConnector(driver: Self.driver("postgresql"), url: url, redacting: [])
      )
    case .sail:
      try await Self.writeParquet()
      return .init(
        GenericConnector(
          driver: Self.driver("flightsql"),
          dialect: .spark,
          url: try await SailServer.shared.url(),
          options: [:],
          redacting: []
        ),
        source: { "query: 'SELECT * FROM parquet.`\(Self.folder.path())/\($0).parquet`'" }
      )
    }
  }

  /// The embedded engine with one reading too few, and with the sensors turned round.
  static func brokenEngine() async throws -> DuckDBConnector {
    let connector = embedded()
    try await load(.duckdb, into: connector)
    let session = try await connector.open()
    for statement in ["DELETE FROM readings WHERE id = 12", "UPDATE sensors SET id = 5 - id"] {
      _ = try await session.execute(statement)
    }
    await session.close()
    return connector
  }

  private static func load(_ dialect: Dialect, into database: any Database) async throws {
    let session = try await database.open()
    for statement in ConformanceFixture.tables.flatMap({ $0.statements(in: dialect) }) {
      _ = try await session.execute(statement)
    }
    await session.close()
  }

  private static func writeParquet() async throws {
    let connector = embedded()
    try await load(.duckdb, into: connector)
    let session = try await connector.open()
    for table in ConformanceFixture.tables {
      let path = folder.appending(path: "\(table.name).parquet").path()
      _ = try await session.execute("COPY \(table.name) TO '\(path)' (FORMAT parquet)")
    }
    await session.close()
  }
}
