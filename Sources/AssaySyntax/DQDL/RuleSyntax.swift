package import AssayDiagnostics

/// A DQDL document as written.
package struct RulesetSyntax: Sendable {
  /// `Metadata`.
  package var metadata: [DictionaryEntrySyntax] = []
  /// `DataSources`.
  package var dataSources: [DictionaryEntrySyntax] = []
  /// Variable declarations in order.
  package var variables: [VariableSyntax] = []
  /// The names of variables whose values could not be read.
  package var unreadVariables: Set<String> = []
  /// `DefaultLabels`.
  package var defaultLabels: LabelsSyntax?
  /// `Rules`; `nil` when the section is absent.
  package var rules: [RuleExpressionSyntax]?
  /// `Analyzers`; `nil` when the section is absent.
  package var analyzers: [Located<AnalyzerSyntax>]?
  /// From the first section to the end of the last; `nil` when it was not read from a text.
  package var span: Span?
  /// How closely the document must keep to the language.
  package var dialect = DQDL.Dialect.strict
  /// Whether everything in the document was understood.
  package var isComplete = true

  /// Makes an empty document.
  package init() {}
}

/// An entry of `Metadata` or `DataSources`.
package struct DictionaryEntrySyntax: Sendable {
  /// The key without quotes.
  package let key: Located<String>
  /// The values without quotes.
  package let values: [Located<String>]
  /// Whether the values stand in brackets.
  package let isList: Bool

  /// Makes an entry.
  package init(key: Located<String>, values: [Located<String>], isList: Bool) {
    self.key = key
    self.values = values
    self.isList = isList
  }
}

/// A declaration `name = "text"` or `name = ["text", …]`.
package struct VariableSyntax: Sendable {
  /// The name.
  package let name: Located<String>
  /// The elements; exactly one when not a list.
  package let values: [TextOperandSyntax]
  /// Whether the values stand in brackets.
  package let isList: Bool

  /// Makes a declaration.
  package init(name: Located<String>, values: [TextOperandSyntax], isList: Bool) {
    self.name = name
    self.values = values
    self.isList = isList
  }
}

/// A rule or a composition of rules.
package indirect enum RuleExpressionSyntax: Sendable {
  case rule(RuleSyntax)
  case composite(CompositeSyntax)

  /// The text of the rule in the file.
  package var span: Span {
    switch self {
    case .rule(let rule): rule.span
    case .composite(let composite): composite.span
    }
  }
}

/// Rules joined by one operator.
package struct CompositeSyntax: Sendable {
  /// How the operands are joined.
  package enum Operator: String, Sendable { case and, or }

  /// The operator.
  package let joined: Operator
  /// At least two operands.
  package let operands: [RuleExpressionSyntax]
  /// The labels behind the closing parenthesis.
  package var labels: LabelsSyntax?
  /// From the first operand to the last, parentheses included.
  package let span: Span

  /// Makes a composition.
  package init(
    joined: Operator,
    operands: [RuleExpressionSyntax],
    labels: LabelsSyntax? = nil,
    span: Span
  ) {
    self.joined = joined
    self.operands = operands
    self.labels = labels
    self.span = span
  }
}

/// One rule as written.
package struct RuleSyntax: Sendable {
  /// The rule type.
  package var type: Located<String>
  /// The parameters in order.
  package var parameters: [ParameterSyntax] = []
  /// The condition; `nil` when there is none.
  package var condition: ConditionSyntax?
  /// The text of `where`, raw (escapes as written).
  package var filter: Located<QuotedText>?
  /// The labels of the rule itself.
  package var labels: LabelsSyntax?
  /// The tags behind `with`, the threshold among them, in order.
  package var tags: [TagSyntax] = []
  /// The whole rule.
  package var span: Span

  /// Makes a rule that only has a type.
  package init(type: Located<String>, span: Span) {
    self.type = type
    self.span = span
  }
}

/// The content of a quoted text.
package struct QuotedText: Sendable, Hashable {
  /// What stands between the quotes, escapes as written.
  package let raw: String

  /// Takes the content between the quotes.
  package init(raw: String) { self.raw = raw }

  /// The text that is meant: a backslash before a character stands for the character.
  package var value: String {
    guard raw.utf8.contains(UInt8(ascii: "\\")) else { return raw }
    var result = ""
    var isEscaped = false
    for character in raw.unicodeScalars {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.unicodeScalars.append(character)
        isEscaped = false
      }
    }
    return isEscaped ? result + "\\" : result
  }
}

/// A parameter of a rule or analyzer.
package struct ParameterSyntax: Sendable {
  /// What a parameter is.
  package enum Kind: Sendable, Hashable {
    case quoted(QuotedText)
    case identifier(String)
    case variable(String)
  }

  /// The value.
  package let kind: Kind
  /// The `of` or `and` before it, as written.
  package let connector: String?
  /// The value's place.
  package let span: Span

  /// Makes a parameter.
  package init(_ kind: Kind, connector: String? = nil, span: Span) {
    self.kind = kind
    self.connector = connector
    self.span = span
  }
}

/// An analyzer as written.
package struct AnalyzerSyntax: Sendable {
  /// The analyzer type.
  package let type: Located<String>
  /// The parameters in order.
  package let parameters: [ParameterSyntax]
  /// The tags behind `with`, in order; only the lenient dialect has them.
  package let tags: [TagSyntax]

  /// Makes an analyzer.
  package init(
    type: Located<String>,
    parameters: [ParameterSyntax],
    tags: [TagSyntax] = []
  ) {
    self.type = type
    self.parameters = parameters
    self.tags = tags
  }
}

/// `labels = […]`.
package struct LabelsSyntax: Sendable {
  /// The labels in order.
  package let entries: [(key: Located<QuotedText>, value: Located<QuotedText>)]
  /// From the word to the closing bracket.
  package let span: Span

  /// Makes a label list.
  package init(entries: [(key: Located<QuotedText>, value: Located<QuotedText>)], span: Span) {
    self.entries = entries
    self.span = span
  }
}

/// `with name = value`, or `with threshold` and a condition.
package struct TagSyntax: Sendable {
  /// The name as written.
  package let name: Located<String>
  /// The condition; `.text` for a string, `.number` for a number.
  package let condition: ConditionSyntax
  /// From `with` to the end of the condition.
  package let span: Span

  /// Makes a tag.
  package init(name: Located<String>, condition: ConditionSyntax, span: Span) {
    self.name = name
    self.condition = condition
    self.span = span
  }

  /// Whether this is a threshold: the name in any letter case with a number condition.
  package var isThreshold: Bool {
    if case .number = condition.kind { return name.value.lowercased() == "threshold" }
    return false
  }
}
