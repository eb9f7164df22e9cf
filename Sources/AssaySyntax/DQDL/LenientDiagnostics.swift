package import AssayDiagnostics

// What is said about forms that only the lenient dialect reads.

extension Diagnostic {
  /// A form that AWS's documentation shows and its parser refuses, with the spelling that both take.
  package static func lenient(_ headline: String, help: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "lenient-dqdl",
      .warning,
      headline,
      at: span,
      reason: "The parser that AWS publishes refuses this; the project asks for `dqdl: lenient`.",
      help: [help]
    )
  }

  static func lenientCarriageReturn(at span: Span) -> Diagnostic {
    .lenient("lines end with a carriage return", help: "Save it with LF line endings.", at: span)
  }

  static func lenientByteOrderMark(at span: Span) -> Diagnostic {
    .lenient(
      "the text starts with a byte order mark",
      help: "Save it as UTF-8 without byte order mark.",
      at: span
    )
  }

  static func slashComment(at span: Span) -> Diagnostic {
    .lenient("`//` starts a comment", help: "Start the comment with `#`.", at: span)
  }

  static func lenientUnterminatedComment(at span: Span) -> Diagnostic {
    .lenient(
      "the last comment has no line break",
      help: "Add a line break behind the comment.",
      at: span
    )
  }

  static func lenientWord(_ word: String, write correct: String, at span: Span) -> Diagnostic {
    .lenient(
      "`\(word)` is read as `\(correct)`",
      help: "Write `\(correct)`; a name that is spelt so goes in double quotes.",
      at: span
    )
  }

  static func lenientClauseOrder(_ word: String, at span: Span) -> Diagnostic {
    .lenient(
      "`\(word)` stands late in the rule",
      help: "The order is: condition, `where`, `labels`, `with`.",
      at: span
    )
  }

  static func lenientTagValue(_ name: String, write value: String, at span: Span) -> Diagnostic {
    .lenient(
      "the value of tag `\(name)` is no text in quotes",
      help: "Write `with \(name) = \"\(value)\"`.",
      at: span
    )
  }

  static func tagsOfAnalyzer(at span: Span) -> Diagnostic {
    .lenient(
      "an analyzer has a tag",
      help: "Leave the tag away where AWS's parser is to read the text.",
      at: span
    )
  }

  /// A text that holds a number and is compared as one.
  package static func quotedNumber(_ text: String, at span: Span) -> Diagnostic {
    .lenient(
      "the text `\"\(text)\"` is compared as a number",
      help: "Write `\(text)` without quotes.",
      at: span
    )
  }
}
