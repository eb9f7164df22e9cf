import AssayModel

/// `IsUnique "a"`: no value occurs twice; NULL may.
enum IsUnique: RuleType {
  static let signatures = [
    Signature(
      "IsUnique",
      ["TargetColumn"],
      isVariadic: true,
      returns: .boolean,
      supportsWhere: true
    )
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.requiringUniqueness(of: rule.columns())
  }
}
