package import AssayModel

/// A rule type: what it takes, which side of quality it looks at, and how it is measured and judged.
///
/// To add one, write a file in this folder and a line in `RuleCatalog`.
package protocol RuleType: Sendable {
  /// The forms in which it can be written.
  static var signatures: [Signature] { get }

  /// The side of quality that it looks at.
  static var dimension: Dimension { get }

  /// What the manual says of it.
  static var page: RulePage { get }

  /// Turns a rule into a verdict on metrics.
  ///
  /// - Returns: the verdict, or `nil` when the rule makes no sense here; then at least one error was emitted.
  static func verdict(of rule: inout RuleReader) -> Verdict?

  /// What is measured where the type stands among the analyzers, without condition; the values of the verdict unless
  /// the type says otherwise.
  static func values(of rule: inout RuleReader) -> [NamedFormula]?
}

extension RuleType {
  package static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    verdict(of: &rule)?.criteria.flatMap { criterion in
      [NamedFormula(name: criterion.name, value: criterion.value)] + criterion.background
    }
  }
}
