package import AssayModel

/// `StandardDeviation "a" < 3`: the standard deviation of the population.
package enum StandardDeviation: StatisticRule {
  package static let name = "StandardDeviation"
  package static let words = "standard deviation"
  package static let statistic = ColumnStatistic.standardDeviation
}
