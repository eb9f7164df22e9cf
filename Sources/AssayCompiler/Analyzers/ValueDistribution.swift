import AssayDiagnostics
import AssayModel

/// `Distribution "a"`: a histogram of numbers, or the most frequent of other values.
enum ValueDistribution: AnalyzerType {
  static let signature = Signature(
    "Distribution",
    ["TargetColumn"],
    returns: .number,
    place: .analyzers,
    isDocumentedOnly: true
  )

  static func subject(of rule: inout RuleReader) -> Analyzer.Subject? {
    let column = rule.column()
    guard let bins = bins(&rule) else { return nil }
    return .distribution(
      Distribution(
        dataset: rule.scope.dataset,
        column: column,
        bins: bins,
        showsValues: rule.scope.showsValues
      )
    )
  }

  /// The number of ranges or values, which is 20 where nothing is said, and no more.
  private static func bins(_ rule: inout RuleReader) -> Int? {
    guard let tag = rule.rule.tags["bins"] else { return 20 }
    if let count = Int(tag.text), (1...20).contains(count) { return count }
    rule.emit(.binsOutOfRange(tag))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func binsOutOfRange(_ tag: ResolvedTag) -> Diagnostic {
    Diagnostic(
      "bins-out-of-range",
      .error,
      "`bins` takes a number from 1 to 20, not `\(tag.text)`",
      at: tag.span
    )
  }
}

extension ValueDistribution {
  static let page = AnalyzerPage(
    measures:
      "How often values occur: of numbers the rows in each of 20 ranges of equal width, of anything else the 20 "
      + "most frequent values.",
    parameter: "the column",
    tags: "in the lenient dialect, `with bins = 10` asks for another number, at most 20",
    nulls: "NULL takes no part, nor do NaN and infinity.",
    example: #"Distribution "status""#
  )
}
