import AssayModel
import Peers
import Testing

@testable import AssayNotify

struct PagerDutyTests {
  private let channel = Sample.pagerDuty()

  @Test func `is an event as PagerDuty documents it`() throws {
    let bodies = try Sample.all.filter { $0 != Sample.hostile }.map {
      try post($0, to: channel).body
    }
    try Python.validate(
      bodies + [post(Sample.hostile, to: channel).body],
      by: "Tests/AssayNotifyTests/pagerduty-events-v2.schema.json"
    )
  }

  @Test(arguments: [
    (AlertChange.opened, "trigger"), (.reopened, "trigger"), (.resolved, "resolve"),
  ])
  func `opens and resolves the same incident`(_ change: AlertChange, action: String) throws {
    let body = try object(post(Sample.notice(change), to: channel).body)
    #expect(body["event_action"] as? String == action)
    #expect(body["dedup_key"] as? String == "a1b2c3")
    #expect(body["routing_key"] as? String == Sample.routingKey)
  }

  @Test(arguments: Severity.allCases)
  func `says how grave it is`(_ severity: Severity) throws {
    let body = try object(post(Sample.notice(severity: severity), to: channel).body)
    let payload = try #require(body["payload"] as? [String: Any])
    #expect(payload["severity"] as? String == severity.rawValue)
    #expect(payload["source"] as? String == "shop/orders")
    #expect(
      payload["summary"] as? String
        == "orders: IsComplete \"email\" failed 2 of 10 rows have no email."
    )
    let details = try #require(payload["custom_details"] as? [String: Any])
    #expect(details["failed_runs"] as? String == "2")
  }

  @Test func `goes where PagerDuty is when no URL is given`() throws {
    let request = try post(Sample.notice(), to: Sample.pagerDuty(""))
    #expect(request.url.revealed == "https://events.pagerduty.com/v2/enqueue")
  }
}
