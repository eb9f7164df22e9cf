import AssayDiagnostics
import AssayModel

/// `DatasetMatch "ref" "id->key" "a,b->c" >= 0.9`: the share of rows that equal the row with the same key elsewhere.
///
/// The keys must be unique on both sides. Without the third parameter all other columns are compared.
enum DatasetMatch: RuleType {
  static let signatures = [
    Signature(
      "DatasetMatch",
      ["ReferenceDatasetAlias", "KeyColumnMappings"],
      returns: .number,
      excludedFromRowComposites: true
    ),
    Signature(
      "DatasetMatch",
      ["ReferenceDatasetAlias", "KeyColumnMappings", "MatchColumnMappings"],
      returns: .number
    ),
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let reference = rule.rule.parameter("ReferenceDatasetAlias"),
      let contract = rule.referencedDataset(reference.value, at: reference.span),
      let keyText = rule.rule.parameter("KeyColumnMappings"),
      let keys = pairs(keyText, contract, &rule)
    else { return nil }
    var compared: [DatasetMatching.Pair]?
    if let text = rule.rule.parameter("MatchColumnMappings") {
      guard let pairs = pairs(text, contract, &rule) else { return nil }
      compared = pairs
    }
    let matching = DatasetMatching(dataset: reference.value, keys: keys, compared: compared)
    let matched = rule.metric(.matched(matching))
    let offenders = Offenders(.unmatched(matching), of: rule.scope.dataset, where: nil)
    let rowCount = rule.rowCount
    let match = rule.comparing(
      "Dataset.\(reference.value).DatasetMatch",
      "share of rows that match \(reference.value)",
      .ratio(.metric(matched), .metric(rowCount))
    ) { criterion in
      criterion.considered = rowCount
      criterion.passing = matched
      criterion.offenders = offenders
    }
    guard let match else { return nil }
    return .all([
      unique(keys.map(\.own), in: rule.scope.dataset),
      unique(keys.map(\.other), in: reference.value),
      match,
    ])
  }

  private static func unique(_ keys: [String], in dataset: String) -> Verdict {
    var criterion = Criterion(
      "Dataset.\(dataset).DuplicateKeys",
      subject: "number of rows of \(dataset) that share their \(keys.joined(separator: ", "))",
      value: .metric(Metric(.groups(keys, .duplicatedRows), of: dataset)),
      condition: .equal(.constant(0))
    )
    criterion.offenders = Offenders(.duplicates(keys), of: dataset, where: nil)
    return .criterion(criterion)
  }

  /// Reads `a`, `a->b` and lists of them.
  private static func pairs(
    _ text: Located<String>,
    _ contract: Contract,
    _ rule: inout RuleReader
  ) -> [DatasetMatching.Pair]? {
    var pairs: [DatasetMatching.Pair] = []
    for item in text.value.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = item.split(separator: "->", omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace } }
      guard (1...2).contains(sides.count), !sides.contains("") else {
        rule.emit(.malformedMapping(text))
        return nil
      }
      pairs.append(DatasetMatching.Pair(own: sides[0], other: sides[sides.count - 1]))
    }
    let objections =
      pairs.compactMap {
        rule.scope.contract.objection(to: Located($0.own, at: text.span), .anything)
      }
      + pairs.compactMap { contract.objection(to: Located($0.other, at: text.span), .anything) }
    for objection in objections { rule.emit(objection) }
    return objections.isEmpty ? pairs : nil
  }
}

extension DatasetMatch {
  static let page = RulePage(
    checks:
      "The share of rows that equal the row with the same key in another dataset. The keys must "
      + "be unique on both sides. Without the third parameter all other columns are compared, "
      + "under the same names.",
    matters: "After a migration, every row has to be where it was, with the values that it had.",
    parameters: [
      "KeyColumnMappings":
        "the columns that tell which rows belong together: `id`, or `id->key` where the other "
        + "dataset has another name; separated by commas",
      "MatchColumnMappings": "the columns that are compared, in the same form",
    ],
    nulls: "NULL in a key matches nothing. In a compared column NULL equals NULL.",
    measurement:
      "Rows that have an equal partner, divided by all rows. The number of rows that share their "
      + "key is measured on both sides, and must be 0.",
    example: RuleExample(
      """
      orders: id bigint, total double
      1 | 10
      2 | 20
      3 | 30

      archive: key bigint, total double
      1 | 10
      2 | 25
      3 | 30
      """,
      passes: #"DatasetMatch "archive" "id->key" "total" > 0.6"#,
      fails: #"DatasetMatch "archive" "id->key" "total" = 1.0"#
    )
  )
}
