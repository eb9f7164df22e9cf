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
