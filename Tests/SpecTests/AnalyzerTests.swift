import AssayModel
import Testing

/// Analyzers over the dataset of `golden.txt`: what each measures, and that nothing judges them.
@Suite struct AnalyzerTests {
  @Test(arguments: Self.cases)
  func values(_ analyzer: String, _ expected: [String: Double]) async throws {
    for spec in [Self.list(analyzer), Self.ruleset(analyzer)] {
      let record = try await Self.measured(spec)
      #expect(record.trouble.isEmpty, "\(record.trouble)")
      for (name, number) in expected {
        let value = try #require(record.values.first { $0.name == name }?.value, "\(record)")
        #expect(abs(value - number) < 0.00006, "\(name)")
      }
    }
  }

  private static let cases: [(String, [String: Double])] = [
    ("RowCount", ["Dataset.*.RowCount": 6]),
    ("ColumnCount", ["Dataset.*.ColumnCount": 6]),
    (#"Completeness "s""#, ["Column.s.Completeness": 5.0 / 6]),
    (#"Uniqueness "s""#, ["Column.s.Uniqueness": 0.6]),
    (#"UniqueValueRatio "s""#, ["Column.s.UniqueValueRatio": 0.75]),
    (#"DistinctValuesCount "s""#, ["Column.s.DistinctValuesCount": 5]),
    (#"Mean "x""#, ["Column.x.Mean": 0.7]),
    (#"Sum "x""#, ["Column.x.Sum": 3.5]),
    (#"Variance "x""#, ["Column.x.Variance": 1.76]),
    (#"Range "x""#, ["Column.x.Range": 3.5]),
    (#"Entropy "s""#, ["Column.s.Entropy": 1.3322]),
    (#"DuplicateRowCount"#, ["Dataset.*.DuplicateRowCount": 0]),
    (#"ColumnCorrelation "x" "n""#, ["Multicolumn.x,n.ColumnCorrelation": -0.8047]),
    (#"ColumnValues "x""#, ["Column.x.Minimum": -1.5, "Column.x.Maximum": 2]),
    (#"ColumnLength "s""#, ["Column.s.MinimumLength": 0, "Column.s.MaximumLength": 2]),
    (#"ColumnDataType "d""#, ["Column.d.ColumnDataType.INTEGER": 0]),
    (#"CustomSql "select count(*) from primary""#, ["Dataset.*.CustomSQL": 6]),
    (#"RowCountMatch "ref""#, ["Dataset.ref.RowCountMatch": 2]),
    (#"SchemaMatch "ref""#, ["Dataset.ref.SchemaMatch": 0]),
    (#"AggregateMatch "sum(x)" "sum(ref.x)""#, ["Column.x.AggregateMatch": 3.5 / 3]),
    (#"ReferentialIntegrity "id" "ref.id""#, ["Column.ref.ReferentialIntegrity": 0.5]),
    (#"DatasetMatch "ref" "id" "s""#, ["Dataset.ref.DatasetMatch": 2.0 / 6]),
    (
      #"AllStatistics "x""#,
      [
        "Dataset.*.RowCount": 6, "Dataset.*.ColumnCount": 6, "Column.x.Completeness": 5.0 / 6,
        "Column.x.Minimum": -1.5, "Column.x.Sum": 3.5, "Column.x.StandardDeviation": 1.3266,
      ]
    ),
    (
      #"AllStatistics "AllColumns""#,
      ["Column.id.Uniqueness": 1, "Column.s.MaximumLength": 2, "Column.g.Mean": 1.8]
    ),
  ]

  @Test func statisticsSuitTheType() async throws {
    let record = try await Self.measured(Self.list(#"AllStatistics "AllColumns""#))
    let names = Set(record.values.map(\.name))
    #expect(!names.contains("Column.s.Mean"))
    #expect(!names.contains("Column.x.MaximumLength"))
    // Two of the dataset; eight of each number, four of each text.
    #expect(names.count == 42)
  }

  @Test func distributions() async throws {
    let numbers = try await Self.measured(Self.list(#"Distribution "n""#)).distribution
    #expect(numbers.count == 20)
    #expect(numbers.first == Bin(label: "10 to 12.5", count: 1))
    #expect(numbers.last == Bin(label: "57.5 to 60", count: 1))
    #expect(numbers.reduce(0) { $0 + $1.count } == 6)
    let texts = try await Self.measured(Self.list(#"Distribution "s""#)).distribution
    #expect(texts.first == Bin(label: "a", count: 2))
    #expect(texts.map(\.count) == [2, 1, 1, 1])
  }

  @Test func aRulesetCannotHoldADistribution() async throws {
    let result = try await GoldenVectorTests.run(spec: Self.ruleset(#"Distribution "n""#))
    guard case .failure(let refusal) = result, case .refused(let headline) = refusal.judged else {
      Issue.record("\(result)")
      return
    }
    #expect(headline == "a ruleset cannot hold the analyzer `Distribution`")
  }

  @Test(arguments: [
    #"Mean "nothing""#, #"Mean "s""#, #"Distribution "nothing""#, #"AllStatistics "nothing""#,
    #"CustomSql "select nothing from primary""#,
  ])
  func troubleIsToldAndChangesNothing(_ analyzer: String) async throws {
    let record = try await GoldenVectorTests.run(spec: Self.list(analyzer)).get()
    #expect(record.datasets.first?.analyzers.first?.trouble.isEmpty == false)
    #expect(record.gate.holds)
    #expect(record.checks.map(\.outcome.status) == [.passed])
  }

  @Test func nothingIsMeasuredTwice() async throws {
    let record = try await GoldenVectorTests.run(spec: Self.list("RowCount")).get()
    #expect(record.effort.metrics == 1)
  }

  private static func measured(_ spec: String) async throws -> AnalyzerRecord {
    let record = try await GoldenVectorTests.run(spec: spec).get()
    return try #require(record.datasets.first?.analyzers.first)
  }

  private static func list(_ analyzer: String) -> String {
    spec("analyzers:\n  - '\(analyzer)'\nrules: [RowCount > 0]")
  }

  private static func ruleset(_ analyzer: String) -> String {
    spec("rules: |\n  Rules = [ RowCount > 0 ]\n  Analyzers = [ \(analyzer) ]")
  }

  private static func spec(_ rest: String) -> String {
    """
    dataset: golden
    source:
      query: >
        \(GoldenVectorTests.goldenRows.replacing("\n", with: " "))
    \(rest)
    ---
    dataset: ref
    source:
      query: SELECT * FROM (VALUES (1,'a',1.0), (2,'B',2.0), (4,NULL,NULL)) AS t(id, s, x)
    """
  }
}
