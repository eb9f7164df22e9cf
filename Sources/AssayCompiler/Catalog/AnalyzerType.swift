import AssayModel

/// An analyzer type that is no rule type.
protocol AnalyzerType: Sendable {
  /// The form in which it can be written.
  static var signature: Signature { get }

  /// What the manual says of it.
  static var page: AnalyzerPage { get }

  /// What is measured.
  ///
  /// - Returns: `nil` when the analyzer makes no sense here; then at least one error was emitted.
  static func subject(of rule: inout RuleReader) -> Analyzer.Subject?
}

/// The analyzer types that are no rule types; the one list.
enum AnalyzerCatalog {
  /// Every such type, in the order of the reference.
  static let all: [any AnalyzerType.Type] = [AllStatistics.self, ValueDistribution.self]

  /// The types by name.
  static let byName = Dictionary(
    all.map { ($0.signature.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )
}
