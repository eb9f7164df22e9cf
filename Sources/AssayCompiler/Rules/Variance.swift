import AssayModel

/// `Variance "a" < 9`: the variance of the population.
enum Variance: StatisticRule {
  static let name = "Variance"
  static let words = "variance"
  static let statistic = ColumnStatistic.variance
}
