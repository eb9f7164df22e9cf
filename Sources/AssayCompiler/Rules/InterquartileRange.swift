import AssayModel

/// `InterquartileRange "a" < 10`: the third quartile less the first, interpolated.
enum InterquartileRange: StatisticRule {
  static let name = "InterquartileRange"
  static let words = "interquartile range"
  static let statistic = ColumnStatistic.interquartileRange
}
