import AssayModel

/// A message of mail by RFC 5322: headers, an empty line, a text.
struct MailMessage {
  /// The message with line breaks of mail.
  let bytes: [UInt8]
  /// The message as people read it.
  let readable: [String]

  init(
    _ notice: AlertNotice,
    from sender: Mailbox,
    to recipients: [Mailbox],
    wording: Wording,
    toolVersion: String
  ) {
    let project = NeutralText.line(notice.alert.project)
    let subject = project.isEmpty ? wording.title : "\(project): \(wording.title)"
    let text = Self.text(wording, toolVersion)
    var headers = [
      ("From", sender.header),
      ("To", recipients.map(\.header).joined(separator: ",\r\n ")),
      ("Subject", EncodedWords.isNeeded(for: subject) ? EncodedWords.encode(subject) : subject),
      ("Date", Self.date(notice.alert.updatedAt)),
      ("Message-ID", Self.identifier(notice.key, sender)),
    ]
    if notice.change != .opened {
      // So that mail programs show the recovery below the failure.
      let first = AlertNotice(notice.alert, .opened)
      headers += ["In-Reply-To", "References"].map { ($0, Self.identifier(first.key, sender)) }
    }
    headers += [
      // Nobody who is out of office needs to tell us.
      ("Auto-Submitted", "auto-generated"),
      ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=utf-8"),
      ("Content-Transfer-Encoding", "quoted-printable"),
    ]
    let head = headers.map { "\($0): \($1)\r\n" }.joined()
    bytes = Array((head + "\r\n" + QuotedPrintable.encode(lines: text)).utf8)
    readable =
      ["From: \(sender.header)"]
      + recipients.map { "To: \($0.header)" }
      + ["Subject: \(subject)", ""] + text
  }

  private static func text(_ wording: Wording, _ toolVersion: String) -> [String] {
    let width = (wording.facts.map(\.label.count).max() ?? 0) + 2
    let facts = wording.facts.map { label, value in
      let gap = String(repeating: " ", count: width - label.count - 1)
      return "\(label):\(gap)\(value)"
    }
    let message = wording.message.isEmpty ? [] : wording.message + [""]
    return [wording.title, ""] + message + facts + ["", "-- ", "Assay \(toolVersion)"]
  }

  /// A name that is the same when the notice is sent again, so that a mail that comes twice can be seen once.
  private static func identifier(_ key: String, _ sender: Mailbox) -> String {
    "<assay.\(key)@\(sender.domain)>"
  }

  /// A moment as `Sat, 31 Jan 2026 09:05:00 +0000`.
  private static func date(_ moment: Timestamp) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let days = Int((Double(moment.milliseconds) / 86_400_000).rounded(.down))
    let parts = moment.description.split { "-T.".contains($0) }
    guard parts.count >= 4, let month = Int(parts[1]), months.indices.contains(month - 1) else {
      return moment.description
    }
    let weekday = weekdays[((days % 7) + 7) % 7]
    return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]) +0000"
  }
}
