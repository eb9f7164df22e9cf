import AssayModel

/// `ColumnCorrelation "a" "b" > 0.8`: Pearson's correlation over the rows that have both values.
enum ColumnCorrelation: RuleType {
  static let signatures = [
    Signature(
      "ColumnCorrelation",
      ["TargetColumn1", "TargetColumn2"],
      returns: .number,
      supportsWhere: true
    )
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let first = rule.column("TargetColumn1", .number)
    let second = rule.column("TargetColumn2", .number)
    return rule.comparing(
      rule.metricName([first, second], "ColumnCorrelation"),
      "correlation of \(first) and \(second)",
      .metric(rule.metric(.correlation(first, second)))
    )
  }
}

extension ColumnCorrelation {
  static let page = RulePage(
    checks:
      "Pearson's correlation of two columns: 1 where one grows in step with the other, -1 where "
      + "it falls, near 0 where neither tells of the other.",
    matters:
      "Columns that belong together, such as net and gross, drift apart when one of them is "
      + "computed wrongly.",
    parameters: [
      "TargetColumn1": "the one column",
      "TargetColumn2": "the other column",
    ],
    nulls: "Rows with NULL in one of the columns take no part.",
    measurement:
      "Pearson's coefficient. Of a single row, or of values that do not vary, it is NaN, which "
      + "only `!=` and `not in` accept.",
    example: RuleExample(
      """
      orders: net double, gross double
      10 | 12
      20 | 24
      30 | 30
      40 | NULL
      """,
      passes: #"ColumnCorrelation "net" "gross" > 0.9"#,
      fails: #"ColumnCorrelation "net" "gross" > 0.99"#
    )
  )
}
