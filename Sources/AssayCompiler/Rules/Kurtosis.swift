import AssayModel

/// `Kurtosis "a" < 3`: how heavy the tails are, in excess of the normal distribution; 0 where values do not vary.
enum Kurtosis: StatisticRule {
  static let name = "Kurtosis"
  static let words = "kurtosis"
  static let statistic = ColumnStatistic.kurtosis
}

extension Kurtosis {
  static let page = RulePage(
    checks:
      "How heavy the tails of a column are, in excess of the normal distribution, which has 0.",
    matters: "Rare extreme values show here when the average does not move yet.",
    nulls: nulls,
    measurement:
      "m4 / m2² - 3 of the population, m2 and m4 being the mean squared distance from the mean "
      + "and the mean of its square; 0 where all values are equal.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Kurtosis "amount" < 0"#,
      fails: #"Kurtosis "amount" > 0"#
    )
  )
}
