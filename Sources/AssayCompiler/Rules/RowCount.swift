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

extension RowCount {
  static let page = RulePage(
    checks: "The number of rows, or of those for which `where` holds.",
    matters: "A load that stopped halfway, or ran twice, shows in the number of rows first.",
    conditions:
      "on an empty table a rule with `where` passes as vacuous, because no row could match",
    nulls: "A row counts whatever its columns hold.",
    measurement: "`count(*)`.",
    emptyTable: .compares(0),
    emptySelection: .compares(0),
    example: RuleExample(
      """
      orders: id bigint, status varchar
      1 | shipped
      2 | placed
      3 | placed
      """,
      passes: #"RowCount between 1 and 100"#,
      fails: #"RowCount > 1 where "status = 'shipped'""#
    )
  )
}
