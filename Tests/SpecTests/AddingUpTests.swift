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

/// What is added up of partitions is what a look at all rows would give.
@Suite struct AddingUpTests {
  /// How rows are divided; the number of the row is `n`.
  private static let divisions = [
    "'all'", "n % 2", "n // 700", "CASE WHEN n % 3 > 0 THEN status END", "n % 97",
    "CASE WHEN n = 1 THEN 'one' ELSE 'rest of=it' END",
  ]

  private static let rules =
    SurveyedData.rules
    + ["id", "quantity", "amount", "weight"].flatMap { column in
      [
        "ColumnValues \"\(column)\" between -1 and 5", "Mean \"\(column)\" > -7",
        "Sum \"\(column)\" > -7", "StandardDeviation \"\(column)\" > 1",
        "Variance \"\(column)\" > 1", "Sum \"\(column)\" > 3 where \"flag\"",
        "Mean \"\(column)\" > 3 where \"quantity < 50\"", "Range \"\(column)\" > 3",
        "StandardDeviation \"\(column)\" > 2 where \"quantity > 7\"",
      ]
    } + ["ColumnLength \"note\" between 2 and 30"]

  @Test(arguments: 0..<24)
  func totalsAreThoseOfAllRows(seed: Int) async throws {
    let isText = seed % 5 == 4
    let data = try Partitions(isText ? "csv" : "parquet")
    let rows = [0, 1, 300, 5000][min(3, seed)]
    let query = SurveyedData(seed: seed, rows: rows).query
    try await data.write(query, by: Self.divisions[seed % Self.divisions.count])
    let plain = try await data.record(Self.rules)
    let added = try await data.record(Self.rules, by: "part")
    expectSame(plain.record, added.record, isText: isText)
    let mark = try #require(added.record.datasets.first?.addedUp)
    #expect(mark.metrics > 50)
    #expect(mark.scanned == mark.partitions)
    // Half of the partitions are known; then all of them, and nothing is looked at.
    for known in [added.known.filter { $0.key.utf8.reduce(0, &+) % 2 == 0 }, added.known] {
      let again = try await data.record(Self.rules, by: "part", knowing: known)
      expectSame(plain.record, again.record, isText: isText)
      // What text does not give, because it is of another type, is asked for each time.
      if !isText {
        #expect(again.record.datasets.first?.addedUp?.scanned == mark.partitions - known.count)
      }
      let values = again.record.checks.flatMap(\.outcome.values).map(\.words)
      #expect(values == added.record.checks.flatMap(\.outcome.values).map(\.words))
    }
  }

  /// What is known of some metrics only is asked for of the others.
  @Test func newMetricsAreAskedForOfAllPartitions() async throws {
    let data = try Partitions("parquet")
    try await data.write(SurveyedData(seed: 8, rows: 900).query, by: "n % 5")
    let few = try await data.record(["RowCount > 0", "Sum \"quantity\" > 0"], by: "part")
    let more = try await data.record(Self.rules, by: "part", knowing: few.known)
    expectSame(try await data.record(Self.rules).record, more.record)
    let statements = more.statements.filter { $0.contains("assay partition") }
    #expect(statements.count == 1)
    #expect(statements.allSatisfy { !$0.contains("sum(\"quantity\") AS") })
  }

  /// Numbers of other columns do not go together, and a column that is called as the file is none of Assay's.
  @Test func otherColumnsAreLookedAtAgain() async throws {
    let data = try Partitions("parquet")
    try await data.write("SELECT i::INT AS id FROM range(20) AS r(i)", by: "n % 4")
    let rules = ["RowCount > 0", "Sum \"id\" > 0"]
    let found = try await data.record(rules, by: "part")
    let other = found.known.mapValues { state in
      PartitionState(
        dataset: "t",
        partition: state.partition,
        fingerprint: "",
        run: "",
        asOf: state.asOf,
        addends: PartitionAddends(
          columns: [SourceColumn(name: "id", type: "VARCHAR")],
          values: state.addends.values.mapValues { _ in .integer(99) }
        )
      )
    }
    let again = try await data.record(rules, by: "part", knowing: other)
    #expect(again.record.datasets.first?.addedUp?.scanned == 6)
    expectSame(found.record, again.record)
    let named = try Partitions("parquet")
    try await named.write("SELECT i::INT AS id, 'x' AS filename FROM range(9) AS r(i)", by: "n % 4")
    let plain = try await named.record(rules, by: "part").record
    #expect(plain.datasets.first?.addedUp == nil)
    #expect(plain.checks.allSatisfy { $0.outcome.status == .passed })
  }

