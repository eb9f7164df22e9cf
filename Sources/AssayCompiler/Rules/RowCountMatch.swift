import AssayDiagnostics
import AssayModel

/// `RowCountMatch "ref" >= 0.9`: the number of rows, divided by that of another dataset.
enum RowCountMatch: RuleType {
  static let signatures = [
    Signature("RowCountMatch", ["ReferenceDatasetAlias"], returns: .number)
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let reference = rule.rule.parameter("ReferenceDatasetAlias"),
      rule.referencedDataset(reference.value, at: reference.span) != nil
    else { return nil }
    let other = Metric(.rowCount, of: reference.value)
    return rule.comparing(
      "Dataset.\(reference.value).RowCountMatch",
      "row count divided by that of \(reference.value)",
      .quotient(.metric(rule.rowCount), .metric(other), .real)
    )
  }
}

extension RowCountMatch {
  static let page = RulePage(
    checks:
      "The number of rows, divided by the number of rows of another dataset. It may be more than "
      + "1.",
    matters: "A copy that lost or doubled rows differs from its source in their number.",
    nulls: "A row counts whatever its columns hold.",
    measurement:
      "Rows divided by rows of the other dataset. Where that one is empty the quotient is "
      + "infinite, and NaN where both are.",
    emptyTable: .compares(0),
    example: RuleExample(
      """
      orders: id bigint
      1
      2
      3

      archive: id bigint
      1
      2
      3
      4
      """,
      passes: #"RowCountMatch "archive" >= 0.7"#,
      fails: #"RowCountMatch "archive" = 1.0"#
    )
  )
}
