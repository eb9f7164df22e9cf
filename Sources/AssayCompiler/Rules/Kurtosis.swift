package import AssayModel

/// `Kurtosis "a" < 3`: how heavy the tails are, in excess of the normal distribution; 0 where values do not vary.
package enum Kurtosis: StatisticRule {
  package static let name = "Kurtosis"
  package static let words = "kurtosis"
  package static let statistic = ColumnStatistic.kurtosis
}
