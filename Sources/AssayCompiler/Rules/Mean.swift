import AssayModel

/// `Mean "a" between 1 and 9`: the average.
enum Mean: StatisticRule {
  static let name = "Mean"
  static let words = "mean"
  static let statistic = ColumnStatistic.mean
}
