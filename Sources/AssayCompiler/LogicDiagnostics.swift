import AssayDiagnostics
import AssayModel

// What is said of rules that are right by themselves, and say something in vain, twice, or against each other.

extension Diagnostic {
  /// - Parameter needsValue: whether it fails where there is no value to look at.
  static func alwaysHolds(
    _ subject: String,
    _ condition: String,
    needsValue: Bool,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "always-holds",
      .warning,
      "the \(subject) is always \(condition)",
      at: span,
      reason: needsValue
        ? "It can fail only where there is nothing to look at."
        : "A rule that cannot fail checks nothing.",
      help: ["Ask for more, or make it an analyzer, which measures and judges nothing."]
    )
  }

  static func neverReached(_ subject: String, _ condition: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "never-holds",
      .warning,
      "the \(subject) is never \(condition)",
      at: span,
      reason: "The rule fails whatever the data are.",
      help: ["Write a condition that a value can meet."]
    )
  }

  static func contradiction(_ check: ComparedCheck, _ other: ComparedCheck) -> Diagnostic {
    Diagnostic(
      "contradicting-rules",
      .warning,
      "these rules cannot both hold",
      at: check.annotation("… this one fails"),
      also: [other.annotation("whenever this one holds …")],
      help: ["Correct one of them, or set it to `status: disabled`."]
    )
  }

  static func contradictoryParts(_ check: ComparedCheck) -> Diagnostic {
    Diagnostic(
      "contradicting-rules",
      .warning,
      "the parts of this rule cannot all hold",
      at: check.span,
      help: ["Correct one of them, or join them by `or`."]
    )
  }

  static func impliedRule(_ rule: ComparedCheck, by other: ComparedCheck) -> Diagnostic {
    Diagnostic(
      "implied-rule",
      .warning,
      "this rule holds whenever another one does",
      at: rule.annotation(),
      also: [other.annotation("this one asks for more")],
      reason: "It adds nothing but another line in the reports.",
      help: [
        "Remove it. One that is graver than the other, or the only active one, is not told of."
      ]
    )
  }

  static func sameMeaning(_ rule: ComparedCheck, as other: ComparedCheck) -> Diagnostic {
    Diagnostic(
      "same-meaning",
      .warning,
      "this rule says what another one says",
      at: rule.annotation(),
      also: [other.annotation("it is said here")],
      reason: "The score counts it twice.",
      help: ["Remove one of them."]
    )
  }

  static func unreadablePattern(_ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "malformed-pattern",
      .warning,
      "the pattern of this rule is not a regular expression: \(reason)",
      at: span,
      reason: "The engine refuses it, so that the rule cannot be measured.",
      help: ["Escape characters that have a meaning, such as brackets, with a backslash."]
    )
  }

  static func emptyPattern(at span: Span) -> Diagnostic {
    Diagnostic(
      "empty-pattern",
      .warning,
      "no text matches the pattern of this rule",
      at: span,
      reason: "Nothing can stand before the start of a text, or behind its end.",
      help: ["Escape `^` and `$` with a backslash where they stand for themselves."]
    )
  }

  static func neverDue(_ schedule: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "never-due",
      .warning,
      "nothing is ever due by `\(schedule)`",
      at: span,
      reason: "No date of the calendar matches its fields.",
      help: ["Correct the day or the month; the fields are minute, hour, day, month, weekday."]
    )
  }

  static func rareTag(
    _ tag: String,
    near: String,
    count: Int,
    first: Span,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "rare-tag",
      .warning,
      "the tag `\(tag)` stands here only",
      at: Annotation(span),
      also: [Annotation(first, label: "`\(near)` stands in \(count) places, first here")],
      help: ["Did you mean `\(near)`?"]
    )
  }

  // MARK: Comments

  static func allowWithoutReason(_ allowance: Allowance) -> Diagnostic {
    Diagnostic(
      "allow-without-reason",
      .warning,
      "this comment allows a warning and does not say why",
      at: allowance.span,
      help: ["Write `# assay: allow \(allowance.ids.joined(separator: ", ")) because …`."]
    )
  }

  static func unusedAllow(_ allowance: Allowance, _ unused: [String]) -> Diagnostic {
    guard let id = unused.first else {
      return Diagnostic(
        "unused-allow",
        .warning,
        "this comment allows nothing",
        at: allowance.span,
        help: ["Write `# assay: allow ID because …`, with the name of a warning."]
      )
    }
    let known = DiagnosticPage.all.map(\.id.rawValue)
    let near = known.contains(id) ? nil : nearest(to: id, among: known)
    return Diagnostic(
      "unused-allow",
      .warning,
      "there is no warning `\(id)` here to allow",
      at: allowance.span,
      help: [
        near.map { "Did you mean `\($0)`?" }
          ?? "Remove the comment, or put it on the line of the warning or right above; errors cannot be allowed."
      ]
    )
  }
}
