package import AssayModel

/// `Mean "a" between 1 and 9`: the average.
package enum Mean: StatisticRule {
  package static let name = "Mean"
  package static let words = "mean"
  package static let statistic = ColumnStatistic.mean
}
