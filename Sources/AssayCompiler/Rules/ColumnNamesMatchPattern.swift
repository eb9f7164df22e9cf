import AssayDiagnostics
import AssayModel

/// `ColumnNamesMatchPattern "^[a-z_]+$"`: a match of the pattern is found in the name of every column.
enum ColumnNamesMatchPattern: RuleType {
  static let signatures = [
    Signature("ColumnNamesMatchPattern", ["PatternToMatch"], returns: .boolean)
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let pattern = rule.rule.parameter("PatternToMatch") else { return nil }
    guard (try? Regex(pattern.value)) != nil else {
      rule.emit(.malformedPattern(pattern))
      return nil
    }
    let matching = rule.metric(.schema(.columnsMatching(pattern.value)))
    let all = rule.metric(.schema(.columnCount))
    return rule.requiringOne(
      rule.datasetMetricName("ColumnNamesPatternMatchRatio"),
      "share of columns whose names match \(pattern.value)",
      .ratio(.metric(matching), .metric(all))
    ) { $0.whenUndefined = .passesVacuously }
  }
}

extension ColumnNamesMatchPattern {
  static let page = RulePage(
    checks:
      "A match of a regular expression is found in the name of every column. It may be anywhere "
      + "in the name; `^` and `$` ask for the whole.",
    matters: "Names that follow one convention can be used without quotes, and guessed.",
    parameters: [
      "PatternToMatch": "the regular expression"
    ],
    nulls: "Values play no part.",
    measurement: "Columns with a match, divided by all columns; it must be 1.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: order_id bigint, orderDate date
      1 | 2024-05-01
      """,
      passes: #"ColumnNamesMatchPattern "^order""#,
      fails: #"ColumnNamesMatchPattern "^[a-z_]+$""#
    )
  )
}
