internal import AssayDiagnostics

// The words for rules that YAML does not read as they look.

extension Diagnostic {
  static func rulesNotAList(at scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "wrong-kind",
      .error,
      "`rules` is a list of rules, this is a text",
      at: scalar.span,
      help: [
        "Write each rule on a line of its own behind `- `.",
        "A whole DQDL document stands in a block: `rules: |`, and `Rules = […]` below it.",
      ]
    )
  }

  static func ruleWithColon(_ entry: YAMLEntry, source: String, isAlone: Bool) -> Diagnostic {
    let quoted = Quoting.single(source)
    return Diagnostic(
      "rule-with-colon",
      .error,
      "a rule that holds `: ` stands in quotes",
      at: Annotation(entry.key.span, label: "YAML reads this as a key"),
      reason: "To YAML, a colon and a space end a key.",
      help: ["Put the whole rule in single quotes: - \(isAlone ? "" : "rule: ")\(quoted)"]
    )
  }

  static func ruleCutByComment(_ text: Scalar, _ comment: Span, source: String) -> Diagnostic {
    Diagnostic(
      "rule-cut-by-comment",
      .error,
      "a rule that holds ` #` stands in quotes",
      at: Annotation(comment, label: "YAML reads this as a comment"),
      also: [Annotation(text.span, label: "and this as the whole rule")],
      reason: "To YAML, a space and `#` start a comment.",
      help: ["Put the whole rule in single quotes: \(Quoting.single(source))"]
    )
  }

  static func textCutByComment(
    _ text: Scalar,
    _ comment: Span,
    of key: String,
    source: String
  ) -> Diagnostic {
    Diagnostic(
      "text-cut-by-comment",
      .error,
      "a text that holds ` #` stands in quotes",
      at: Annotation(comment, label: "YAML reads this as a comment"),
      also: [Annotation(text.span, label: "and this as the whole text")],
      reason: "To YAML, a space and `#` start a comment.",
      help: ["Put the whole text in single quotes: \(key): \(Quoting.single(source))"]
    )
  }

  static func rulesetCutByComment(_ text: Scalar, _ comment: Span) -> Diagnostic {
    Diagnostic(
      "rule-cut-by-comment",
      .error,
      "rules that hold ` #` stand in a block",
      at: Annotation(comment, label: "YAML reads this as a comment"),
      also: [Annotation(text.span, label: "and this as all the rules")],
      reason: "To YAML, a space and `#` start a comment.",
      help: ["Write `rules: |` and the rules below it, indented."]
    )
  }

  static func ruleInBrackets(_ node: YAMLNode, source: String) -> Diagnostic {
    guard node.isFlow, source.first == "[", source.last == "]", !source.contains("\n") else {
      return wrongKind(of: "a rule", "a text", found: node)
    }
    let rule = firstItem(of: String(source.dropFirst().dropLast()).trimmed)
    return Diagnostic(
      "rule-in-brackets",
      .error,
      "a rule does not stand in brackets",
      at: node.span,
      reason: "To YAML, `[` starts a list.",
      help: [
        "Write each rule as an item of its own, without brackets: - \(rule)",
        "A whole DQDL document stands in a block: `rules: |`, and `Rules = […]` below it.",
      ]
    )
  }

  static func rulesetAsItem(at span: Span) -> Diagnostic {
    Diagnostic(
      "ruleset-as-item",
      .error,
      "an item of `rules` is one rule, this is a whole DQDL document",
      at: span,
      help: ["Write `rules: |` and the document below it, indented, without `- `."]
    )
  }

  static func quotesEaten(_ text: Scalar, source: String) -> Diagnostic {
    Diagnostic(
      "rule-without-type",
      .error,
      "a rule starts with its type",
      at: Annotation(text.span, label: "without the quotes this is all that is left"),
      reason:
        "A value that starts with a quote is a quoted text in YAML, and the quotes are not part of it.",
      help: ["Write the type first, as in: - IsComplete \(source)"]
    )
  }

  /// The same message, with a word on the comment that YAML saw behind the rule.
  func mentioning(comment: Span) -> Diagnostic {
    Diagnostic(
      id,
      severity,
      headline,
      at: primary,
      also: secondary + [Annotation(comment, label: "YAML reads this as a comment")],
      reason: reason,
      help: help + ["If ` #` is part of the rule, put the whole rule in single quotes."]
    )
  }
}
