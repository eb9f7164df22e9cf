package import AssayModel

/// `ColumnCount = 12`: the number of columns.
package enum ColumnCount: RuleType {
  package static let signatures = [Signature("ColumnCount", returns: .number)]
  package static let dimension = Dimension.consistency

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    rule.comparing(
      rule.datasetMetricName("ColumnCount"),
      "column count",
      .metric(rule.metric(.schema(.columnCount)))
    )
  }
}
