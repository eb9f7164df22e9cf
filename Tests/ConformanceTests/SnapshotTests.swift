import AssayConnector
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayRun
import Foundation
import PostgresFixture
import Testing

@testable import AssayADBC

/// All sessions of a connector see one state of the data, whoever writes meanwhile.
@Suite struct SnapshotTests {
  @Test(.enabled(if: PostgresServer.isExpected)) func postgresSharesOneSnapshot() async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    try await PostgresServer.shared.run("CREATE TABLE t AS SELECT 1 AS a", in: url)
    let connector = PostgresConnector(
      driver: Engine.driver("postgresql"),
      url: url,
      redacting: []
    )
    let first = try await connector.open()
    #expect(try await count(first) == "1")
    try await PostgresServer.shared.run("INSERT INTO t VALUES (2)", in: url)
    let second = try await connector.open()
    #expect(try await count(second) == "1")
    // A statement that fails ends its transaction, and the next one sees the same state again.
    await #expect(throws: ConnectorError.self) { try await first.execute("SELECT nothing FROM t") }
    #expect(try await count(first) == "1")
    await #expect(throws: ConnectorError.self) {
      try await second.execute("INSERT INTO t VALUES (3)")
    }
    #expect(try await count(second) == "1")
    for session in [first, second] { await session.close() }
    let later = PostgresConnector(driver: Engine.driver("postgresql"), url: url, redacting: [])
    #expect(try await count(later.open()) == "2")
  }

  /// A watermark is of the state that is measured, whoever writes between the two.
  @Test(.enabled(if: PostgresServer.isExpected)) func watermarksAreOfTheSnapshot() async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    try await PostgresServer.shared.run("CREATE TABLE t AS SELECT 1 AS a", in: url)
    let driver = Engine.driver("postgresql")
    func connections() -> Connections {
      Connections(["w": PostgresConnector(driver: driver, url: url, redacting: [])])
    }
    let place = Position(line: 1, column: 1)
    let origin = SourceLocation(path: "t.yaml", start: place, end: place)
    let rows = NamedFormula(name: "rows", value: .metric(Metric(.rowCount, of: "t")))
    var dataset = Dataset(
      name: "t",
      source: Source(connection: "w", relation: .table("t")),
      checks: [],
      analyzers: [
        Analyzer(text: "RowCount", type: "RowCount", origin: origin, subject: .values([rows]))
      ],
      origin: origin
    )
    dataset.watermark = "a"
    let connection = Connection(name: "w", kind: .postgres, url: Redacted(url))
    let suite = Suite(
      project: nil,
      connections: [connection],
      datasets: [dataset],
      gate: Gate()
    )
    let run = connections()
    let before = await Watermarks(of: suite, with: run, root: "")
    try await PostgresServer.shared.run("INSERT INTO t VALUES (2)", in: url)
    let now = Timestamp(milliseconds: 0)
    let record = await Runner(
      try plan(suite, on: run.capabilities),
      with: run,
      options: RunOptions(asOf: now, clock: { now })
    ).run()
    #expect(record.datasets.first?.analyzers.first?.values.first?.value == 1)
    #expect(await Watermarks(of: suite, with: run, root: "").states == before.states)
    let later = await Watermarks(of: suite, with: connections(), root: "").states
    #expect(later != before.states)
    #expect(later.count == 1)
  }

  /// Sessions that open at the same time do not make a snapshot each, of which the first ones would be gone.
  @Test(.enabled(if: PostgresServer.isExpected)) func onlyOneSnapshotIsExported() async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    let snapshot = SharedSnapshot(
      of: PostgresDatabase(driver: Engine.driver("postgresql"), url: url, redacting: [])
    )
    func openings(after failed: [String]?) async throws -> Set<[String]> {
      try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<6 { group.addTask { try await snapshot.opening(after: failed) } }
        return try await group.reduce(into: []) { $0.insert($1) }
      }
    }
    let first = try await openings(after: nil)
    #expect(first.count == 1)
    // Whoever finds it gone gets another, and all the same one.
    let second = try await openings(after: first.first)
    #expect(second.count == 1)
    #expect(second != first)
    #expect(try await openings(after: first.first) == second)
  }

  @Test func sqliteReadsOneStateAndCannotWrite() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).sqlite")
      .path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try await SQLiteDatabase(driver: Engine.driver("sqlite"), path: path).open()
    for statement in ["PRAGMA journal_mode = WAL", "CREATE TABLE t AS SELECT 1 AS a"] {
      _ = try await writer.execute(statement)
    }
    let session = try await SQLiteConnector(driver: Engine.driver("sqlite"), path: path).open()
    #expect(try await count(session) == "1")
    _ = try await writer.execute("INSERT INTO t VALUES (2)")
    #expect(try await count(session) == "1")
    await #expect(throws: ConnectorError.self) {
      try await session.execute("INSERT INTO t VALUES (3)")
    }
    await session.close()
    await writer.close()
  }

  private func count(_ session: any Session) async throws -> String? {
    try await session.execute("SELECT count(*) AS n FROM t").rows.first?.first?.text
  }
}
