import AssayModel

/// `Variance "a" < 9`: the variance of the population.
enum Variance: StatisticRule {
  static let name = "Variance"
  static let words = "variance"
  static let statistic = ColumnStatistic.variance
}

extension Variance {
  static let page = RulePage(
    checks: "The variance of a column, taken as a whole population.",
    matters: "Values that scatter more, or less, than they used to come from another process.",
    nulls: nulls,
    measurement:
      "The mean squared distance from the mean; divided by the number of values, not by one less.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Variance "amount" < 500"#,
      fails: #"Variance "amount" < 400"#
    )
  )
}
