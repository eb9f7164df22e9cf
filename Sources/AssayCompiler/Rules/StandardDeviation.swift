import AssayModel

/// `StandardDeviation "a" < 3`: the standard deviation of the population.
enum StandardDeviation: StatisticRule {
  static let name = "StandardDeviation"
  static let words = "standard deviation"
  static let statistic = ColumnStatistic.standardDeviation
}

extension StandardDeviation {
  static let page = RulePage(
    checks: "The standard deviation of a column, taken as a whole population.",
    matters: "Values that scatter more, or less, than they used to come from another process.",
    nulls: nulls,
    measurement:
      "The square root of the mean squared distance from the mean; divided by the number of "
      + "values, not by one less.",
    example: RuleExample(
      """
      orders: id bigint, amount double
      1 | 10
      2 | 20
      3 | 60
      4 | NULL
      """,
      passes: #"StandardDeviation "amount" < 25"#,
      fails: #"StandardDeviation "amount" < 20"#
    )
  )
}
