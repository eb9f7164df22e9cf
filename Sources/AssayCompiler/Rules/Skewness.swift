import AssayModel

/// `Skewness "a" between -1 and 1`: how lopsided the values are; 0 where they do not vary.
enum Skewness: StatisticRule {
  static let name = "Skewness"
  static let words = "skewness"
  static let statistic = ColumnStatistic.skewness
}

extension Skewness {
  static let page = RulePage(
    checks:
      "How lopsided the values of a column are: 0 where both sides are alike, above 0 with a "
      + "long tail of large values.",
    matters: "A few huge values that pull the average away show here.",
    nulls: nulls,
    measurement:
      "m3 / m2^1.5 of the population, m2 and m3 being the mean squared and the mean cubed "
      + "distance from the mean; 0 where all values are equal.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"Skewness "amount" > 0"#,
      fails: #"Skewness "amount" between -0.5 and 0.5"#
    )
  )
}
