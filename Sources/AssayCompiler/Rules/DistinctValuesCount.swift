import AssayModel

/// `DistinctValuesCount "a" = 7`: the number of distinct values, NULL counting as one.
enum DistinctValuesCount: RuleType {
  static let signatures = [
    Signature("DistinctValuesCount", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    let rowCount = rule.rowCount
    return rule.comparing(
      rule.metricName([column], "DistinctValuesCount"),
      "distinct values count of \(column)",
      .metric(rule.metric(.groups([column], .groups)))
    ) { $0.considered = rowCount }
  }
}
