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

extension IsComplete {
  static let page = RulePage(
    checks: "A column is NULL in no row.",
    matters: "Whoever reads the column need not think of what to do without a value.",
    nulls: "A single NULL fails. Empty text, blanks and NaN are values.",
    measurement: "Rows with a value, divided by all rows; it must be 1.",
    example: RuleExample(
      """
      customers: id bigint, email varchar
      1 | ada@example.com
      2 | NULL
      3 | ''
      4 | cy@example.com
      """,
      passes: #"IsComplete "id""#,
      fails: #"IsComplete "email""#
    )
  )
}
