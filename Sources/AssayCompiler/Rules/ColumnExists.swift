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
