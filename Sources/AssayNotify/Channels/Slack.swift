import AssayModel

/// A message to an incoming webhook of Slack.
///
/// All of it is plain text: in Slack's markup the name of a column could turn into italics, or worse.
struct Slack: ChannelFormat {
  let url: Redacted

  private enum Limit {
    static let header = 150
    static let section = 3000
    static let field = 2000
    static let fields = 10
    /// The text beside the blocks is for notifications, where nobody reads more.
    static let fallback = 1000
  }

  var isOff: Bool { url.isBlank }

  var secrets: [Redacted] { [] }

  func request(
    for notice: AlertNotice,
    in context: NoticeContext
  ) throws(ChannelFault) -> Request {
    _ = try url.checked(as: ["https", "http"])
    let document = Self.document(Wording(notice, in: context))
    return .post(PostRequest(url: url.trimmed, document: document, context: context))
  }

  private static func document(_ wording: Wording) -> JSONValue {
    let message = wording.message.joined(separator: "\n")
    var blocks: [JSONValue] = [
      ["type": "header", "text": plain(wording.title, within: Limit.header)]
    ]
    if !message.isEmpty {
      blocks.append(["type": "section", "text": plain(message, within: Limit.section)])
    }
    for start in stride(from: 0, to: wording.facts.count, by: Limit.fields) {
      let fields = wording.facts.dropFirst(start).prefix(Limit.fields).map { fact in
        plain("\(fact.label)\n\(fact.value)", within: Limit.field)
      }
      blocks.append(["type": "section", "fields": .array(fields)])
    }
    let fallback = message.isEmpty ? wording.title : "\(wording.title)\n\(message)"
    return [
      "text": .string(escaped(fallback, within: Limit.fallback)),
      "mrkdwn": false,
      "blocks": .array(blocks),
    ]
  }

  private static func plain(_ text: String, within limit: Int) -> JSONValue {
    ["type": "plain_text", "text": .string(escaped(text, within: limit)), "emoji": false]
  }

  /// The text with the three characters escaped with which Slack begins links and mentions, cut between characters.
  static func escaped(_ text: String, within limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var length = 1
    // A mark after `<` makes another character of the two for Swift, but not for Slack.
    for scalar in text.unicodeScalars {
      let piece =
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: String(scalar)
        }
      length += piece.utf16.count
      if length > limit { return String(result) + "…" }
      result.append(contentsOf: piece.unicodeScalars)
    }
    return String(result)
  }
}
