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

extension AllStatistics {
  static let page = AnalyzerPage(
    measures:
      "The number of rows and of columns, and of the column its completeness and uniqueness; of numbers also "
      + "entropy, minimum, maximum, mean, standard deviation and sum; of text the least and the greatest length.",
    parameter: "the column, or `AllColumns` for each of them",
    tags: "",
    nulls: "NULL counts against completeness, has length 0, and takes no part elsewhere.",
    example: #"AllStatistics "amount""#
  )
}
