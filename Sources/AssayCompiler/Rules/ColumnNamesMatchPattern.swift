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
