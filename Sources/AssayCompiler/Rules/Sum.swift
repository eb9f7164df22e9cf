import AssayModel

/// `Sum "a" > 0`: the sum.
enum Sum: StatisticRule {
  static let name = "Sum"
  static let words = "sum"
  static let statistic = ColumnStatistic.sum
}

extension Sum {
  static let page = RulePage(
    checks: "The sum of a column.",
    matters: "Totals are what reports show, and a total outside of its range is what readers see.",
    nulls: nulls,
    measurement: "The sum of the values.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Sum "amount" = 90"#,
      fails: #"Sum "amount" > 100"#
    )
  )
}
