internal import AssayDiagnostics

// The words for text that is not YAML, or that YAML reads differently than it looks.

extension Diagnostic {
  static func tabIndentation(at span: Span) -> Diagnostic {
    Diagnostic(
      "tab-indentation",
      .error,
      "YAML is indented with spaces, not with tabs",
      at: Annotation(span, label: span.range.count == 1 ? "a tab" : "tabs"),
      help: ["Replace each tab by two spaces; most editors can do so on save."]
    )
  }

  static func textBehindQuotes(at span: Span, rest: Span, corrected: String) -> Diagnostic {
    Diagnostic(
      "text-behind-quotes",
      .error,
      "a quoted text ends at its closing quote, nothing stands behind it",
      at: Annotation(rest, label: "this stands behind it"),
      also: [Annotation(span, label: "YAML reads this as the whole value")],
      reason: "A value that starts with a quote is a quoted text in YAML.",
      help: ["Put the whole value in single quotes: \(corrected)"]
    )
  }

  static func colonInPlainText(at span: Span, isRule: Bool, corrected: String) -> Diagnostic {
    Diagnostic(
      isRule ? "rule-with-colon" : "yaml-syntax",
      .error,
      isRule
        ? "a rule that holds `: ` stands in quotes" : "a text that holds `: ` stands in quotes",
      at: span,
      reason: "To YAML, a colon and a space end a key.",
      help: ["Put the whole text in single quotes: \(corrected)"]
    )
  }

  static func keyMisplaced(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a key stands right below the other keys of its mapping",
      at: Annotation(span, label: "this is read as the rest of the value above"),
      help: [
        "Indent it as the keys that it belongs to.",
        "If its indentation is right, look for a bracket or a brace above that is not closed.",
      ]
    )
  }

  static func valueExpected(at span: Span, isEnd: Bool) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      isEnd ? "a bracket or a brace needs a closing one" : "a value is expected here",
      at: span,
      reason: isEnd ? "The file ends before it." : "",
      help: [isEnd ? "Close it." : "Write one, or put the text in quotes if it is one."]
    )
  }

  static func reservedCharacter(
    _ character: String,
    at span: Span,
    advice: String
  ) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a text that starts with `\(character)` stands in quotes",
      at: span,
      reason: "YAML reserves this character.",
      help: [advice]
    )
  }

  static func keyWithoutColon(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a key is followed by `: ` and its value",
      at: span,
      reason: "This line has the place of a key, and there is no colon in it.",
      help: ["Write `key: value`, or indent the line if it belongs to the one above."]
    )
  }

  static func itemExpected(at span: Span, list: Span?) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "each item of a list starts with `- `",
      at: span,
      also: list.map { [Annotation($0, label: "the list starts here")] } ?? [],
      help: [
        "Start the line with `- `, right below the one of the first item, or indent it deeper."
      ]
    )
  }

  static func keyExpected(at span: Span, mapping: Span?) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "the keys of a mapping stand right below each other",
      at: span,
      also: mapping.map { [Annotation($0, label: "the mapping starts here")] } ?? [],
      help: [
        "Indent this line as the first key of its mapping, and look for an unclosed quote above."
      ]
    )
  }

  static func unclosedFlow(
    _ open: String,
    _ close: String,
    at span: Span,
    from start: Span?
  ) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "what `\(open)` opens goes on with `,` or ends with `\(close)`",
      at: span,
      also: start.map { [Annotation($0, label: "opened here")] } ?? [],
      reason:
        "Inside brackets and braces, a comma, a colon, a bracket or a brace ends a plain text.",
      help: ["Close it, or put texts with `,`, `: `, `[`, `]`, `{` or `}` in quotes."]
    )
  }

  static func ruleInBrackets(at span: Span, example: String) -> Diagnostic {
    Diagnostic(
      "rule-in-brackets",
      .error,
      "a rule does not stand in brackets",
      at: span,
      reason: "To YAML, `[` starts a list whose items end at a comma or a bracket.",
      help: [
        "Write each rule as an item of its own: - \(example)",
        "A whole DQDL document stands in a block: `rules: |`, and `Rules = […]` below it.",
      ]
    )
  }

  static func listBesideKey(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a list starts on the line below its key",
      at: span,
      help: ["Put `- …` on the next line; if the text starts with `- `, put it in quotes."]
    )
  }

  static func textBehindDocument(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "nothing stands behind the end of a document",
      at: span,
      help: [
        "Look at the indentation of this line and of the one above.",
        "Write `---` on a line of its own to start another document.",
      ]
    )
  }

  static func unclosedQuote(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a quoted text needs a closing quote",
      at: Annotation(span, label: "opened here"),
      help: ["Close it; inside single quotes, write `''` for a quote."]
    )
  }

  static func unknownEscape(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "in double quotes a backslash starts one of YAML's escapes",
      at: span,
      help: ["Use single quotes, where a backslash stands for itself, or write `\\\\`."]
    )
  }

  static func blockHeader(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "the text of a block starts on the line below `|` or `>`",
      at: span,
      help: ["Put the text on the next line, indented; if it starts with `|`, put it in quotes."]
    )
  }

  static func lonelyIndicator(_ byte: UInt8?, at span: Span, advice: String) -> Diagnostic {
    let character = byte == UInt8(ascii: "&") ? "&" : "*"
    return Diagnostic(
      "yaml-syntax",
      .error,
      "a text that starts with `\(character)` stands in quotes",
      at: span,
      reason: "`&` and `*` start the names of anchors and aliases in YAML.",
      help: [advice]
    )
  }

  static func directive(at span: Span) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "a line that starts with `%` is a YAML directive, specs have none",
      at: span,
      help: ["Delete the line; if it is a text, indent it and put it in quotes."]
    )
  }

  static func notYAML(at span: Span, because problem: String) -> Diagnostic {
    Diagnostic(
      "yaml-syntax",
      .error,
      "this is not YAML",
      at: span,
      reason: "The YAML parser stopped here and says: \(problem).",
      help: ["If it is a text, put it in single quotes; else look at the lines above."]
    )
  }
}
