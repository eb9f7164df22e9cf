import Foundation
import Peers
import PostgresFixture
import Subprocess
import Testing

/// Datasets without files of their own that tell whether they have changed, with a column that vouches for it.
@Suite struct WatermarkTests {
  /// A project over tables and views of a database, whose runs are remembered.
  private struct Kept {
    let kept: IncrementalTests.Kept
    let kind: String
    var environment: [String: String?] = [:]

    init(_ kind: String, url: String? = nil) throws {
      kept = try IncrementalTests.Kept("rules: [RowCount > 0]")
      self.kind = kind
      let settings = """
        project: scratch
        connections:
          lake: {type: \(kind), url: "\(url ?? "lake.\(kind)")"}
        """
      try kept.project.write(Array(settings.utf8), to: "assay.yaml")
    }

    func spec(_ source: String, _ more: String = "watermark: moved", rules: String) throws {
      let text = "dataset: t\nsource: {connection: lake, \(source)}\n\(more)\nrules: \(rules)\n"
      try kept.project.write(Array(text.utf8), to: "specs/t.yaml")
    }

    /// Changes the data without a trace in the file's time.
    func run(_ statements: String...) async throws {
      for statement in statements {
        _ = try await StoreFile.rows(statement, in: kept.project.path("lake.\(kind)"))
      }
    }

