import AssayDiagnostics

// What is said about DQDL text that cannot be read.

extension Diagnostic {
  // MARK: Characters

  static func unknownCharacter(_ character: String, at span: Span) -> Diagnostic {
    let codes = character.unicodeScalars.map {
      "U+" + String(repeating: "0", count: max(0, 4 - String($0.value, radix: 16).count))
        + String($0.value, radix: 16, uppercase: true)
    }
    let isPrintable = character.unicodeScalars.allSatisfy {
      $0.properties.isPatternWhitespace == false && $0.properties.isWhitespace == false
        && $0.value >= 32
    }
    let shown = isPrintable ? "`\(character)`" : codes.joined(separator: " ")
    return Diagnostic(
      "unknown-character",
      .error,
      "\(shown) cannot stand outside of quotes",
      at: span,
      reason: "Unquoted names hold only ASCII letters, digits, `_` and `.`.",
      help: ["Put the text that it belongs to in double quotes, or remove it."]
    )
  }

  static func carriageReturn(at span: Span) -> Diagnostic {
    Diagnostic(
      "carriage-return",
      .error,
      "lines must not end with a carriage return",
      at: span,
      reason: "DQDL knows only LF line endings; this text has CR or CR LF.",
      help: ["Save the file with LF line endings."]
    )
  }

  static func byteOrderMark(at span: Span) -> Diagnostic {
    Diagnostic(
      "byte-order-mark",
      .error,
      "the text must not start with a byte order mark",
      at: span,
      help: ["Save the file as UTF-8 without byte order mark."]
    )
  }

  static func unterminatedComment(at span: Span) -> Diagnostic {
    Diagnostic(
      "unterminated-comment",
      .error,
      "a comment must end with a line break",
      at: span,
      reason:
        "The text ends inside the comment, and DQDL takes `#` for one only up to a line break.",
      help: ["Add a line break behind the comment, or remove it."]
    )
  }

  static func percentSign(at span: Span) -> Diagnostic {
    Diagnostic(
      "unknown-character",
      .error,
      "`%` is not part of a number",
      at: span,
      help: ["Write the share as a fraction: `0.5` for 50 %."]
    )
  }

  static func semicolon(at span: Span) -> Diagnostic {
    Diagnostic(
      "unknown-character",
      .error,
      "`;` does not separate rules",
      at: span,
      help: ["Separate rules with a comma."]
    )
  }

  static func foreignQuote(_ quote: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "wrong-quotes",
      .error,
      "`\(quote == "`" ? "backtick" : quote)` does not quote",
      at: span,
      help: ["Use double quotes: `\"name\"`."]
    )
  }

  static func singleQuotes(at span: Span) -> Diagnostic {
    Diagnostic(
      "wrong-quotes",
      .error,
      "single quotes do not quote",
      at: span,
      help: ["Use double quotes: `\"text\"`."]
    )
  }

  static func unclosedText(at span: Span, yamlComment: Span?) -> Diagnostic {
    var help = ["Add the closing `\"`; an earlier text may lack its own."]
    if yamlComment != nil {
      help = [
        "YAML takes ` #` for the start of a comment: write the rule as a block (`- |-`) or in single quotes."
      ]
    }
    return Diagnostic(
      "unclosed-text",
      .error,
      "a quoted text is never closed",
      at: span,
      also: yamlComment.map { [Annotation($0, label: "YAML ends the rule here")] } ?? [],
      help: help
    )
  }

  // MARK: Structure

  static func unexpected(_ expected: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic("unexpected-text", .error, "expected \(expected), but \(found)", at: span)
  }

  static func unclosed(_ bracket: String, opener: Span, found: String, at span: Span) -> Diagnostic
  {
    Diagnostic(
      "unclosed-bracket",
      .error,
      "`\(bracket)` is not closed",
      at: opener,
      also: [Annotation(span, label: "\(found) where it could be closed")],
      help: ["Add the closing `\(bracket == "(" ? ")" : bracket == "[" ? "]" : "}")`."]
    )
  }

  static func nestingTooDeep(limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      "nesting-too-deep",
      .error,
      "parentheses nest more than \(limit) deep",
      at: span,
      help: ["Split the rule."]
    )
  }

  static func arithmeticTooLong(limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      "nesting-too-deep",
      .error,
      "arithmetic has more than \(limit) operands",
      at: span,
      help: ["Compute the constant part beforehand."]
    )
  }

  static func missingComma(at span: Span, between what: String) -> Diagnostic {
    Diagnostic(
      "missing-comma",
      .error,
      "\(what) must be separated by a comma",
      at: span,
      help: ["Add `,` before this."]
    )
  }

  static func trailingComma(at span: Span) -> Diagnostic {
    Diagnostic(
      "trailing-comma",
      .error,
      "no comma may stand behind the last element",
      at: span,
      help: ["Remove the comma."]
    )
  }

  static func missingItem(_ what: String, before: String, at span: Span) -> Diagnostic {
    Diagnostic("unexpected-text", .error, "a \(what) is missing before \(before)", at: span)
  }

  static func emptyList(at span: Span) -> Diagnostic {
    Diagnostic(
      "empty-list",
      .error,
      "`in` needs at least one value",
      at: span,
      help: ["Name the values: `in [\"a\", \"b\"]`."]
    )
  }

  static func roundList(at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "the values of `in` stand in square brackets",
      at: span,
      help: ["Write `in [1, 2]`."]
    )
  }

  static func listWithoutIn(at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "a list can only stand behind `in` or `not in`",
      at: span
    )
  }

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
      help: ["Put the name in double quotes: `\"\(name)…\"`."]
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

