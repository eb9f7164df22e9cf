import AssayModel

/// `RowCount > 0`: the number of rows.
enum RowCount: RuleType {
  static let signatures = [Signature("RowCount", returns: .number, supportsWhere: true)]
  static let dimension = Dimension.completeness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let all = Metric(.rowCount, of: rule.scope.dataset)
    let hasFilter = rule.filter != nil
    return rule.comparing(
      rule.datasetMetricName("RowCount"),
      "row count",
      .metric(rule.rowCount)
    ) { criterion in
      // No row of an empty table can match, so a filter says nothing about it.
      if hasFilter { criterion.premise = all }
    }
  }
}
