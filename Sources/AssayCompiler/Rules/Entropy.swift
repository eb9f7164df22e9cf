import AssayModel

/// `Entropy "a" > 1`: how evenly the values are spread, in nats; NULL is not a value.
enum Entropy: RuleType {
  static let signatures = [
    Signature("Entropy", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    return rule.comparing(
      rule.metricName([column], "Entropy"),
      "entropy of \(column)",
      .metric(rule.metric(.groups([column], .entropy)))
    )
  }
}

extension Entropy {
  static let page = RulePage(
    checks:
      "How evenly the rows are spread over the distinct values, in nats: 0 where there is one "
      + "value only, ln n where n values are equally frequent.",
    matters: "A column that suddenly holds one value for nearly all rows has lost what it told.",
    nulls: "NULL is not a value; empty text is one.",
    measurement:
      "The sum of -p ln p over the distinct values, p being the share of rows with the value.",
    example: RuleExample(
      """
      orders: id bigint, country varchar
      1 | AT
      2 | AT
      3 | CH
      4 | DE
      """,
      passes: #"Entropy "country" > 1"#,
      fails: #"Entropy "country" > 1.2"#
    )
  )
}
