import AssayDiagnostics
import AssayLogic
import AssayModel
import Testing

/// What becomes of one rule that is written otherwise.
@Suite struct DifferenceTests {
  static let rules: [(before: String, after: String, kind: SpecChange.Kind?)] = [
    // Thresholds.
    (#"Completeness "a" > 0.95"#, #"Completeness "a" > 0.90"#, .loosened),
    (#"Completeness "a" > 0.90"#, #"Completeness "a" > 0.9"#, nil),
    (#"Completeness "a" >= 0.9"#, #"Completeness "a" > 0.9"#, .tightened),
    (#"IsComplete "a""#, #"Completeness "a" = 1"#, nil),
    (#"IsComplete "a""#, #"Completeness "a" >= 1.0"#, nil),
    (#"IsComplete "a""#, #"Completeness "a" > 0.99"#, .loosened),
    (#"Completeness "a" > 0.9"#, #"Completeness "a" < 0.9"#, .changed),
    ("RowCount > 0", "RowCount >= 1", nil),
    ("RowCount > 0", "RowCount between 0 and 10", .tightened),
    ("RowCount between 1 and 10", "RowCount between 1 and 9", .tightened),
    ("RowCount between 1 and 10", "RowCount between 2 and 11", .changed),
    ("RowCount not between 2 and 8", "RowCount not between 3 and 7", .loosened),
    ("RowCount = 5", "RowCount in [5, 6]", .loosened),
    ("RowCount not in [5, 6]", "RowCount != 5", .loosened),
    (#"Mean "a" > 5"#, #"Mean "a" >= 5"#, .loosened),
    // What earlier runs decide.
    ("RowCount > avg(last(7)) * 0.8", "RowCount > avg(last(7)) * 0.7", .loosened),
    ("RowCount > avg(last(7)) * 0.8", "RowCount > 0.8 * avg(last(7))", nil),
    ("RowCount > avg(last(7)) - 5", "RowCount > avg(last(7)) - 4", .tightened),
    ("RowCount > avg(last(7))", "RowCount > avg(last(8))", .changed),
    (
      "RowCount between avg(last(7)) * 0.5 and avg(last(7)) * 2",
      "RowCount between avg(last(7)) * 0.5 and avg(last(7)) * 3", .loosened
    ),
    (#"Mean "a" > avg(last(7)) * 0.8"#, #"Mean "a" > avg(last(7)) * 0.7"#, .changed),
    // Tests of rows.
    (#"ColumnValues "a" > 0"#, #"ColumnValues "a" >= 0"#, .loosened),
    (#"ColumnValues "a" > 0"#, #"ColumnValues "a" != 0"#, .loosened),
    (#"ColumnValues "a" in ["x"]"#, #"ColumnValues "a" in ["x", "y"]"#, .loosened),
    (#"ColumnValues "a" not in ["x"]"#, #"ColumnValues "a" not in ["x", "y"]"#, .tightened),
    (#"ColumnValues "a" in ["x", NULL]"#, #"ColumnValues "a" in ["x"]"#, .tightened),
    (
      #"ColumnValues "a" in ["x"] with threshold > 0.9"#,
      #"ColumnValues "a" in ["x", "y"] with threshold > 0.8"#, .loosened
    ),
    (
      #"ColumnValues "a" in ["x"] with threshold > 0.8"#,
      #"ColumnValues "a" in ["x", "y"] with threshold > 0.9"#, .changed
    ),
    (
      #"ColumnValues "a" in ["x", "y"] with threshold < 0.1"#,
      #"ColumnValues "a" in ["x"] with threshold < 0.1"#, .loosened
    ),
    (#"ColumnValues "a" matches "[a-z]""#, #"ColumnValues "a" matches "[a-z]+""#, .changed),
    (
      #"ColumnValues "a" > "2024-01-01""#, #"ColumnValues "a" > "2023-12-31""#, .loosened
    ),
    (#"ColumnValues "a" > (now() - 3 days)"#, #"ColumnValues "a" > (now() - 4 days)"#, .loosened),
    (#"ColumnLength "a" > 0"#, #"ColumnLength "a" >= 1"#, nil),
    (#"ColumnLength "a" < 9"#, #"ColumnLength "a" <= 9"#, .loosened),
    (#"DataFreshness "a" <= 24 hours"#, #"DataFreshness "a" <= 1 days"#, nil),
    (#"DataFreshness "a" <= 24 hours"#, #"DataFreshness "a" <= 2 days"#, .loosened),
    // Filters.
    (#"IsComplete "a""#, #"IsComplete "a" where "b > 0""#, .loosened),
    (#"IsComplete "a" where "b > 0""#, #"IsComplete "a" where "B>0 and c = 1""#, .loosened),
    (#"IsComplete "a" where "b > 0""#, #"IsComplete "a" where "b > 0 or c = 1""#, .changed),
    (
      #"IsComplete "a" where "b between 1 and 5""#,
      #"IsComplete "a" where "b between 1 and 5 and c""#, .loosened
    ),
    (#"IsUnique "a" where "x""#, #"IsUnique "a""#, .tightened),
    (#"Completeness "a" > 0.9"#, #"Completeness "a" > 0.9 where "b""#, .changed),
    // Compositions.
    (#"(IsComplete "a") and (IsUnique "a")"#, #"IsPrimaryKey "a""#, nil),
    (#"(IsComplete "a") or (IsUnique "a")"#, #"(IsUnique "a") or (IsComplete "a")"#, nil),
    (
      #"(Completeness "a" > 0.9) or (Completeness "b" > 0.9)"#,
      #"(Completeness "a" > 0.8) or (Completeness "b" > 0.9)"#, .loosened
    ),
    // Others.
    (#"IsUnique "a" "b""#, #"IsUnique "b" "a""#, nil),
    (
      #"ReferentialIntegrity "a" "ref.b" = 1.0"#, #"ReferentialIntegrity "a" "ref.b" > 0.9"#,
      .loosened
    ),
    (
      #"DetectAnomalies "RowCount" with lower = 5"#, #"DetectAnomalies "RowCount" with lower = 4"#,
      .loosened
    ),
    (#"DetectAnomalies "RowCount""#, #"DetectAnomalies "RowCount" with lower = 4"#, .changed),
    (#"CustomSql "select 1" > 0"#, #"CustomSql "select 2" > 0"#, .changed),
  ]

  @Test(arguments: rules)
  func isJudged(_ before: String, _ after: String, _ expected: SpecChange.Kind?) throws {
    let (base, head) = (try revision(rules: [before]), try revision(rules: [after]))
    #expect(difference(from: base, to: head).changes.map(\.kind) == [expected].compactMap(\.self))
    let opposite: SpecChange.Kind? =
      switch expected {
      case .loosened: .tightened
      case .tightened: .loosened
      default: expected
      }
    #expect(difference(from: head, to: base).changes.map(\.kind) == [opposite].compactMap(\.self))
  }

  static let settings: [(before: String, after: String, kind: SpecChange.Kind?)] = [
    ("severity: critical", "severity: warning", .loosened),
    ("severity: info", "severity: warning", .tightened),
    ("status: active", "status: proposed", .loosened),
    ("status: active", "status: disabled", .disabled),
    ("status: proposed", "status: disabled", .disabled),
    ("status: disabled", "status: active", .tightened),
    ("status: proposed", "status: active", .tightened),
    ("name: one", "name: two", nil),
    ("because: this", "because: that", nil),
    ("tags: [a]", "tags: [b]", nil),
  ]

  @Test(arguments: settings)
  func heedsWhatStandsBesideTheRule(
    _ before: String,
    _ after: String,
    _ expected: SpecChange.Kind?
  ) throws {
    let base = try revision(rules: ["rule: RowCount > 0\n    \(before)"])
    let head = try revision(rules: ["rule: RowCount > 0\n    \(after)"])
    #expect(difference(from: base, to: head).changes.map(\.kind) == [expected].compactMap(\.self))
  }

  /// Equal measures are told apart by what is left once the others have found their like.
  @Test func pairsTheLikeliest() throws {
    let base = try revision(rules: [
      #"Completeness "a" > 0.5"#, #"Completeness "a" > 0.9"#, "RowCount > 0",
    ])
    let head = try revision(rules: [
      "RowCount > 0", #"Completeness "a" > 0.9"#, #"Completeness "a" > 0.6"#,
    ])
    let change = try #require(difference(from: base, to: head).changes.first)
    #expect(difference(from: base, to: head).changes.count == 1)
    #expect(change.kind == .tightened)
    #expect(change.before?.text == #"Completeness "a" > 0.5"#)
    #expect(change.after?.origin?.start.line == 6)
  }

  /// One that is disabled asks for nothing.
  @Test func missesNothingThatWasDisabled() throws {
    let base = try revision(rules: ["RowCount > 0", "rule: IsUnique \"a\"\n    status: disabled"])
    let head = try revision(rules: ["RowCount > 0", "rule: IsUnique \"b\"\n    status: disabled"])
    #expect(difference(from: base, to: head).changes.isEmpty)
  }

  /// Ten thousand rules on one column are still paired.
  @Test func staysFastInACrowd() throws {
    let many = (0..<2000).map { #"CustomSql "select \#($0)" > 0"# }
    let base = try revision(rules: many)
    let head = try revision(rules: many.reversed() + ["RowCount > 0"])
    #expect(difference(from: base, to: head).changes.map(\.kind) == [.added])
  }
}
