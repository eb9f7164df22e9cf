import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import Testing

/// The names under which values are remembered.
@Suite struct SeriesNameTests {
  /// The series that rules of one dataset stand on.
  private static func series(_ rules: [String]) throws -> [[String]] {
    let items = rules.map { "  - '\($0.replacing("'", with: "''"))'\n" }.joined()
    let text = "dataset: t\nsource: {path: t.csv}\nrules:\n\(items)"
    let file = TextFile(path: "t.yaml", bytes: Array(text.utf8))
    let parsed = read(file, as: .spec, variables: [:])
    let compiled = compile([parsed.tree]) { _, _ in .unreadable(reason: "") }
    let suite = try #require(compiled.output, "\(compiled.diagnostics)")
    return try #require(suite.datasets.first).checks.map { $0.verdict.criteria.map(\.series) }
  }

  private static let long = (0..<60).map { "\"value \($0)\"" }

  @Test func whatIsMeasuredOtherwiseIsAnotherSeries() throws {
    let rules = [
      "RowCount > 0", "RowCount > 0 where \"a > 1\"", "RowCount > 0 where \"a > 2\"",
      "RowCount > 0 where \"a > '1'\"", "Completeness \"a\" > 0", "Completeness \"b\" > 0",
      "Completeness \"a\" > 0 where \"b > 1\"", "Mean \"a\" > 0", "Sum \"a\" > 0",
      "Uniqueness \"a\" > 0", "Uniqueness \"a\" \"b\" > 0", "Uniqueness \"ab\" > 0",
      "DistinctValuesCount \"a\" > 0", "ColumnValues \"a\" matches \"x\"",
      "ColumnValues \"a\" matches \"y\"", "ColumnValues \"a\" in [\"x\"]",
      "ColumnValues \"a\" in [\"x\", \"y\"]", "ColumnValues \"a\" not in [\"x\"]",
      "ColumnValues \"a\" in [\(Self.long.joined(separator: ", "))]",
      "ColumnValues \"a\" in [\(Self.long.dropLast().joined(separator: ", "))]",
      "ColumnValues \"a\" in [\((Self.long.dropLast() + ["\"other\""]).joined(separator: ", "))]",
      "CustomSql \"select count(*) from primary\" > 0",
      "CustomSql \"select sum(a) from primary\" > 0",
      "ColumnLength \"a\" > 1", "ColumnCorrelation \"a\" \"b\" > 0",
    ]
    var seen: [[String]: String] = [:]
    for (rule, names) in zip(rules, try Self.series(rules)) {
      #expect(!names.isEmpty, "\(rule)")
      #expect(seen[names] == nil, "\(rule) and \(seen[names] ?? "") are both \(names)")
      #expect(names.allSatisfy { $0.utf8.count <= 400 }, "\(names)")
      seen[names] = rule
    }
  }

  @Test(arguments: [
    ["RowCount > 1", "RowCount between 3 and 9", "RowCount > 0.5 * avg(last(3))"],
    [
      "Completeness \"a\" > 0.5", "Completeness \"a\" = 1.0",
      "DetectAnomalies \"Completeness\" \"a\"",
    ],
    ["Mean \"a\" > 1 where \"b > 1\"", "Mean \"a\" < 5 where \"b  >\n1\""],
    [
      "ColumnValues \"a\" in [\"x\"] with threshold > 0.5",
      "ColumnValues \"a\" in [\"x\"] with threshold > 0.9",
    ],
    ["CustomSql \"select 1\" > 0", "CustomSql \"select  1\" between 0 and 5"],
    ["RowCount > 2", "DetectAnomalies \"RowCount\""],
  ])
  func anotherThresholdIsTheSameSeries(_ rules: [String]) throws {
    let names = Set(try Self.series(rules))
    #expect(names.count == 1, "\(names)")
  }
}
