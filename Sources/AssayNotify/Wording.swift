import AssayModel

/// What a notice says to people, in words that every channel uses; all of it is neutral, and each text is one line.
struct Wording {
  /// What happened in a few words: `orders: IsComplete "email" failed`.
  let headline: String
  /// The headline with how grave it is: `[critical] orders: IsComplete "email" failed`.
  let title: String
  /// What the last failure was.
  let message: [String]
  /// What else is known: a label and a value.
  let facts: [(label: String, value: String)]

  init(_ notice: AlertNotice, in context: NoticeContext) {
    let alert = notice.alert
    let subject = [alert.dataset, alert.check].filter { !$0.isEmpty }.joined(separator: ": ")
    headline = NeutralText.line("\(subject) \(Self.verb(notice))")
    let mark = notice.change == .resolved ? "resolved" : alert.severity.rawValue
    title = "[\(mark)] \(headline)"
    message = NeutralText.lines(alert.message)
    let facts: [(String, String)] = [
      ("Severity", alert.severity.rawValue),
      ("Project", alert.project),
      ("Dataset", alert.dataset),
      ("Check", alert.check),
      ("About", Self.noun(alert.kind)),
      ("Since", Self.moment(alert.openedAt)),
      (notice.change == .resolved ? "Resolved" : "Last seen", Self.moment(alert.updatedAt)),
      ("Failed runs", String(alert.occurrences)),
      ("Owner", alert.owner),
      ("Tags", alert.tags.joined(separator: ", ")),
      ("Written at", alert.place),
      ("Changed by", alert.changedBy),
      ("Notes", alert.notes),
      ("Alert", alert.id),
      ("Run", context.run),
    ]
    self.facts = facts.map { ($0, NeutralText.sentence($1)) }.filter { !$0.1.isEmpty }
  }

  private static func verb(_ notice: AlertNotice) -> String {
    switch notice.change {
    case .opened: "failed"
    case .reopened: "still fails"
    case .resolved: notice.alert.changedBy.isEmpty ? "recovered" : "was resolved"
    }
  }

  private static func noun(_ kind: Alert.Kind) -> String {
    switch kind {
    case .ruleFailure: "a rule"
    case .freshness: "freshness"
    case .volume: "an unusual volume"
    case .score: "the score"
    }
  }

  /// A moment to the second: `2026-01-31 09:05:00 UTC`.
  private static func moment(_ moment: Timestamp) -> String {
    moment.description.prefix(19).replacing("T", with: " ") + " UTC"
  }
}

extension String {
  /// The text, or its beginning with an ellipsis where it is longer than a service takes.
  func shortened(to limit: Int) -> String {
    // Services count in characters of Unicode or of UTF-16; the latter are never fewer.
    guard utf16.count > limit else { return self }
    var result = ""
    var length = 1
    for character in self {
      length += character.utf16.count
      if length > limit { break }
      result.append(character)
    }
    return result + "…"
  }
}
