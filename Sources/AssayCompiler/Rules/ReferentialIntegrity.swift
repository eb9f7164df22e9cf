import AssayDiagnostics
import AssayModel

/// `ReferentialIntegrity "a,b" "ref.{c,d}" > 0.9`: the share of rows that have a partner in another dataset.
///
/// A row with NULL in one of the columns has none.
enum ReferentialIntegrity: RuleType {
  static let signatures = [
    Signature(
      "ReferentialIntegrity",
      ["PrimaryDatasetColumns", "ReferenceDatasetColumns"],
      returns: .number,
      excludedFromRowComposites: true
    )
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let reference = reference(&rule) else { return nil }
    let partnered = rule.metric(.partnered(reference))
    let offenders = Offenders(.orphans(reference), of: rule.scope.dataset, where: rule.filter)
    let rowCount = rule.rowCount
    return rule.comparing(
      "Column.\(reference.dataset).ReferentialIntegrity",
      "share of rows whose \(reference.columns.joined(separator: ", ")) is in \(reference.dataset)",
      .ratio(.metric(partnered), .metric(rowCount))
    ) { criterion in
      criterion.considered = rowCount
      criterion.passing = partnered
      criterion.offenders = offenders
    }
  }

  private static func reference(_ rule: inout RuleReader) -> Reference? {
    guard let primary = rule.rule.parameter("PrimaryDatasetColumns"),
      let referenced = rule.rule.parameter("ReferenceDatasetColumns")
    else { return nil }
    guard let (dataset, referencedColumns) = parse(referenced.value) else {
      rule.emit(.malformedReference(referenced))
      return nil
    }
    guard let contract = rule.referencedDataset(dataset, at: referenced.span) else { return nil }
    let columns = list(primary.value)
    guard columns.count == referencedColumns.count else {
      rule.emit(.referenceCountMismatch(primary, columns.count, referencedColumns.count))
      return nil
    }
    let objections =
      columns.compactMap {
        rule.scope.contract.objection(to: Located($0, at: primary.span), .anything)
      }
      + referencedColumns.compactMap {
        contract.objection(to: Located($0, at: referenced.span), .anything)
      }
    for objection in objections { rule.emit(objection) }
    return objections.isEmpty
      ? Reference(columns: columns, dataset: dataset, referenced: referencedColumns) : nil
  }

  /// Reads `ref.c`, `ref.{c}` and `ref.{c, d}`.
  private static func parse(_ text: String) -> (dataset: String, columns: [String])? {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let dataset = trimmed(text[..<dot])
    var columns = text[text.index(after: dot)...]
    if columns.first == "{" {
      guard columns.last == "}" else { return nil }
      columns = columns.dropFirst().dropLast()
    }
    let names = list(String(columns))
    return dataset.isEmpty || names.isEmpty || names.contains("") ? nil : (dataset, names)
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let isBlank = { (character: Character) in character.isWhitespace }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}

extension ReferentialIntegrity {
  static let page = RulePage(
    checks: "The share of rows whose values are found together in a row of another dataset.",
    matters: "A row that refers to nothing is lost in the first inner join.",
    parameters: [
      "PrimaryDatasetColumns": "the columns of this dataset, separated by commas",
      "ReferenceDatasetColumns":
        "as many columns of the other dataset: `ref.column`, or `ref.{first,second}`",
    ],
    nulls: "A row with NULL in one of the columns has no partner.",
    measurement: "Rows with a partner, divided by all rows.",
    example: RuleExample(
      """
      orders: id bigint, customer_id bigint
      1 | 7
      2 | 8
      3 | 99
      4 | NULL

      customers: id bigint
      7
      8
      """,
      passes: #"ReferentialIntegrity "customer_id" "customers.id" >= 0.5"#,
      fails: #"ReferentialIntegrity "customer_id" "customers.id" = 1.0"#
    )
  )
}
