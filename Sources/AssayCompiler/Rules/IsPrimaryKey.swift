import AssayModel

/// `IsPrimaryKey "id" "day"`: the values occur once, and none of them is NULL.
enum IsPrimaryKey: RuleType {
  static let signatures = [
    Signature(
      "IsPrimaryKey",
      ["TargetColumn"],
      isVariadic: true,
      returns: .boolean,
      supportsWhere: true
    )
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let columns = rule.columns()
    let rule = rule
    return .all(
      columns.map { rule.requiringCompleteness(of: $0) } + [rule.requiringUniqueness(of: columns)]
    )
  }
}
