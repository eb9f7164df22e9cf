import AssayModel

/// `ColumnCount = 12`: the number of columns.
enum ColumnCount: RuleType {
  static let signatures = [Signature("ColumnCount", returns: .number)]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.comparing(
      rule.datasetMetricName("ColumnCount"),
      "column count",
      .metric(rule.metric(.schema(.columnCount)))
    )
  }
}
