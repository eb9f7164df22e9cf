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

  /// The default of AWS, and the most that it takes.
  private static let bins = 20

  static func subject(of rule: inout RuleReader) -> Analyzer.Subject? {
    .distribution(
      Distribution(
        dataset: rule.scope.dataset,
        column: rule.column(),
        bins: bins,
        showsValues: rule.scope.showsValues
      )
    )
  }
}
