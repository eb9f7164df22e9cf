import AssayDiagnostics
import AssayModel

/// `AllStatistics "a"`, or `"AllColumns"`: what there is to know of a column, or of each.
enum AllStatistics: AnalyzerType {
  static let signature = Signature(
    "AllStatistics",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers
  )

  static func subject(of rule: inout RuleReader) -> Analyzer.Subject? {
    let isOfAll = rule.rule.parameter("TargetColumn")?.value == "AllColumns"
    return .statistics(column: isOfAll ? nil : rule.column())
  }
}
