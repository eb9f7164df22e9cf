import AssayDiagnostics
package import AssayModel

/// `ColumnExists "a"`: a column of exactly this name; letter case counts, unlike everywhere else.
package enum ColumnExists: RuleType {
  package static let signatures = [
    Signature("ColumnExists", ["TargetColumn"], returns: .boolean)
  ]
  package static let dimension = Dimension.consistency

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let column = rule.rule.parameter("TargetColumn")?.value else { return nil }
    return rule.requiringOne(
      "Dataset.\(column).ColumnExists",
      "existence of column \(column)",
      .metric(rule.metric(.schema(.columnExists(column))))
    )
  }
}
