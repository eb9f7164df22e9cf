import AssayModel

/// `IsComplete "a"`: no NULL in a column.
enum IsComplete: RuleType {
  static let signatures = [
    Signature("IsComplete", ["TargetColumn"], returns: .boolean, supportsWhere: true)
  ]
  static let dimension = Dimension.completeness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.requiringCompleteness(of: rule.column())
  }
}
