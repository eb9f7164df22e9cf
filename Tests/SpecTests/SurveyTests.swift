import AssayADBC
import AssayCompiler
import AssayConnector
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayRun
import AssaySyntax
import Foundation
import Testing

/// Shortcuts change nothing of what is measured.
@Suite struct SurveyTests {
  private static let driver = DriverReference(
    name: "duckdb",
    locator: DriverLocator(environment: ProcessInfo.processInfo.environment)
  )

  @Test(arguments: 0..<27)
  func filesAreMeasuredAlike(seed: Int) async throws {
    let rows = [0, 1, 300, 5000][min(3, seed)]
    let folder = try Folder()
    let query = SurveyedData(seed: seed, rows: rows).query
    try await folder.run(["COPY (\(query)) TO '\(folder.path)/t1.parquet' (ROW_GROUP_SIZE 2048)"])
    if seed % 3 == 2 {
      // The second file is all doubles of what is in the first.
      try await folder.run([
        "COPY (FROM '\(folder.path)/t1.parquet' LIMIT 100) TO '\(folder.path)/t2.parquet'"
      ])
    }
    try await expectSameRecords(
      SurveyedData.spec("{connection: local, path: 't*.parquet'}"),
      in: folder
    )
  }

  @Test(arguments: 27..<36)
  func tablesAreMeasuredAlike(seed: Int) async throws {
    let folder = try Folder()
    let query = SurveyedData(seed: seed, rows: 5000).query
    try await folder.run([
      "ATTACH '\(folder.path)/t.duckdb' AS file", "CREATE TABLE file.t AS \(query)", "DETACH file",
    ])
    try await expectSameRecords(
      SurveyedData.spec("{connection: file, table: t}"),
      in: folder,
      attaching: "t.duckdb"
    )
  }

  /// Text is parsed into a table, of which the engine has statistics as well.
  @Test(arguments: 36..<45)
  func loadedFilesAreMeasuredAlike(seed: Int) async throws {
    let folder = try Folder()
    let query = SurveyedData(seed: seed, rows: 5000).query
    try await folder.run(["COPY (\(query)) TO '\(folder.path)/t.csv' (HEADER)"])
    let spec = SurveyedData.spec("{connection: local, path: t.csv}")
    let statements = try await expectSameRecords(spec, in: folder)
    #expect(statements.contains { $0.contains("AS size0") })
  }

