import AssayModel

/// `StandardDeviation "a" < 3`: the standard deviation of the population.
enum StandardDeviation: StatisticRule {
  static let name = "StandardDeviation"
  static let words = "standard deviation"
  static let statistic = ColumnStatistic.standardDeviation
}
