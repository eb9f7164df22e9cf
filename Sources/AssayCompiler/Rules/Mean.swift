import AssayModel

/// `Mean "a" between 1 and 9`: the average.
enum Mean: StatisticRule {
  static let name = "Mean"
  static let words = "mean"
  static let statistic = ColumnStatistic.mean
}

extension Mean {
  static let page = RulePage(
    checks: "The average of a column.",
    matters:
      "A unit that changed, cents for euros, moves the average before anyone sees a single value.",
    nulls: nulls,
    measurement: "The sum divided by the number of values.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Mean "amount" between 20 and 40"#,
      fails: #"Mean "amount" < 25"#
    )
  )
}
