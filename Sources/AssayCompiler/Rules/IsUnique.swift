package import AssayModel

/// `IsUnique "a"`: no value occurs twice; NULL may.
package enum IsUnique: RuleType {
  package static let signatures = [
    Signature(
      "IsUnique",
      ["TargetColumn"],
      isVariadic: true,
      returns: .boolean,
      supportsWhere: true
    )
  ]
  package static let dimension = Dimension.uniqueness

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.requiringUniqueness(of: rule.columns())
  }
}
