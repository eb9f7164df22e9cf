import AssayDiagnostics

// What is said about rules that can be read but do not fit the catalog.

extension Diagnostic {
  // MARK: Types and parameters

  static func unknownType(_ type: Located<String>, noun: String, nearest: String?) -> Diagnostic {
    let id: ID = noun == "rule" ? "unknown-rule-type" : "unknown-analyzer-type"
    return Diagnostic(
      id,
      .error,
      "there is no \(noun) type `\(type.value)`",
      at: type.span,
      help: nearest.map { ["Did you mean `\($0)`?"] } ?? []
    )
  }

  static func analyzerInRules(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "analyzer-in-rules",
      .error,
      "`\(type.value)` can only be an analyzer",
      at: type.span,
      help: ["Move it to the analyzers."]
    )
  }

  static func documentedOnly(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "documented-only",
      .error,
      "a ruleset cannot hold the analyzer `\(type.value)`",
      at: type.span,
      reason: "AWS documents it, but its parser refuses the whole ruleset.",
      help: ["Move it to `analyzers:` of the dataset."]
    )
  }

  static func ruleInAnalyzers(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "rule-in-analyzers",
      .error,
      "`\(type.value)` cannot be an analyzer",
      at: type.span,
      reason: "It gives a verdict and measures nothing that could be kept.",
      help: ["Move it to the rules."]
    )
  }

  static func wrongParameterCount(
    _ type: Located<String>,
    count: Int,
    expected: String
  ) -> Diagnostic {
    Diagnostic(
      "wrong-parameter-count",
      .error,
      "`\(type.value)` takes \(expected), but has \(count == 0 ? "none" : "\(count)")",
      at: type.span
    )
  }

  static func foreignWord(
    _ word: String,
    meant: String,
    parameterOf type: String,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "unknown-operator",
      .error,
      "`\(word)` is not an operator",
      at: span,
      reason: "It was read as a parameter of `\(type)`.",
      help: [
        word == meant ? "Something is missing before it." : "Did you mean `\(meant)`?"
      ]
    )
  }

  static func ruleReadAsParameter(
    _ name: String,
    of type: String,
    connector: String?,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "rule-as-parameter",
      .error,
      "rule type `\(name)` was read as a parameter of `\(type)`",
      at: span,
      reason: connector == nil
        ? "Names behind a rule type are its parameters."
        : "Behind a parameter, `\(connector ?? "")` and a name go on with the parameters.",
      help: [
        connector == nil
          ? "Add a comma before `\(name)`."
          : "Put the rules in parentheses: `(…) \(connector ?? "") (\(name) …)`."
      ]
    )
  }

  // MARK: Where, tags and thresholds

  static func emptyWhere(of type: String, at span: Span) -> Diagnostic {
    Diagnostic("empty-where", .error, "the `where` of `\(type)` is empty", at: span)
  }

  static func blankWhere(at span: Span) -> Diagnostic {
    Diagnostic(
      "empty-where",
      .warning,
      "a `where` of blanks is not valid SQL",
      at: span,
      help: ["Remove the clause, or write a condition."]
    )
  }

  static func whereNotSupported(by type: String, at span: Span) -> Diagnostic {
    Diagnostic("where-not-supported", .error, "`\(type)` takes no `where`", at: span)
  }

  static func thresholdNotSupported(by type: String, at span: Span) -> Diagnostic {
    Diagnostic("threshold-not-supported", .error, "`\(type)` takes no threshold", at: span)
  }

  static func repeatedThreshold(earlier: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      "repeated-threshold",
      .error,
      "a rule takes one threshold only",
      at: Annotation(span),
      also: [Annotation(earlier, label: "the first")],
      help: ["Write a range as `with threshold between 0.5 and 0.9`."]
    )
  }

  static func thresholdAsText(at span: Span) -> Diagnostic {
    Diagnostic(
      "threshold-as-text",
      .warning,
      "a threshold in quotes is ignored",
      at: span,
      help: ["Write a number: `with threshold > 0.9`."]
    )
  }

  static func tagOperator(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "tag-operator",
      .error,
      "tag `\(name)` takes only `=`",
      at: span,
      help: [
        nearest(to: name, among: ["threshold"]).map { "Did you mean `\($0)`?" }
          ?? "Write `with \(name) = …`."
      ]
    )
  }

  static func unknownTag(_ name: Located<String>, nearest: String?) -> Diagnostic {
    Diagnostic(
      "unknown-tag",
      .warning,
      "tag `\(name.value)` is ignored: no rule type knows it",
      at: name.span,
      help: nearest.map { ["Did you mean `\($0)`?"] } ?? []
    )
  }

  static func unknownTimeZone(
    _ name: String,
    nearest: String?,
    isUsed: Bool,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "unknown-time-zone",
      isUsed ? .error : .warning,
      "there is no time zone `\(name)`",
      at: span,
      help: [
        nearest.map { "Did you mean `\($0)`?" }
          ?? "Time zones are named like `Europe/Berlin`, `UTC` or `+02:00`."
      ]
    )
  }

  // MARK: Conditions

  static func missingCondition(
    _ type: Located<String>,
    expected: String,
    example: String
  ) -> Diagnostic {
    Diagnostic(
      "missing-condition",
      .error,
      "`\(type.value)` must be compared with \(expected)",
      at: type.span,
      help: ["Write for example `\(example)`."]
    )
  }

  static func unexpectedCondition(of type: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-condition",
      .error,
      "`\(type)` takes no comparison",
      at: span,
      reason: "It is either true or not.",
      help: ["Remove the comparison."]
    )
  }

  static func wrongCondition(
    _ type: String,
    expected: String,
    found: String,
    example: String,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "wrong-condition",
      .error,
      "`\(type)` is compared with \(expected), not with \(found)",
      at: span,
      help: ["Write for example `\(example)`."]
    )
  }

  static func invalidSize(at span: Span) -> Diagnostic {
    Diagnostic(
      "invalid-size",
      .error,
      "a size without unit is a whole number of bytes",
      at: span,
      reason: "The largest is 2147483647.",
      help: ["Write a unit, as in `5 MB`."]
    )
  }
}
