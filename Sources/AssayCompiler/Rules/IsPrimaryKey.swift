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

extension IsPrimaryKey {
  static let page = RulePage(
    checks: "The combination of values occurs once, and no value in it is NULL.",
    matters: "The columns name each row, as a key of a database does.",
    nulls: "A single NULL in any of the columns fails.",
    measurement:
      "The share of rows with a value in each column, and the share of rows whose combination "
      + "occurs once; all must be 1.",
    example: RuleExample(
      """
      lines: order_id bigint, line bigint, sku varchar
      1 | 1 | A-7
      1 | 2 | B-2
      2 | 1 | NULL
      """,
      passes: #"IsPrimaryKey "order_id" "line""#,
      fails: #"IsPrimaryKey "order_id" "sku""#
    )
  )
}
