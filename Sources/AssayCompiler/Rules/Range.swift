import AssayModel

/// `Range "a" < 100`: the maximum less the minimum.
enum Range: RuleType {
  static let signatures = [
    Signature("Range", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .number)
    let extremes = [ColumnStatistic.maximum, .minimum].map { statistic in
      Formula.metric(rule.metric(.statistic(statistic, of: column)))
    }
    return rule.comparing(
      rule.metricName([column], "Range"),
      "range of \(column)",
      .difference(extremes[0], extremes[1])
    )
  }
}
