import AssayDiagnostics

// What is said about rules and their values that cannot be read.

extension Diagnostic {
  // MARK: Rules

  static func negatedRule(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "negated-rule",
      .error,
      "a rule cannot be negated with `\(word)`",
      at: span,
      help: ["Negate its condition instead: `!=`, `not in`, `not between`, `not matches`."]
    )
  }

  static func quotedRuleType(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "a rule type stands without quotes: \"\(name)\"",
      at: span,
      help: ["A rule looks like `IsComplete \"column\"`."]
    )
  }

  static func reservedWord(_ word: String, as use: String, at span: Span) -> Diagnostic {
    let canBeQuoted = use == "a parameter"
    return Diagnostic(
      "reserved-word",
      .error,
      "`\(word)` is a reserved word and cannot be \(use)",
      at: span,
      help: canBeQuoted ? ["Put the name in double quotes: `\"\(word)\"`."] : []
    )
  }

  static func dateShapedText(_ text: String, as use: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "date-shaped-text",
      .error,
      "\(text) is a date or time and cannot be \(use)",
      at: span,
      reason: "DQDL reads every quoted text of this shape as a date or a time of day."
    )
  }

  static func unquotedName(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unquoted-name",
      .error,
      "a name with other characters than letters, digits, `_` and `.` needs quotes",
      at: span,
      help: ["Put the name in double quotes: `\"\(name)\"`."]
    )
  }

  static func unquotedText(_ text: String, as use: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unquoted-text",
      .error,
      "\(use) needs double quotes: `\(text)`",
      at: span
    )
  }

  static func quotedTagName(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "the name of a tag stands without quotes: \"\(name)\"",
      at: span,
      help: ["Write `with \(name) = …`."]
    )
  }

  static func clauseOrder(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "clause-order",
      .error,
      "`\(word)` stands too late in the rule",
      at: span,
      help: ["The order is: condition, `where`, `labels`, `with`."]
    )
  }

  static func repeatedClause(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic("clause-order", .error, "a rule takes one `\(word)` only", at: span)
  }

  static func clauseBehindParenthesis(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "clause-order",
      .error,
      "`\(word)` cannot follow a parenthesis",
      at: span,
      help: ["Move it into the parentheses, behind the rule that it belongs to."]
    )
  }

  static func thresholdWithoutWith(at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "`threshold` needs `with` before it",
      at: span,
      help: ["Write `with threshold > 0.9`."]
    )
  }

  static func wordCase(_ word: String, write correct: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "letter-case",
      .error,
      "`\(word)` is not a word of the language",
      at: span,
      help: ["Did you mean `\(correct)`?"]
    )
  }

  static func variableOutOfPlace(_ use: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "misplaced-variable",
      .error,
      "a variable cannot be \(use)",
      at: span,
      help: ["Variables stand for parameters, and for the values of `in $name`."]
    )
  }

  // MARK: Conditions

  static func foreignOperator(_ written: String, write correct: String, at span: Span) -> Diagnostic
  {
    Diagnostic(
      "unknown-operator",
      .error,
      "`\(written)` is not an operator",
      at: span,
      help: ["Did you mean `\(correct)`?"]
    )
  }

  static func negatedOperator(_ sign: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unknown-operator",
      .error,
      "`not` cannot stand before `\(sign)`",
      at: span,
      help: ["`not` goes with `in`, `between` and `matches`."]
    )
  }

  static func missingComparison(_ found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "a comparison is missing before `\(found)`",
      at: span,
      help: ["Write for example `= \(found)`, `> \(found)` or `between \(found) and …`."]
    )
  }

  static func textIsNotOrdered(at span: Span) -> Diagnostic {
    Diagnostic(
      "unordered-text",
      .error,
      "text cannot be compared with `>`, `<` or `between`",
      at: span,
      help: [
        "Text takes `=`, `!=`, `in`, `not in`, `matches` and `not matches`; a date looks like `\"2024-01-31\"`."
      ]
    )
  }

  static func mixedOperands(
    _ first: String,
    at firstSpan: Span,
    and second: String,
    at secondSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      "mixed-operands",
      .error,
      "a \(first) and a \(second) cannot stand in one condition",
      at: Annotation(secondSpan, label: second),
      also: [Annotation(firstSpan, label: first)],
      reason: "All values of a condition are of one kind.",
      help: first == "date" || second == "date"
        ? ["A quoted text of the shape of a date or time is always a date."] : []
    )
  }

  static func tagValueKind(_ tag: String, is kind: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "tag-value",
      .error,
      "tag `\(tag)` takes a text or a number, not a \(kind)",
      at: span,
      reason: kind == "date"
        ? "A quoted text of the shape of a date or time is always a date." : ""
    )
  }

  // MARK: Values

  static func malformedValue(_ text: String, meant: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      "malformed-value",
      .error,
      "`\(text)` is not a value",
      at: span,
      reason: meant == nil
        ? "Values are numbers, quoted texts, dates, `NULL`, or functions with parentheses." : "",
      help: [meant.map { "Did you mean `\($0)`?" } ?? "Put text in double quotes: `\"\(text)\"`."]
    )
  }

  static func textInArithmetic(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic("malformed-value", .error, "arithmetic takes numbers only, not \(text)", at: span)
  }

  static func leadingPlus(at span: Span) -> Diagnostic {
    Diagnostic(
      "malformed-value",
      .error,
      "a number takes no plus sign",
      at: span,
      help: ["Remove the `+`."]
    )
  }

  static func minusWithoutDigits(found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "malformed-value",
      .error,
      "`-` must stand before digits, but \(found)",
      at: span,
      help: ["Subtract from zero to negate something else: `0 - (…)`."]
    )
  }

  static func unknownUnit(_ word: String, meant: String?, at span: Span) -> Diagnostic {
    let all = "The units are `days`, `hours`, `minutes` and `B`, `KB`, `MB`, `GB`, `TB`."
    return Diagnostic(
      "unknown-unit",
      .error,
      "`\(word)` is not a unit",
      at: span,
      help: [meant.map { "Did you mean `\($0)`?" } ?? all]
    )
  }

  static func fractionalCount(at span: Span) -> Diagnostic {
    Diagnostic(
      "malformed-value",
      .error,
      "a duration or size is a whole number without sign",
      at: span,
      help: ["Use a smaller unit: `90 minutes` for an hour and a half."]
    )
  }

  static func countTooLarge(_ count: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "number-out-of-range",
      .error,
      "\(count) is too large for a duration or size",
      at: span,
      reason: "The largest count is 2147483647.",
      help: ["Use a larger unit."]
    )
  }

  static func bareOffset(at span: Span) -> Diagnostic {
    Diagnostic(
      "bare-offset",
      .error,
      "an offset from `now()` needs parentheses",
      at: span,
      help: ["Write `(now() - 3 days)`."]
    )
  }

  static func nestedMoment(at span: Span) -> Diagnostic {
    Diagnostic(
      "bare-offset",
      .error,
      "`now()` cannot stand here",
      at: span,
      help: ["Write `now()`, or `(now() - 3 days)` with exactly one pair of parentheses."]
    )
  }

  static func invalidTime(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "invalid-time",
      .error,
      "there is no time \(text)",
      at: span,
      help: ["Times go from `\"00:00\"` to `\"23:59\"`, or from `\"12:00 AM\"` to `\"11:59 PM\"`."]
    )
  }
}
