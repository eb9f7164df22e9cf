import AssayModel

/// A rule type that compares one statistic of a numeric column; NULL takes no part.
protocol StatisticRule: RuleType {
  /// The rule type, which is also the name of the metric.
  static var name: String { get }
  /// What the statistic is called in a sentence.
  static var words: String { get }
  /// The statistic.
  static var statistic: ColumnStatistic { get }
}

extension StatisticRule {
  static var signatures: [Signature] {
    [Signature(name, ["TargetColumn"], returns: .number, supportsWhere: true)]
  }

  static var dimension: Dimension { .validity }

  /// What NULL counts as in every statistic, for the manual.
  static var nulls: String {
    "NULL takes no part. A column of nothing but NULL has no value. A column with NaN or infinity gives NaN, which only "
      + "`!=` and `not in` accept."
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .number)
    return rule.comparing(
      rule.metricName([column], name),
      "\(words) of \(column)",
      .metric(rule.metric(.statistic(statistic, of: column)))
    )
  }
}
