package import AssayDiagnostics
package import AssaySyntax

/// A rule or a composition whose types, parameters, variables and labels are known to be right.
package indirect enum ResolvedExpression: Sendable {
  case rule(ResolvedRule)
  /// The operator, at least two operands, the effective labels of the composition, and its place.
  case composite(
    CompositeSyntax.Operator,
    [ResolvedExpression],
    labels: [(key: String, value: String)],
    span: Span
  )

  /// The text of the rule in the file.
  package var span: Span {
    switch self {
    case .rule(let rule): rule.span
    case .composite(_, _, _, let span): span
    }
  }
}

/// A rule that fits a signature of the catalog.
///
/// A class, because many hands pass it on: to copy a value of so many parts would count each of them up and down.
package final class ResolvedRule: Sendable {
  /// The form of the rule type.
  package let signature: Signature
  /// The parameters in order, variables replaced.
  package let parameters: [ResolvedParameter]
  /// The condition, variables replaced by the texts that they stand for.
  package let condition: ConditionSyntax?
  /// The SQL of `where`, escapes resolved.
  package let filter: Located<String>?
  /// The condition of `with threshold`.
  package let threshold: ComparisonSyntax<NumberSyntax>?
  /// The other tags by name; the last of a name counts.
  package let tags: [String: ResolvedTag]
  /// Default labels overlaid by the rule's own, in the order of their writing.
  package let labels: [(key: String, value: String)]
  /// The rule as it was written, for printing.
  package let syntax: RuleSyntax

  /// The rule type as written.
  package var type: Located<String> { syntax.type }

  /// The whole rule.
  package var span: Span { syntax.span }

  /// Makes a rule.
  package init(
    signature: Signature,
    syntax: RuleSyntax,
    parameters: [ResolvedParameter],
    condition: ConditionSyntax? = nil,
    filter: Located<String>? = nil,
    threshold: ComparisonSyntax<NumberSyntax>? = nil,
    tags: [String: ResolvedTag] = [:],
    labels: [(key: String, value: String)] = []
  ) {
    self.signature = signature
    self.syntax = syntax
    self.parameters = parameters
    self.condition = condition
    self.filter = filter
    self.threshold = threshold
    self.tags = tags
    self.labels = labels
  }

  /// The value of the parameter with a catalog name such as `TargetColumn`.
  package func parameter(_ name: String) -> Located<String>? {
    parameters.first { $0.name == name }?.located
  }
}

/// A parameter with its name in the catalog.
package struct ResolvedParameter: Sendable, Hashable {
  /// The catalog name, for example `TargetColumn` or `TargetColumn2`.
  package let name: String
  /// The value that is meant, escapes resolved.
  package let text: String
  /// Where the rule names it.
  package let span: Span

  /// Makes a parameter.
  package init(name: String, text: String, span: Span) {
    self.name = name
    self.text = text
    self.span = span
  }

  /// The value with its place.
  package var located: Located<String> { Located(text, at: span) }
}

/// The value of a tag.
package struct ResolvedTag: Sendable, Hashable {
  /// The text that is meant, or the number as written without blanks.
  package let text: String
  /// Whether the tag was written as a number.
  package let isNumber: Bool
  /// From `with` to the value.
  package let span: Span

  /// Makes a tag.
  package init(text: String, isNumber: Bool, span: Span) {
    self.text = text
    self.isNumber = isNumber
    self.span = span
  }
}

/// An analyzer that fits a signature of the catalog.
package struct ResolvedAnalyzer: Sendable {
  /// The form of the type.
  package let signature: Signature
  /// The type as written.
  package let type: Located<String>
  /// The parameters in order, variables replaced.
  package let parameters: [ResolvedParameter]
  /// The tags by name; only the lenient dialect has them.
  package let tags: [String: ResolvedTag]
  /// The whole analyzer.
  package let span: Span

  /// Makes an analyzer.
  package init(
    signature: Signature,
    type: Located<String>,
    parameters: [ResolvedParameter],
    tags: [String: ResolvedTag] = [:],
    span: Span
  ) {
    self.signature = signature
    self.type = type
    self.parameters = parameters
    self.tags = tags
    self.span = span
  }
}

/// A document whose rules and analyzers are known to be right; those that are not are left out.
package struct ResolvedRuleset: Sendable {
  /// The rules in order.
  package let rules: [ResolvedExpression]
  /// The analyzers in order.
  package let analyzers: [ResolvedAnalyzer]

  /// Makes a document.
  package init(rules: [ResolvedExpression], analyzers: [ResolvedAnalyzer]) {
    self.rules = rules
    self.analyzers = analyzers
  }
}