// MARK: - Documents

extension Diagnostic {
  static func severalItems(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "a list item holds one \(what) only",
      at: span,
      help: ["Give every \(what) an item of its own, or join rules with `and` or `or`."]
    )
  }

  static func noRules(at span: Span) -> Diagnostic {
    Diagnostic(
      "no-rules",
      .error,
      "a ruleset needs at least one rule or analyzer",
      at: span,
      help: ["Write `Rules = [ RowCount > 0 ]`."]
    )
  }

  static func missingSection(found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "unexpected-text",
      .error,
      "expected `Rules = [ … ]` or `Analyzers = [ … ]`, but \(found)",
      at: span,
      reason:
        "A ruleset is made of `Metadata`, `DataSources`, variables, `DefaultLabels`, `Rules` and `Analyzers`, in this order."
    )
  }

  static func sectionCase(_ name: String, write correct: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "letter-case",
      .error,
      "`\(name)` is not a section",
      at: span,
      help: ["Did you mean `\(correct)`?"]
    )
  }

  static func sectionOrder(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "section-order",
      .error,
      "`\(name)` stands too late in the ruleset",
      at: span,
      help: [
        "The order is: `Metadata`, `DataSources`, variables, `DefaultLabels`, `Rules`, `Analyzers`; each once."
      ]
    )
  }

  static func emptyDictionary(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "empty-dictionary",
      .error,
      "`\(name)` must not be empty",
      at: span,
      help: ["Remove the section, or name an entry."]
    )
  }

  static func variableValue(_ name: String, found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "variable-value",
      .error,
      "variable `\(name)` takes a quoted text or a list of them, but \(found)",
      at: span,
      help: ["Write `\(name) = \"text\"` or `\(name) = [\"a\", \"b\"]`."]
    )
  }

  static func ruleAsAnalyzer(_ found: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "rule-as-analyzer",
      .error,
      "an analyzer takes only parameters, but found `\(found)`",
      at: span,
      reason: "Analyzers measure and judge nothing.",
      help: ["Move what has a condition to `Rules`."]
    )
  }

  static func trailingText(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "trailing-text",
      .warning,
      "everything from `\(text)` on is ignored",
      at: span,
      reason: "The ruleset ends before it, and DQDL reads nothing behind the end.",
      help: ["Remove the text, or move it into the list."]
    )
  }

  static func rulesBehindAnalyzers(at span: Span) -> Diagnostic {
    Diagnostic(
      "trailing-text",
      .warning,
      "`Rules` behind `Analyzers` is ignored",
      at: span,
      reason: "The ruleset ends with `Analyzers`, so none of these rules is ever checked.",
      help: ["Move `Rules` before `Analyzers`."]
    )
  }

  static func secondRules(at span: Span) -> Diagnostic {
    Diagnostic(
      "trailing-text",
      .warning,
      "a second `Rules` is ignored",
      at: span,
      reason: "The ruleset ends before it, so none of these rules is ever checked.",
      help: ["Join both lists into one."]
    )
  }

  static func analyzersBehindComma(at span: Span) -> Diagnostic {
    Diagnostic(
      "trailing-text",
      .warning,
      "`Analyzers` behind a comma is ignored",
      at: span,
      reason: "The comma ends the ruleset, so none of these analyzers is ever measured.",
      help: ["Remove the comma before `Analyzers`."]
    )
  }
}
