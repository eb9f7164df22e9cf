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

extension DuplicateRowCount {
  static let page = RulePage(
    checks:
      "The number of rows that share their values with another row, in the given columns or, "
      + "without any, in all columns. Of two equal rows both count.",
    matters: "Duplicates are counted and paid twice.",
    parameters: [
      "TargetColumn": "a column to compare; all columns where none is given"
    ],
    nulls:
      "A row whose columns are all NULL is left out. NULL beside a value is a value like any "
      + "other.",
    measurement: "The rows of all groups of more than one row.",
    emptyTable: .compares(0),
    emptySelection: .compares(0),
    example: RuleExample(
      """
      payments: id bigint, order_id bigint
      1 | 7
      2 | 7
      3 | 8
      """,
      passes: #"DuplicateRowCount = 0"#,
      fails: #"DuplicateRowCount "order_id" = 0"#
    )
  )
}
