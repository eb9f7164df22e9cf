package import AssayDiagnostics
package import AssaySyntax

/// What the rules of a document share: its variables and default labels.
package struct RuleScope: Sendable {
  /// The variables by name.
  package private(set) var variables: [String: VariableSyntax] = [:]

  /// The labels that every rule has unless it says otherwise, in order.
  package private(set) var defaultLabels: [(key: String, value: String)] = []

  /// Variables whose values could not be read, so that a rule that names one makes no mistake.
  private(set) var unreadVariables: Set<String> = []

  /// How closely the rules must keep to the language.
  let dialect: DQDL.Dialect

  /// Whether what only the documents of AWS know may be used: in a ruleset, which AWS could read, only leniently.
  let allowsDocumented: Bool

  /// Makes the scope of rules that stand in the list of a spec: nothing is shared.
  package init(dialect: DQDL.Dialect = .strict) {
    self.dialect = dialect
    allowsDocumented = true
  }

  /// Makes the scope of a document and checks its declarations.
  package init(_ ruleset: RulesetSyntax, into sink: inout DiagnosticSink) {
    dialect = ruleset.dialect
    allowsDocumented = ruleset.dialect == .lenient
    unreadVariables = ruleset.unreadVariables
    for variable in ruleset.variables { declare(variable, into: &sink) }
    if let labels = ruleset.defaultLabels {
      defaultLabels = checkedLabels(labels, defaultCount: 0, dialect: dialect, into: &sink)
    }
  }

  private mutating func declare(_ variable: VariableSyntax, into sink: inout DiagnosticSink) {
    let name = variable.name
    if name.value.hasPrefix(".") || name.value.hasPrefix("_") { sink.emit(.variableName(name)) }
    if let earlier = variables[name.value] {
      sink.emit(.duplicateVariable(name, earlier: earlier.name.span))
      return
    }
    for operand in variable.values where operand.namesVariable {
      sink.emit(.nestedVariable(name.value, at: operand.span))
    }
    variables[name.value] = variable
  }
}

extension TextOperandSyntax {
  /// Whether the operand is a variable, or a text that looks as if it should be filled from one.
  fileprivate var namesVariable: Bool {
    guard case .quoted(let text) = kind else {
      guard case .variable = kind else { return false }
      return true
    }
    return zip(text.raw.utf8, text.raw.utf8.dropFirst()).contains { dollar, next in
      dollar == UInt8(ascii: "$")
        && (next == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20)
    }
  }

  /// The operand as text: in the value of a variable, `NULL` and its like are plain words.
  var plainText: QuotedText {
    switch kind {
    case .quoted(let text): text
    case .variable(let name): QuotedText(raw: name)
    case .null: QuotedText(raw: "NULL")
    case .empty: QuotedText(raw: "EMPTY")
    case .whitespacesOnly: QuotedText(raw: "WHITESPACES_ONLY")
    }
  }
}
