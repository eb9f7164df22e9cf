package import AssayModel

/// `Sum "a" > 0`: the sum.
package enum Sum: StatisticRule {
  package static let name = "Sum"
  package static let words = "sum"
  package static let statistic = ColumnStatistic.sum
}