    func check(
      _ arguments: String...,
      exit: Int32 = 0,
      _ location: SourceLocation = #_sourceLocation
    ) async throws -> (unchanged: Bool, statuses: [String], finished: Finished) {
      let finished = try await Tool.run(
        ["check", "--history", "store.sqlite", "--report", "json=r.json", "--report", "text=-"]
          + arguments,
        in: kept.project.folder,
        environment: environment
      )
      #expect(
        finished.ending == .exited(exit),
        "\(finished.output)\(finished.errors)",
        sourceLocation: location
      )
      let data = Data(try kept.project.text("r.json").utf8)
      let report = try JSONDecoder().decode(IncrementalTests.Document.self, from: data)
      let dataset = try #require(report.datasets.first)
      return (dataset.unchanged != nil, dataset.checks.map(\.status), finished)
    }
  }

  private static let rows = [
    "CREATE TABLE t (id BIGINT, moved TIMESTAMP)",
    "INSERT INTO t VALUES (1, '2026-01-01 10:00:00'), (2, '2026-01-02 10:00:00')",
    "CREATE VIEW v AS SELECT * FROM t",
  ]

  @Test(
    arguments: [
      ("duckdb", "table: t"), ("duckdb", "table: v"), ("duckdb", "query: SELECT * FROM v"),
      ("sqlite", "table: t"), ("sqlite", "table: v"), ("sqlite", "query: SELECT * FROM v"),
    ]
  )
  func whatHasNotMovedIsNotMeasuredAgain(_ kind: String, source: String) async throws {
    let lake = try Kept(kind)
    for statement in Self.rows { try await lake.run(statement) }
    try lake.spec(source, rules: "[RowCount > 1, IsUnique \"id\"]")
    #expect(try await !lake.check().unchanged)
    let second = try await lake.check()
    #expect(second.unchanged)
    #expect(second.finished.output.contains("0 metrics, 1 statement,"), "\(second.finished.output)")
    // Whoever declares a watermark vouches for it.
    try await lake.run("UPDATE t SET id = 7 WHERE id = 1", "CREATE TABLE other (x BIGINT)")
    #expect(try await lake.check().unchanged)
    #expect(try await !lake.check("--no-cache").unchanged)
    for change in [
      "INSERT INTO t VALUES (3, '2026-01-01 09:00:00')",
      "UPDATE t SET moved = '2026-01-03' WHERE id = 3",
      "DELETE FROM t WHERE id = 7", "UPDATE t SET moved = NULL",
    ] {
      try await lake.run(change)
      #expect(try await !lake.check().unchanged, "\(change)")
      #expect(try await lake.check().unchanged, "\(change)")
    }
    #expect(try await !lake.check("--history", "off").unchanged)
  }

  /// Each changes the way to the same data.
  @Test(arguments: ["a filter", "another column", "no watermark", "a query"])
  func otherWaysAreMeasured(_ change: String) async throws {
    let lake = try Kept("duckdb")
    for statement in Self.rows { try await lake.run(statement) }
    let rules = "[RowCount > 0]"
    try lake.spec("table: v", rules: rules)
    _ = try await lake.check()
    #expect(try await lake.check().unchanged)
    switch change {
    case "a filter": try lake.spec("table: v, filter: id > 0", rules: rules)
    case "another column": try lake.spec("table: v", "watermark: id", rules: rules)
    case "no watermark": try lake.spec("table: v", "", rules: rules)
    default: try lake.spec("query: SELECT * FROM t", rules: rules)
    }
    #expect(try await !lake.check().unchanged)
  }

  /// What depends on the clock is judged in each run.
  @Test func freshnessIsJudgedAllTheSame() async throws {
    let lake = try Kept("sqlite")
    for statement in Self.rows { try await lake.run(statement) }
    let sla = "watermark: moved\nslas: {freshness: {column: moved, max_age: 2 days}}"
    try lake.spec("table: t", sla, rules: "[RowCount > 0]")
    #expect(try await lake.check("--as-of", "2026-01-03").statuses == ["passed", "passed"])
    let second = try await lake.check("--as-of", "2026-01-04")
    #expect(second.unchanged)
    #expect(second.statuses == ["passed", "passed"])
    let late = try await lake.check("--as-of", "2026-01-09", exit: 1)
    #expect(late.statuses.sorted() == ["failed", "passed"])
  }

  /// Names are found in any letter case; what is not there is told, and everything is measured.
  @Test(arguments: ["duckdb", "sqlite"])
  func columnsAreFoundAsTheSourceSpellsThem(_ kind: String) async throws {
    let lake = try Kept(kind)
    for statement in Self.rows { try await lake.run(statement) }
    try lake.spec("table: v", "watermark: MOVED", rules: "[RowCount > 0]")
    _ = try await lake.check()
    #expect(try await lake.check().unchanged)
    try lake.spec("table: v", "watermark: written_at", rules: "[RowCount > 0]")
    for _ in 0..<2 {
      let run = try await lake.check()
      #expect(!run.unchanged)
      #expect(run.finished.errors.contains("note: the watermark written_at of t says nothing"))
      #expect(run.finished.errors.contains("t has no column written_at"))
    }
  }

  /// A rule between datasets stands on the state of both.
  @Test func datasetsThatAreReferredToCount() async throws {
    let lake = try Kept("duckdb")
    for statement in Self.rows { try await lake.run(statement) }
    try await lake.run("CREATE TABLE u AS SELECT * FROM t")
    try lake.spec("table: v", rules: "[ReferentialIntegrity \"id\" \"u.id\" = 1]")
    let other = "dataset: u\nsource: {connection: lake, query: SELECT * FROM u}\nwatermark: moved\n"
    try lake.kept.project.write(Array(other.utf8), to: "specs/u.yaml")
    _ = try await lake.check()
    #expect(try await lake.check().unchanged)
    try await lake.run("INSERT INTO u VALUES (9, '2026-01-09')")
    #expect(try await !lake.check().unchanged)
  }

  @Test(
    .enabled(if: PostgresServer.isExpected),
    arguments: ["table: orders", "query: SELECT * FROM orders"]
  )
  func tablesOfServersAreNotMeasuredAgain(_ source: String) async throws {
    let warehouse = try await Warehouse()
    try await warehouse.run("ALTER TABLE orders RENAME COLUMN placed_at TO \"placedAt\"")
    var lake = try Kept("postgres", url: "${WAREHOUSE_URL}")
    lake.environment = warehouse.environment
    try lake.spec(source, "watermark: placedat", rules: "[RowCount > 0, IsUnique \"id\"]")
    #expect(try await !lake.check().unchanged)
    let second = try await lake.check()
    #expect(second.unchanged)
    #expect(second.finished.output.contains("0 metrics,"), "\(second.finished.output)")
    try await warehouse.run("INSERT INTO orders SELECT * FROM orders WHERE id = 1")
    let third = try await lake.check(exit: 1)
    #expect(!third.unchanged)
    #expect(third.statuses == ["passed", "failed"])
    // Another database of the same rows is another one.
    let other = try await Warehouse()
    try await other.run("ALTER TABLE orders RENAME COLUMN placed_at TO \"placedAt\"")
    lake.environment = other.environment
    _ = try await lake.check()
    #expect(try await lake.check().unchanged)
  }
}
