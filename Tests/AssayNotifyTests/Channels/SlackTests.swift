import AssayModel
import Testing

@testable import AssayNotify

struct SlackTests {
  private let channel = Sample.slack("https://hooks.slack.com/services/T0/B0/x")

  @Test(arguments: Sample.all)
  func `keeps to the limits of Slack, and mentions nobody`(_ notice: AlertNotice) throws {
    let body = try object(post(notice, to: channel).body)
    #expect(Set(body.keys) == ["text", "mrkdwn", "blocks"])
    let blocks = try #require(body["blocks"] as? [[String: Any]])
    #expect(1...50 ~= blocks.count)
    var texts = [try #require(body["text"] as? String)]
    for block in blocks {
      let isHeader = block["type"] as? String == "header"
      if let text = block["text"] as? [String: Any] {
        texts.append(try plain(text, atMost: isHeader ? 150 : 3000))
      }
      let fields = block["fields"] as? [[String: Any]]
      #expect(fields.map { 1...10 ~= $0.count } ?? true)
      for field in fields ?? [] { texts.append(try plain(field, atMost: 2000)) }
    }
    for text in texts {
      #expect(!text.utf8.contains(UInt8(ascii: "<")) && !text.utf8.contains(UInt8(ascii: ">")))
      // Every ampersand begins a whole entity, also where the text is cut.
      for part in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        .dropFirst()
      {
        let rest = String(part)?.utf8 ?? "".utf8
        #expect(["amp;", "lt;", "gt;"].contains { rest.starts(with: $0.utf8) })
      }
    }
  }

  private func plain(_ text: [String: Any], atMost limit: Int) throws -> String {
    // Markup would let data speak.
    #expect(text["type"] as? String == "plain_text")
    let words = try #require(text["text"] as? String)
    #expect(1...limit ~= words.utf16.count)
    return words
  }

  @Test(arguments: [
    ("a<b&c>d", 100, "a&lt;b&amp;c&gt;d"), ("<\u{301}!here>", 100, "&lt;\u{301}!here&gt;"),
    ("aaaa", 5, "aaaa"), ("aaaaa", 5, "aaaa…"), ("a&&", 9, "a&amp;…"), ("🙂🙂", 4, "🙂…"),
  ])
  func `escapes before it cuts`(_ text: String, limit: Int, escaped: String) {
    #expect(Slack.escaped(text, within: limit) == escaped)
  }

  @Test func `says what failed`() throws {
    let body = try object(post(Sample.notice(), to: channel).body)
    #expect(
      body["text"] as? String
        == "[critical] orders: IsComplete \"email\" failed\n2 of 10 rows have no email."
    )
  }
}
