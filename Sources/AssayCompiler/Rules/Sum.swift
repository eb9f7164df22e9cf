import AssayModel

/// `Sum "a" > 0`: the sum.
enum Sum: StatisticRule {
  static let name = "Sum"
  static let words = "sum"
  static let statistic = ColumnStatistic.sum
}