  /// The reader of JSON guesses formats of times by many files, so that a new one may change how others are read.
  @Test(arguments: [(#""2026-01-02""#, 2), ("3.5", 0)])
  func timesInJSONAreReadAnew(_ value: String, scanned: Int) async throws {
    let data = try Partitions("json")
    for part in 1...2 { try data.write("{\"id\": \(part), \"x\": \(value)}\n", to: "\(part)") }
    let rules = ["RowCount > 0", "Sum \"id\" > 0"]
    let found = try await data.record(rules, by: "part")
    let again = try await data.record(rules, by: "part", knowing: found.known)
    #expect(again.record.datasets.first?.addedUp?.scanned == scanned)
    expectSame(found.record, again.record)
  }

  /// So many partitions take as few statements as one.
  @Test func aThousandPartitionsTakeOneStatement() async throws {
    let data = try Partitions("parquet")
    try await data.write("SELECT i AS id FROM range(2000) AS r(i)", by: "n // 2")
    let found = try await data.record(["RowCount > 0", "Sum \"id\" > 0"], by: "part")
    #expect((found.record.datasets.first?.addedUp?.partitions ?? 0) >= 1000)
    #expect(found.statements.count { $0.contains("assay partition") } == 1)
    #expect(found.record.checks.allSatisfy { $0.outcome.status == .passed })
  }

  private func expectSame(
    _ plain: RunRecord,
    _ added: RunRecord,
    isText: Bool = false,
    _ location: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(
      plain.checks.count == added.checks.count && !plain.checks.isEmpty,
      sourceLocation: location
    )
    for (plain, added) in zip(plain.checks, added.checks) {
      #expect(plain.check.name == added.check.name, sourceLocation: location)
      #expect(
        plain.outcome.status == added.outcome.status,
        "\(plain.check.name): \(plain.outcome.message) / \(added.outcome.message)",
        sourceLocation: location
      )
      // In words, NaN equals NaN.
      let rows = [plain, added].map { $0.outcome.samples.map { "\($0)" } }
      #expect(rows[0] == rows[1], sourceLocation: location)
      #expect(plain.outcome.passingRows == added.outcome.passingRows, sourceLocation: location)
      for (plain, added) in zip(plain.outcome.values, added.outcome.values) {
        #expect(
          plain.name == added.name && plain.agrees(with: added, isText: isText),
          "\(plain.words) / \(added.words)",
          sourceLocation: location
        )
      }
    }
  }
}

extension NamedValue {
  fileprivate var words: String { "\(name): \(value.map { String($0) } ?? "none")" }

  /// Whether the numbers are equal, and where the engine rounds while it adds, nearly so; it reads no decimals in text.
  fileprivate func agrees(with other: NamedValue, isText: Bool) -> Bool {
    guard let value, let expected = other.value else { return value == other.value }
    if value == expected || value.isNaN && expected.isNaN { return true }
    let isRounded =
      ["Mean", "StandardDeviation", "Variance"].contains { name.contains($0) }
      || name.contains("weight.Sum") || isText && name.contains("amount.Sum")
    return isRounded && (value - expected).magnitude <= 1e-9 * expected.magnitude
  }
}

/// Files in folders that are named after parts, which go with the test.
private final class Partitions: Sendable {
  private static let driver = DriverReference(
    name: "duckdb",
    locator: DriverLocator(environment: ProcessInfo.processInfo.environment)
  )

  private let path: String
  private let ending: String

  init(_ ending: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "parts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
    self.ending = ending
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes the rows of a query, and beside text, of which nothing tells the types then, a folder without rows and one of
  /// nothing but NULL.
  func write(_ query: String, by division: String) async throws {
    let session = try await DuckDBConnector(DuckDBEngine(driver: Self.driver)).open()
    let format = "FORMAT \(ending)"
    let rows = "SELECT *, row_number() OVER () - 1 AS n FROM (\(query))"
    var statements = [
      """
      COPY (SELECT * EXCLUDE (n), (\(division)) AS part FROM (\(rows))) TO '\(path)/t'
      (\(format), PARTITION_BY (part), OVERWRITE_OR_IGNORE)
      """
    ]
    for (value, source) in [
      ("zz-empty", "SELECT * FROM (\(query)) LIMIT 0"),
      ("zz-null", "SELECT nullif(COLUMNS(*), COLUMNS(*)) FROM (\(query)) LIMIT 3"),
    ] where ending != "csv" {
      let folder = "\(path)/t/part=\(value)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      statements.append("COPY (\(source)) TO '\(folder)/data_0.\(ending)' (\(format))")
    }
    for statement in statements { _ = try await session.execute(statement) }
    await session.close()
  }

  /// Writes a file of a partition.
  func write(_ text: String, to partition: String) throws {
    let folder = "\(path)/t/part=\(partition)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/data_0.\(ending)", atomically: true, encoding: .utf8)
  }

  /// What comes of rules, the partitions that are known afterwards, and the statements that were run.
  func record(
    _ rules: [String],
    by key: String? = nil,
    knowing known: [String: PartitionState] = [:]
  ) async throws -> (record: RunRecord, known: [String: PartitionState], statements: [String]) {
    let spec = SurveyedData.spec("{connection: local, path: 't/part=*/*.\(ending)'}", rules)
    let trees = [("connections: {local: {type: duckdb}}", FileKind.project), (spec, .spec)].map {
      text,
      kind in
      read(TextFile(path: "\(kind).yaml", text: text), as: kind, variables: [:]).tree
    }
    let compiled = compile(trees) { _, _ in .unreadable(reason: "a test") }
    let suite = try #require(
      compiled.output,
      "\(compiled.diagnostics.filter { $0.severity == .error }.map(\.headline))"
    )
    let log = StatementLog()
    let connector = DuckDBConnector(DuckDBEngine(driver: Self.driver))
    let connections = Connections(["local": LoggedConnector(connector: connector, log: log)])
    let now = try #require(Timestamp("2026-02-01"))
    var options = RunOptions(asOf: now, clock: { now })
    options.root = path
    if let key {
      let folders = try FileManager.default.contentsOfDirectory(atPath: "\(path)/t")
      var partitioning = Partitioning(
        key: key,
        values: folders.map { String($0.dropFirst(key.count + 1)) }
      )
      partitioning.known = known
      options.partitionings = ["t": partitioning]
    }
    let plan = try plan(
      suite,
      on: connections.capabilities,
      addingUp: options.partitionings.mapValues(\.key)
    )
    let runner = Runner(plan, with: connections, options: options)
    let record = await runner.run()
    let measured = await runner.addends(of: "t", in: record)
    let states = measured.map { value, addends in
      let state = PartitionState(
        dataset: "t",
        partition: Partition(key: key ?? "", value: value),
        fingerprint: "",
        run: "",
        asOf: now,
        addends: addends
      )
      return (value, state)
    }
    return (record, Dictionary(uniqueKeysWithValues: states), log.statements)
  }
}
