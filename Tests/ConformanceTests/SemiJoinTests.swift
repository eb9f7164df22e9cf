import AssayADBC
import AssayConnector
import AssayModel
import AssayPlan
import AssayTesting
import Foundation
import PostgresFixture
import Testing

/// Engines look rows up among others and do not read all of the others for each row.
@Suite struct SemiJoinTests {
  private static let rules = [
    #"ReferentialIntegrity "sensor" "sensors.id" > 0.5"#,
    #"DatasetMatch "sensors" "id" "ratio,label" > 0"#,
    #"CustomSql "select sensor, label from readings where id > 3""#,
  ]

  @Test(arguments: rules) func sqliteSortsTheOthersOnce(_ rule: String) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).sqlite")
      .path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try await SQLiteDatabase(driver: Engine.driver("sqlite"), path: path).open()
    for statement in ConformanceFixture.tables.flatMap({ $0.statements(in: .sqlite) }) {
      _ = try await session.execute(statement)
    }
    let way = try await text(session, "EXPLAIN QUERY PLAN \(statement(of: rule, in: .sqlite))")
    #expect(way.contains("LIST SUBQUERY"), "\(way)")
    #expect(!way.contains("CORRELATED"), "\(way)")
    await session.close()
  }

  @Test(.enabled(if: PostgresServer.isExpected), arguments: rules)
  func postgresHashesTheOthers(_ rule: String) async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    // The driver fetches rows with COPY, which takes no EXPLAIN.
    let explained = """
      CREATE FUNCTION explained(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
      BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || query; END $$
      """
    for statement in ConformanceFixture.tables.flatMap({ $0.statements(in: .postgres) })
      + [explained]
    {
      try await PostgresServer.shared.run(statement, in: url)
    }
    let driver = Engine.driver("postgresql")
    let session = try await PostgresConnector(driver: driver, url: url, redacting: []).open()
    // Tables of twelve rows are read again and again where that is possible at all.
    for way in ["nestloop", "mergejoin"] {
      _ = try await session.execute("SET LOCAL enable_\(way) = off")
    }
    let quoted = try statement(of: rule, in: .postgres).replacing("'", with: "''")
    let way = try await text(session, "SELECT * FROM explained('\(quoted)')")
    #expect(way.contains("Hash") && !way.contains("Nested Loop"), "\(way)")
    await session.close()
  }

  /// The statement that joins.
  private func statement(of rule: String, in dialect: Dialect) throws -> String {
    let columns = Dictionary(
      uniqueKeysWithValues: ConformanceFixture.tables.map { table in
        let columns = table.columns.map {
          SourceColumn(name: $0.name, type: $0.kind == .text ? "text" : "double")
        }
        return (table.name, columns)
      }
    )
    let statements = try ConnectorConformance(embedded: Engine.embedded())
      .statements(of: [ConformanceRule(rule)], in: dialect, columns: columns)
    return try #require(statements.last { $0.sql.contains("AS p") }).sql
  }

  private func text(_ session: any Session, _ sql: String) async throws -> String {
    try await session.execute(sql).rows
      .map { $0.compactMap(\.text).joined(separator: " ") }
      .joined(separator: "\n")
  }
}
