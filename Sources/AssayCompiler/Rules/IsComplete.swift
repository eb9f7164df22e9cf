package import AssayModel

/// `IsComplete "a"`: no NULL in a column.
package enum IsComplete: RuleType {
  package static let signatures = [
    Signature("IsComplete", ["TargetColumn"], returns: .boolean, supportsWhere: true)
  ]
  package static let dimension = Dimension.completeness

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.requiringCompleteness(of: rule.column())
  }
}
