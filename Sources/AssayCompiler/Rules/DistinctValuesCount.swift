import AssayModel

/// `DistinctValuesCount "a" = 7`: the number of distinct values, NULL counting as one.
enum DistinctValuesCount: RuleType {
  static let signatures = [
    Signature("DistinctValuesCount", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    let rowCount = rule.rowCount
    return rule.comparing(
      rule.metricName([column], "DistinctValuesCount"),
      "distinct values count of \(column)",
      .metric(rule.metric(.groups([column], .groups)))
    ) { $0.considered = rowCount }
  }
}

extension DistinctValuesCount {
  static let page = RulePage(
    checks: "The number of distinct values.",
    matters: "A code list that grows by a value has a new case that nobody handles yet.",
    nulls: "NULL counts as one value, however often it occurs.",
    measurement: "The number of groups of equal values.",
    emptyTable: .compares(0),
    emptySelection: .compares(0),
    example: RuleExample(
      """
      orders: id bigint, status varchar
      1 | placed
      2 | shipped
      3 | placed
      4 | NULL
      """,
      passes: #"DistinctValuesCount "status" = 3"#,
      fails: #"DistinctValuesCount "status" <= 2"#
    )
  )
}
