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

extension IsUnique {
  static let page = RulePage(
    checks: "No value, or combination of values, occurs twice.",
    matters: "A lookup by the columns finds one row at most.",
    nulls:
      "A row whose columns are all NULL is left out, so several of them are no fault. With "
      + "several columns, NULL beside a value is a value like any other.",
    measurement: "Groups of one row, divided by the rows of all groups; it must be 1.",
    example: RuleExample(
      """
      visits: page varchar, day date
      home | 2024-05-01
      home | 2024-05-02
      cart | 2024-05-02
      NULL | 2024-05-02
      """,
      passes: #"IsUnique "page" "day""#,
      fails: #"IsUnique "page""#
    )
  )
}
