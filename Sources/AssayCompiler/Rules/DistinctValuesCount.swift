package import AssayModel

/// `DistinctValuesCount "a" = 7`: the number of distinct values, NULL counting as one.
package enum DistinctValuesCount: RuleType {
  package static let signatures = [
    Signature("DistinctValuesCount", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  package static let dimension = Dimension.uniqueness

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    let rowCount = rule.rowCount
    return rule.comparing(
      rule.metricName([column], "DistinctValuesCount"),
      "distinct values count of \(column)",
      .metric(rule.metric(.groups([column], .groups)))
    ) { $0.considered = rowCount }
  }
}
