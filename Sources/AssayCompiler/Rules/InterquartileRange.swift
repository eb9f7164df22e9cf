package import AssayModel

/// `InterquartileRange "a" < 10`: the third quartile less the first, interpolated.
package enum InterquartileRange: StatisticRule {
  package static let name = "InterquartileRange"
  package static let words = "interquartile range"
  package static let statistic = ColumnStatistic.interquartileRange
}
