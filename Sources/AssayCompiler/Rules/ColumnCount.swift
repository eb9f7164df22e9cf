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

extension ColumnCount {
  static let page = RulePage(
    checks: "The number of columns.",
    matters: "A column that came or went changes the meaning of everything that reads by position.",
    nulls: "Values play no part.",
    measurement: "The columns that the source describes.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint, status varchar
      1 | placed
      """,
      passes: #"ColumnCount = 2"#,
      fails: #"ColumnCount > 2"#
    )
  )
}
