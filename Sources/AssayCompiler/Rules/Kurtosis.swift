import AssayModel

/// `Kurtosis "a" < 3`: how heavy the tails are, in excess of the normal distribution; 0 where values do not vary.
enum Kurtosis: StatisticRule {
  static let name = "Kurtosis"
  static let words = "kurtosis"
  static let statistic = ColumnStatistic.kurtosis
}
