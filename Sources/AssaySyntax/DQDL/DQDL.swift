package import AssayDiagnostics

/// The doors of the rule language.
package enum DQDL {
  /// How closely a text must keep to the language.
  package enum Dialect: String, Sendable, Hashable, CaseIterable {
    /// What the parser that AWS publishes accepts.
    case strict
    /// Also what AWS's documentation shows, each time with a warning.
    case lenient
  }

  /// Parses one rule, as it stands in a list of a spec: a rule or a composition, and nothing behind it.
  ///
  /// - Returns: the rule, or `nil` when the text is not one; then at least one error was emitted.
  package static func parseRule(
    _ text: Scalar,
    dialect: Dialect = .strict,
    into sink: inout DiagnosticSink
  ) -> RuleExpressionSyntax? {
    var parser = Parser(text, dialect)
    let rule = parser.parseWhole("rule") { parser throws(Parser.Failure) in
      try parser.parseExpression()
    }
    sink.emit(contentsOf: parser.diagnostics)
    return rule
  }

  /// Parses one analyzer, as it stands in a list of a spec.
  package static func parseAnalyzer(
    _ text: Scalar,
    dialect: Dialect = .strict,
    into sink: inout DiagnosticSink
  ) -> Located<AnalyzerSyntax>? {
    var parser = Parser(text, dialect)
    let analyzer = parser.parseWhole("analyzer") { parser throws(Parser.Failure) in
      try parser.parseAnalyzer()
    }
    sink.emit(contentsOf: parser.diagnostics)
    return analyzer
  }

  /// Parses a whole document, as AWS Glue takes it.
  ///
  /// - Returns: what could be understood; rules that could not are left out and reported.
  package static func parseRuleset(
    _ text: Scalar,
    dialect: Dialect = .strict,
    into sink: inout DiagnosticSink
  ) -> RulesetSyntax {
    var parser = Parser(text, dialect)
    let ruleset = parser.parseDocument()
    sink.emit(contentsOf: parser.diagnostics)
    return ruleset
  }
}

extension Parser {
  /// Reads something that must be the whole text.
  ///
  /// - Parameter what: its name, for messages.
  mutating func parseWhole<Tree>(
    _ what: String,
    _ parse: (inout Parser) throws(Failure) -> Tree
  ) -> Tree? {
    do throws(Failure) {
      let tree = try parse(&self)
      guard kind != .end else { return hasErrors ? nil : tree }
      emit(behindItem(what))
      return nil
    } catch {
      return nil
    }
  }

  /// The message for text behind a rule or analyzer that must stand alone.
  private func behindItem(_ what: String) -> Diagnostic {
    if kind == .identifier || kind == .openParenthesis || kind == .comma {
      return .severalItems(what, at: span(of: current))
    }
    return unexpected("the end of the \(what)")
  }
}
