import AssayModel
import Peers
import Testing

@testable import AssayNotify

struct WebhookTests {
  private let channel = Sample.webhook("https://example.com/hook", ["Authorization": "Bearer x"])

  @Test func `is as its schema says`() throws {
    let bodies = try Sample.all.map { try post($0, to: channel).body }
    try Python.validate(bodies, by: "specs/schemas/alert.schema.json")
  }

  @Test func `says what changed`() throws {
    let request = try post(Sample.notice(.resolved), to: channel)
    let body = try object(request.body)
    #expect(body["change"] as? String == "resolved")
    #expect(body["run"] as? String == "run-7")
    #expect((body["alert"] as? [String: Any])?["status"] as? String == "resolved")
    let headers = request.headers.map { "\($0.name): \($0.value.revealed)" }
    #expect(
      headers == [
        "Content-Type: application/json; charset=utf-8", "User-Agent: assay/1.2.3",
        "Idempotency-Key: a1b2c3.resolved", "Authorization: Bearer x",
      ]
    )
  }

  @Test func `has a key for each change, and the same when it is sent again`() {
    var snoozed = Sample.notice(.reopened).alert
    snoozed.snoozedUntil = Timestamp(milliseconds: 1)
    var later = snoozed
    later.snoozedUntil = Timestamp(milliseconds: 2)
    later.occurrences += 1
    let notices =
      AlertChange.allCases.map { Sample.notice($0) }
      + [AlertNotice(snoozed, .reopened), AlertNotice(later, .reopened)]
    #expect(Set(notices.map(\.key)).count == notices.count)
    snoozed.occurrences += 1
    snoozed.updatedAt = Timestamp(milliseconds: 99)
    #expect(AlertNotice(snoozed, .reopened).key == notices[3].key)
  }

  @Test(arguments: [
    ("X-Key", "value", "X-Key: value"), ("X-Key", "", nil), ("X-Key", " \n", nil),
    ("X-Key", "value\r\n", "X-Key: value"), ("user-agent", "mine", "user-agent: mine"),
  ])
  func `takes headers of the project`(_ name: String, value: String, header: String?) throws {
    let request = try post(Sample.notice(), to: Sample.webhook("http://x", [name: value]))
    let headers = request.headers.filter { $0.name.lowercased() == name.lowercased() }
    #expect(
      headers.map { "\($0.name): \($0.value.revealed)" } == (header.map { [$0] } ?? [])
        || header == nil && !headers.contains(where: \.isSecret)
    )
  }

  @Test(arguments: [
    ("X-Key", "a\r\nX-Evil: b"), ("X-Key", "a\nb"), ("X-Key", "a\u{0}b"), ("X Key", "a"),
    ("X:Key", "a"), ("", "a"), ("X\r\n", "a"), ("É", "a"),
  ])
  func `refuses headers that would be two`(_ name: String, value: String) {
    #expect(throws: ChannelFault.self) {
      try post(Sample.notice(), to: Sample.webhook("http://x", [name: value]))
    }
  }

  @Test(arguments: ["example.com/hook", "ftp://example.com", "file:///etc/passwd", "https://", "x"])
  func `refuses what is no URL of the web`(_ url: String) {
    for channel in [Sample.webhook(url), Sample.slack(url), Sample.pagerDuty(url)] {
      #expect(throws: ChannelFault.self) { try post(Sample.notice(), to: channel) }
    }
  }
}
