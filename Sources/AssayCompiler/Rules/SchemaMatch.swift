import AssayDiagnostics
import AssayModel

/// `SchemaMatch "ref" = 1.0`: the share of columns that another dataset has under the same name with the same type.
///
/// Datasets with different numbers of columns never match, whatever the condition is.
enum SchemaMatch: RuleType {
  static let signatures = [
    Signature("SchemaMatch", ["ReferenceDatasetAlias"], returns: .number)
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let reference = rule.rule.parameter("ReferenceDatasetAlias"),
      rule.referencedDataset(reference.value, at: reference.span) != nil
    else { return nil }
    let name = reference.value
    let difference = rule.metric(.schema(.columnCountDifference(with: name)))
    let shared = rule.metric(.schema(.columnsShared(with: name)))
    let all = rule.metric(.schema(.columnCount))
    let match = rule.comparing(
      "Dataset.\(name).SchemaMatch",
      "share of columns shared with \(name)",
      .ratio(.metric(shared), .metric(all))
    )
    guard let match else { return nil }
    let sameCount = Criterion(
      "Dataset.\(name).ColumnCountDifference",
      subject: "columns more or fewer than \(name)",
      value: .metric(difference),
      condition: .equal(.constant(0))
    )
    return .all([.criterion(sameCount), match])
  }
}

extension SchemaMatch {
  static let page = RulePage(
    checks:
      "The share of columns that another dataset has under the same name with the same type. "
      + "Datasets with different numbers of columns never match, whatever the condition is.",
    matters: "Two datasets that are joined or swapped for each other must be made alike.",
    nulls: "Values play no part.",
    measurement: "Columns found in the other dataset, divided by all columns.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint, total double
      1 | 9.5

      archive: id bigint, total varchar
      1 | 9.5
      """,
      passes: #"SchemaMatch "archive" >= 0.5"#,
      fails: #"SchemaMatch "archive" = 1.0"#
    )
  )
}
