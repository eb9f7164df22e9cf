package import AssayModel

/// `Skewness "a" between -1 and 1`: how lopsided the values are; 0 where they do not vary.
package enum Skewness: StatisticRule {
  package static let name = "Skewness"
  package static let words = "skewness"
  package static let statistic = ColumnStatistic.skewness
}
