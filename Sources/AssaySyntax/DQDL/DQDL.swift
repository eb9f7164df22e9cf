package import AssayDiagnostics

/// The doors of the rule language.
package enum DQDL {
  /// Parses one rule, as it stands in a list of a spec: a rule or a composition, and nothing behind it.
  ///
  /// - Returns: the rule, or `nil` when the text is not one; then at least one error was emitted.
  package static func parseRule(
    _ text: Scalar,
    into sink: inout DiagnosticSink
  ) -> RuleExpressionSyntax? {
    nil
  }

  /// Parses one analyzer, as it stands in a list of a spec.
  package static func parseAnalyzer(
    _ text: Scalar,
    into sink: inout DiagnosticSink
  ) -> Located<AnalyzerSyntax>? {
    nil
  }

  /// Parses a whole document, as AWS Glue takes it.
  ///
  /// - Returns: what could be understood; rules that could not are left out and reported.
  package static func parseRuleset(
    _ text: Scalar,
    into sink: inout DiagnosticSink
  ) -> RulesetSyntax {
    RulesetSyntax()
  }
}
