import AssayModel

/// `DuplicateRowCount "a" = 0`: the number of rows that share their values with another; over all columns without any.
enum DuplicateRowCount: RuleType {
  static let signatures = [
    Signature("DuplicateRowCount", returns: .number, supportsWhere: true),
    Signature(
      "DuplicateRowCount",
      ["TargetColumn"],
      isVariadic: true,
      returns: .number,
      supportsWhere: true
    ),
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let columns = rule.columns()
    let offenders = Offenders(.duplicates(columns), of: rule.scope.dataset, where: rule.filter)
    let rowCount = rule.rowCount
    let name =
      columns.isEmpty
      ? rule.datasetMetricName("DuplicateRowCount") : rule.metricName(columns, "DuplicateRowCount")
    return rule.comparing(
      name,
      columns.isEmpty
        ? "number of duplicated rows"
        : "number of rows that share their \(columns.joined(separator: ", "))",
      .metric(rule.metric(.groups(columns, .duplicatedRows)))
    ) { criterion in
      criterion.considered = rowCount
      criterion.offenders = offenders
    }
  }
}
