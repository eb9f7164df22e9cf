import AssayDiagnostics
import AssayModel

/// `ColumnExists "a"`: a column of exactly this name; letter case counts, unlike everywhere else.
enum ColumnExists: RuleType {
  static let signatures = [
    Signature("ColumnExists", ["TargetColumn"], returns: .boolean)
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let column = rule.rule.parameter("TargetColumn")?.value else { return nil }
    return rule.requiringOne(
      "Dataset.\(column).ColumnExists",
      "existence of column \(column)",
      .metric(rule.metric(.schema(.columnExists(column))))
    )
  }
}

extension ColumnExists {
  static let page = RulePage(
    checks:
      "There is a column of exactly this name. Letter case counts, unlike in all other rule "
      + "types.",
    matters: "A column that was renamed breaks those who read it by name.",
    parameters: [
      "TargetColumn": "the column; letter case counts"
    ],
    nulls: "Values play no part.",
    measurement: "1 where the source describes such a column, else 0; it must be 1.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint, Status varchar
      1 | placed
      """,
      passes: #"ColumnExists "Status""#,
      fails: #"ColumnExists "status""#
    )
  )
}