  @Test(arguments: ["reference VARCHAR COLLATE NOCASE", "reference VARCHAR"])
  func collationsAreHeeded(column: String) async throws {
    let folder = try Folder()
    try await folder.run([
      "ATTACH '\(folder.path)/t.duckdb' AS file", "CREATE TABLE file.t (\(column))",
      "INSERT INTO file.t VALUES ('a'), ('A'), ('b')", "DETACH file",
    ])
    let spec = SurveyedData.spec(
      "{connection: file, table: t}",
      [#"IsUnique "reference""#, #"DistinctValuesCount "reference" = 2"#]
    )
    try await expectSameRecords(spec, in: folder, attaching: "t.duckdb")
  }

  @Test(arguments: Shortcuts.names.map(\.name))
  func eachShortcutChangesNothing(name: String) async throws {
    let shortcut = try #require(Shortcuts.names.first { $0.name == name }).shortcut
    let folder = try Folder()
    let query = SurveyedData(seed: 13, rows: 5000).query
    try await folder.run(["COPY (\(query)) TO '\(folder.path)/t.parquet' (ROW_GROUP_SIZE 2048)"])
    let spec = SurveyedData.spec("{connection: local, path: t.parquet}")
    let plain = try await folder.record(spec, taking: [])
    for shortcuts in [shortcut, Shortcuts.all.subtracting(shortcut)] {
      let found = try await folder.record(spec, taking: shortcuts)
      for (plain, found) in zip(plain.outcomes, found.outcomes) { #expect(plain == found) }
    }
  }

  @Test func viewsAreScannedOnce() async throws {
    let folder = try Folder()
    try await folder.run([
      "ATTACH '\(folder.path)/t.duckdb' AS file",
      "CREATE VIEW file.t AS SELECT i AS id, 'x' || i AS reference FROM range(1000) AS r(i)",
      "DETACH file",
    ])
    let spec = SurveyedData.spec(
      "{connection: file, table: t}",
      [#"IsUnique "id""#, #"IsComplete "reference""#, #"IsComplete "id""#]
    )
    let statements = try await expectSameRecords(spec, in: folder, attaching: "t.duckdb")
    #expect(!statements.contains { $0.contains("WHERE") && $0.contains("IS NULL") })
  }

  @Test func shortcutsAreTaken() async throws {
    let folder = try Folder()
    try await folder.run([
      "COPY (\(SurveyedData(seed: 0, rows: 5000).query)) TO '\(folder.path)/t.parquet'"
    ])
    let statements = try await expectSameRecords(
      SurveyedData.spec("{connection: local, path: t.parquet}"),
      in: folder
    )
    for mark in [
      #"bitstring_agg("id", 0, 4999)"#, #"WHERE "created" IS NULL"#, "AS size0", "GLOB 'ref-[0-9]",
      "list_contains(['",
    ] {
      #expect(statements.contains { $0.contains(mark) }, "\(mark)")
    }
    #expect(!statements.contains { $0.contains(#"GROUP BY "id""#) })
    let plain = try await folder.record(
      SurveyedData.spec("{connection: local, path: t.parquet}"),
      taking: []
    )
    #expect(!plain.statements.contains { $0.contains("bitstring_agg") || $0.contains("GLOB") })
  }

  /// What has the pattern has its length, as long as all have it.
  @Test(arguments: [
    ("", false), (" UNION ALL SELECT 'ref-1'", true), (" UNION ALL SELECT NULL", true),
  ])
  func lengthsFollowFromAPattern(_ more: String, areMeasured: Bool) async throws {
    let folder = try Folder()
    let rows = "SELECT 'ref-' || lpad(i::VARCHAR, 6, '0') AS reference FROM range(5000) AS r(i)"
    try await folder.run(["COPY (\(rows)\(more)) TO '\(folder.path)/t.parquet'"])
    let spec = SurveyedData.spec(
      "{connection: local, path: t.parquet}",
      [
        #"IsUnique "reference""#, #"ColumnValues "reference" matches "ref-[0-9]{6}""#,
        #"ColumnLength "reference" = 10"#, #"ColumnLength "reference" < 9"#,
        #"ColumnLength "reference" != 3"#,
      ]
    )
    let statements = try await expectSameRecords(spec, in: folder)
    #expect(statements.contains { $0.contains("min(length(coalesce(") } == areMeasured)
  }

  @Test func fewRowsAreScanned() async throws {
    let folder = try Folder()
    try await folder.run([
      "COPY (\(SurveyedData(seed: 0, rows: 99).query)) TO '\(folder.path)/t.parquet'"
    ])
    let found = try await folder.record(
      SurveyedData.spec("{connection: local, path: t.parquet}"),
      leastRows: 100
    )
    #expect(!found.statements.contains { $0.contains("bitstring_agg") })
  }

  /// The file is another one when the first values are counted.
  @Test func changedFilesAreMeasuredAnew() async throws {
    let folder = try Folder()
    try await folder.run([
      "COPY (SELECT i AS id FROM range(5000) AS r(i)) TO '\(folder.path)/t.parquet'",
      "COPY (SELECT NULL::BIGINT AS id FROM range(7)) TO '\(folder.path)/other'",
    ])
    let spec = SurveyedData.spec(
      "{connection: local, path: t.parquet}",
      [#"IsComplete "id""#, #"RowCount = 7"#]
    )
    let found = try await folder.record(spec) { statement in
      guard statement.contains("WHERE") else { return }
      let target = URL(filePath: "\(folder.path)/t.parquet")
      try? FileManager.default.removeItem(at: target)
      try? FileManager.default.copyItem(at: URL(filePath: "\(folder.path)/other"), to: target)
    }
    #expect(found.outcomes == (try await folder.record(spec, taking: [])).outcomes)
  }

  /// Gives back the statements that were run with shortcuts.
  @discardableResult
  private func expectSameRecords(
    _ spec: String,
    in folder: Folder,
    attaching database: String? = nil
  ) async throws -> [String] {
    let plain = try await folder.record(spec, attaching: database, taking: [])
    let surveyed = try await folder.record(spec, attaching: database)
    #expect(plain.outcomes.count == surveyed.outcomes.count)
    for (plain, surveyed) in zip(plain.outcomes, surveyed.outcomes) { #expect(plain == surveyed) }
    return surveyed.statements
  }

  /// A folder for files of one test, which goes with it.
  private final class Folder: Sendable {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(
        path: "survey-\(UUID().uuidString)"
      )
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs statements on an engine of their own.
    func run(_ statements: [String]) async throws {
      let session = try await DuckDBConnector(DuckDBEngine(driver: SurveyTests.driver)).open()
      for statement in statements { _ = try await session.execute(statement) }
      await session.close()
    }

    /// What comes of a spec, in words, so that NaN equals NaN; and the statements that were run.
    func record(
      _ spec: String,
      attaching database: String? = nil,
      taking shortcuts: Shortcuts = .all,
      leastRows: Int64 = 0,
      before: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> (outcomes: [String], statements: [String]) {
      let project = "connections: {local: {type: duckdb}, file: {type: duckdb, url: t.duckdb}}"
      let trees = [(project, FileKind.project), (spec, .spec)].map { text, kind in
        read(TextFile(path: "\(kind).yaml", text: text), as: kind, variables: [:]).tree
      }
      let compiled = compile(trees) { _, _ in .unreadable(reason: "a test") }
      let suite = try #require(compiled.output, "\(compiled.diagnostics.map(\.headline))")
      let engine = DuckDBEngine(driver: SurveyTests.driver)
      let log = StatementLog(before: before)
      let local = DuckDBConnector(engine)
      let file = DuckDBConnector(
        engine,
        attaching: database.map {
          .init(path: "\(path)/\($0)", catalog: suite.catalog(of: "file") ?? "file")
        }
      )
      let connections = Connections([
        "local": LoggedConnector(connector: local, log: log),
        "file": LoggedConnector(connector: file, log: log),
      ])
      let now = try #require(Timestamp("2026-02-01"))
      var options = RunOptions(asOf: now, clock: { now })
      options.root = path
      options.leastSurveyedRows = leastRows
      let runner = Runner(
        try plan(suite, on: connections.capabilities, taking: shortcuts),
        with: connections,
        options: options
      )
      let record = await runner.run()
      return (record.checks.map { "\($0.check.name): \($0.outcome)" }, log.statements)
    }
  }
}
