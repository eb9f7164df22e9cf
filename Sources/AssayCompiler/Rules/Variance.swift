package import AssayModel

/// `Variance "a" < 9`: the variance of the population.
package enum Variance: StatisticRule {
  package static let name = "Variance"
  package static let words = "variance"
  package static let statistic = ColumnStatistic.variance
}
