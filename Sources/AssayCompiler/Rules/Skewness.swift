import AssayModel

/// `Skewness "a" between -1 and 1`: how lopsided the values are; 0 where they do not vary.
enum Skewness: StatisticRule {
  static let name = "Skewness"
  static let words = "skewness"
  static let statistic = ColumnStatistic.skewness
}
