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
      "\(quote) does not quote",
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
      "arithmetic has more than \(limit) operators",
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
