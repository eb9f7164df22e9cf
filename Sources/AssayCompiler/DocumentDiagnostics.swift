import AssayDiagnostics

// What is said about labels, variables and the sections of a document.

extension Diagnostic {
  // MARK: Labels

  static func emptyLabels(at span: Span) -> Diagnostic {
    Diagnostic("empty-labels", .error, "`labels` needs at least one label", at: span)
  }

  static func tooManyLabels(_ count: Int, defaults: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      "too-many-labels",
      .error,
      "a rule has at most \(LabelLimits.count) labels, this one has \(count + defaults)",
      at: span,
      reason: defaults == 0 ? "" : "The \(defaults) default labels count, even those replaced here."
    )
  }

  static func duplicateLabel(_ key: String, earlier: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      "duplicate-label",
      .error,
      "label `\(key)` is given twice",
      at: Annotation(span),
      also: [Annotation(earlier, label: "the first")]
    )
  }

  static func emptyLabel(_ part: String, at span: Span) -> Diagnostic {
    Diagnostic("empty-label", .error, "the \(part) of a label must not be empty", at: span)
  }

  static func longLabel(_ part: String, length: Int, limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      "long-label",
      .error,
      "the \(part) of a label has at most \(limit) characters, this one has \(length)",
      at: span
    )
  }

  // MARK: Variables

  static func variableName(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "variable-name",
      .error,
      "the name of a variable must not start with `.` or `_`: `\(name.value)`",
      at: name.span
    )
  }

  static func duplicateVariable(_ name: Located<String>, earlier: Span) -> Diagnostic {
    Diagnostic(
      "duplicate-variable",
      .error,
      "variable `\(name.value)` is declared twice",
      at: Annotation(name.span),
      also: [Annotation(earlier, label: "the first")]
    )
  }

  static func nestedVariable(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "nested-variable",
      .error,
      "the value of variable `\(name)` must not refer to another variable",
      at: span,
      reason: "`$` before a letter or `_` is such a reference, in quotes too."
    )
  }

  static func undefinedVariable(
    _ name: String,
    nearest: String?,
    hasSome: Bool,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "undefined-variable",
      .error,
      "there is no variable `\(name)`",
      at: span,
      reason: hasSome ? "" : "Variables are declared before `Rules` in a DQDL document.",
      help: nearest.map { ["Did you mean `$\($0)`?"] } ?? []
    )
  }

  static func listAsParameter(_ name: String, declared: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      "list-as-parameter",
      .error,
      "variable `\(name)` is a list and cannot be a parameter",
      at: Annotation(span),
      also: [Annotation(declared, label: "declared as a list")],
      help: ["A list can stand behind `in` and `not in` only."]
    )
  }

  static func misplacedVariable(at span: Span) -> Diagnostic {
    Diagnostic(
      "misplaced-variable",
      .error,
      "a variable cannot stand here",
      at: span,
      help: ["Variables stand for parameters, and for the values of `in $name`."]
    )
  }

  static func variableInAnalyzer(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "variable-in-analyzer",
      .warning,
      "AWS Glue does not resolve `$\(name)` in an analyzer",
      at: span,
      reason: "There it is taken for the text `\(name)`; here it is resolved."
    )
  }

  // MARK: Documents

  static func noRules(at span: Span?) -> Diagnostic {
    Diagnostic(
      "no-rules",
      .error,
      "a ruleset needs at least one rule or analyzer",
      at: span.map { Annotation($0) },
      help: ["Write `Rules = [ RowCount > 0 ]`."]
    )
  }

  static func unknownEntry(
    _ key: Located<String>,
    in section: String,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      "unknown-entry",
      .error,
      "`\(section)` has no entry `\(key.value)`",
      at: key.span,
      help: [
        nearest(to: key.value, among: known).map { "Did you mean `\($0)`?" }
          ?? "It takes \(known.map { "`\($0)`" }.joined(separator: " and "))."
      ]
    )
  }

  static func additionalSourcesNeedList(at span: Span) -> Diagnostic {
    Diagnostic(
      "unknown-entry",
      .error,
      "`AdditionalDataSources` takes a list",
      at: span,
      help: ["Write `\"AdditionalDataSources\": [ \"a\", \"b\" ]`."]
    )
  }
}
