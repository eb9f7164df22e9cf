import AssayModel

/// `Range "a" < 100`: the maximum less the minimum.
enum Range: RuleType {
  static let signatures = [
    Signature("Range", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .number)
    let extremes = [ColumnStatistic.maximum, .minimum].map { statistic in
      Formula.metric(rule.metric(.statistic(statistic, of: column)))
    }
    return rule.comparing(
      rule.metricName([column], "Range"),
      "range of \(column)",
      .difference(extremes[0], extremes[1])
    )
  }
}

extension Range {
  static let page = RulePage(
    checks: "The largest value of a column less the smallest.",
    matters: "It says whether all values lie in one window, without saying where that window is.",
    nulls: "NULL takes no part. A column of nothing but NULL has no range.",
    measurement: "The maximum less the minimum.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Range "amount" <= 50"#,
      fails: #"Range "amount" < 50"#
    )
  )
}
