import AssayCurl
import AssayModel
import Peers
import Testing

@testable import AssayNotify

/// Channels over HTTP, against the server of Python's own library.
///
/// One after the other: starting a server blocks a thread, and what is measured here is time.
@Suite(.serialized) struct HTTPDeliveryTests {
  @Test func `arrives as it was meant, in order`() async throws {
    let peer = try Peer(.http, ["200"])
    let channel = Sample.webhook("http://127.0.0.1:\(peer.port)/hook?k=v", ["X-Key": "s3cret"])
    let receipts = await deliver(Sample.all, to: [channel])
    #expect(receipts.map(\.outcome) == Sample.all.map { _ in .sent })
    let received = try peer.received
    for (notice, request) in zip(Sample.all, received) {
      #expect(request["path"] as? String == "/hook?k=v")
      let body = try post(notice, to: channel).body
      #expect(request["body"] as? String == String(decoding: body, as: UTF8.self))
      #expect((request["headers"] as? [String: String])?["bcc"] == nil)
    }
    let headers = try #require(received.first?["headers"] as? [String: String])
    #expect(headers["content-type"] == "application/json; charset=utf-8")
    #expect(headers["idempotency-key"] == "a1b2c3.opened")
    #expect(headers["x-key"] == "s3cret")
    #expect(headers["user-agent"] == "assay/1.2.3")
    #expect(headers["expect"] == nil)
  }

  @Test func `reaches Slack and PagerDuty in their own ways`() async throws {
    let peer = try Peer(.http, ["200", "202"])
    let url = "http://127.0.0.1:\(peer.port)/"
    #expect(await deliver([Sample.hostile], to: [Sample.slack(url)]).map(\.outcome) == [.sent])
    let notices = [Sample.notice(), Sample.notice(.resolved)]
    let receipts = await deliver(notices, to: [Sample.pagerDuty(url)])
    #expect(receipts.map(\.outcome) == [.sent, .sent])
    let bodies = try peer.bodies
    #expect(bodies.count == 3 && bodies[0]["blocks"] != nil)
    #expect(bodies[1]["dedup_key"] as? String == bodies[2]["dedup_key"] as? String)
  }

  @Test(arguments: [
    (["500", "503", "200"], 3, ""), (["500"], 3, "its server answered 500: \"noted\""),
    (["429", "200"], 2, ""), (["404"], 1, "its server answered 404: \"noted\"; check its URL"),
    (["close", "200"], 2, ""), (["close"], 3, "broke the connection before it had answered"),
    (["page"], 3, "its server answered 503"), (["huge"], 1, ""),
    (["301"], 1, "its server answered 301; redirects are not followed"),
  ])
  func `takes answers as they are meant`(
    _ steps: [String],
    attempts: Int,
    ending: String
  ) async throws {
    let peer = try Peer(.http, steps)
    let url = "http://127.0.0.1:\(peer.port)/T0ken"
    let receipts = await deliver([Sample.notice()], to: [Sample.webhook(url)])
    let receipt = try #require(receipts.first)
    #expect(receipt.attempts == attempts)
    #expect(ending.isEmpty ? receipt.outcome == .sent : receipt.sentence.contains(ending))
    #expect(
      try peer.received.map { $0["path"] as? String } == Array(repeating: "/T0ken", count: attempts)
    )
  }

  @Test func `waits as long as a server asks`() async throws {
    let peer = try Peer(.http, ["429:1", "200"])
    let channel = Sample.webhook("http://127.0.0.1:\(peer.port)/")
    let receipts = await deliver([Sample.notice()], to: [channel])
    #expect(receipts.map(\.outcome) == [.sent])
    let times = try peer.received.compactMap { $0["time"] as? Double }
    #expect(times.count == 2 && times[1] - times[0] >= 1)
  }

  @Test func `gives up on a server that hangs, while others are told`() async throws {
    let (hanging, well) = (try Peer(.http, ["hang"]), try Peer(.http, ["200"]))
    let channels = [("a", hanging), ("b", well)].map { name, peer in
      NotificationChannel(
        name: name,
        service: .slack(url: Redacted("http://127.0.0.1:\(peer.port)/")),
        secrets: []
      )
    }
    let start = ContinuousClock.now
    let receipts = await deliver([Sample.notice()], to: channels, attempt: .milliseconds(500))
    // It would hang for an hour.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(receipts[0].attempts == 3)
    #expect(receipts[0].sentence.hasSuffix("after 3 attempts: its server did not answer in time"))
    #expect(receipts[1].outcome == .sent)
  }

  @Test func `stops at once when the run is stopped`() async throws {
    let peer = try Peer(.http, ["hang"])
    let channel = Sample.slack("http://127.0.0.1:\(peer.port)/")
    let task = Task { await deliver([Sample.notice(), Sample.notice(id: "b")], to: [channel]) }
    while try peer.received.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let start = ContinuousClock.now
    task.cancel()
    let receipts = await task.value
    // One attempt alone would take longer.
    #expect(ContinuousClock.now - start < .seconds(8))
    #expect(
      receipts.map(\.sentence).allSatisfy { $0.hasSuffix("the run was stopped before it was sent") }
    )
  }

  @Test func `says when nobody listens or the host is unknown`() async throws {
    let port = try closedPort()
    let refused = await deliver(
      [Sample.notice()],
      to: [Sample.slack("http://127.0.0.1:\(port)/T0ken")]
    )
    #expect(refused.map(\.attempts) == [3])
    #expect(refused[0].sentence.contains("its server could not be reached"))
    let unknown = await deliver(
      [Sample.notice()],
      to: [Sample.slack("https://nowhere.invalid/T0ken")]
    )
    #expect(unknown[0].sentence.contains("the host of its URL was not found"))
    #expect(!(refused + unknown).contains { $0.sentence.contains("T0ken") })
  }

  @Test func `tells no secret, though the server repeats them all`() async throws {
    let peer = try Peer(.http, ["echo"])
    let secrets = ["T0ken", "pa55word", "v4lue", "k3y\"quoted", "R0uting", "us3r"]
    let url = "http://us3r:pa55word@127.0.0.1:\(peer.port)/services/T0ken?k=v4lue"
    let channels = [
      Sample.webhook(url, ["X-Key": "k3y\"quoted"]), Sample.slack(url),
      Sample.pagerDuty("http://127.0.0.1:\(peer.port)/", key: "R0uting\"k3y"),
    ]
    for channel in channels {
      let receipts = await deliver([Sample.notice()], to: [channel])
      #expect(receipts[0].sentence.contains("its server answered 400: \""))
      for secret in secrets { #expect(!receipts[0].sentence.contains(secret)) }
    }
  }

  @Test func `trusts only certificates that are verified`() async throws {
    let certificate = try Certificate.localhost.get()
    let peer = try Peer(.http, ["200"], environment: ["ASSAY_CERTIFICATE": certificate.server])
    let channel = Sample.slack("https://localhost:\(peer.port)/")
    let trusting = await deliver(
      [Sample.notice()],
      to: [channel],
      certificates: certificate.authority
    )
    #expect(trusting.map(\.outcome) == [.sent])
    let receipts = await deliver([Sample.notice()], to: [channel])
    #expect(receipts.map(\.attempts) == [1])
    #expect(receipts[0].sentence.contains("check the certificate of its server"))
    #expect(try peer.received.count == 1)
  }
}
