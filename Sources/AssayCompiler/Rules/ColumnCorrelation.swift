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
