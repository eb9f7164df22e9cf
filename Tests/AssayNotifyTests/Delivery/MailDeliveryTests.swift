import AssayModel
import Peers
import Testing

@testable import AssayNotify

/// Mail, against aiosmtpd, read by Python's own library.
///
/// One after the other, as over HTTP.
@Suite(.serialized) struct MailDeliveryTests {
  @Test func `arrives as it was meant`() async throws {
    let peer = try Peer(.smtp, ["ok"])
    let channel = Sample.email("smtp://127.0.0.1:\(peer.port)")
    let receipts = await deliver(Sample.all, to: [channel])
    #expect(receipts.map(\.outcome) == Sample.all.map { _ in .sent })
    let received = try peer.received
    #expect(received.count == Sample.all.count)
    for (notice, mail) in zip(Sample.all, received) {
      #expect(mail["sender"] as? String == "data@example.com")
      #expect(mail["recipients"] as? [String] == ["ops@example.com", "q@example.org"])
      let headers = try #require(mail["headers"] as? [String: String])
      let wording = Wording(notice, in: Sample.context)
      #expect(headers["Subject"] == "shop: \(wording.title)")
      #expect(headers["From"] == "Dätä Team <data@example.com>")
      #expect(headers["To"] == "ops@example.com, \"Q \\\"x\\\"\" <q@example.org>")
      #expect(headers["Date"] == "Sat, 31 Jan 2026 10:05:00 +0000")
      #expect(mail["defects"] as? [String] == [])
      #expect(mail["ascii"] as? Bool == true)
      #expect(try #require(mail["longest"] as? Int) <= 78)
      #expect((mail["names"] as? [String])?.contains("Bcc") == false)
      let text = try #require(mail["text"] as? String).replacing("\r\n", with: "\n")
      #expect(text.contains(wording.message.joined(separator: "\n")))
      #expect(
        text.contains("Owner:       \(wording.facts.first { $0.label == "Owner" }?.value ?? "")")
      )
    }
  }

  @Test(arguments: [
    (["451 later", "ok"], 2, ""), (["451 later"], 3, "its mail server answered 451: \"later\""),
    (["554 spam"], 1, "its mail server answered 554: \"spam\""),
    (["rcpt 550 5.1.1 nobody", "ok"], 1, "its mail server answered 550: \"5.1.1 nobody\""),
    (["rcpt 450 busy", "ok"], 2, ""), (["linger"], 1, ""),
  ])
  func `takes replies as they are meant`(
    _ steps: [String],
    attempts: Int,
    ending: String
  ) async throws {
    let peer = try Peer(.smtp, steps)
    let channel = Sample.email("smtp://127.0.0.1:\(peer.port)")
    let receipts = await deliver([Sample.notice()], to: [channel])
    #expect(receipts.map(\.attempts) == [attempts])
    #expect(receipts[0].sentence.hasSuffix(ending))
    #expect((receipts[0].outcome == .sent) == ending.isEmpty)
  }

  @Test func `gives up on a server that hangs, or that is not there`() async throws {
    let peer = try Peer(.smtp, ["hang"])
    let start = ContinuousClock.now
    let hanging = await deliver(
      [Sample.notice()],
      to: [Sample.email("smtp://127.0.0.1:\(peer.port)")],
      attempt: .milliseconds(400)
    )
    #expect(hanging[0].sentence.hasSuffix("its server did not answer in time"))
    let port = try closedPort()
    let missing = await deliver([Sample.notice()], to: [Sample.email("smtp://127.0.0.1:\(port)")])
    #expect(missing[0].sentence.contains("its server could not be reached"))
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  struct Security: Sendable {
    let server: String
    let environment: [String: String]
    let isEncrypted: Bool
  }

  @Test(arguments: [
    Security(server: "smtp://localhost", environment: [:], isEncrypted: true),
    Security(server: "smtps://localhost", environment: ["ASSAY_TLS": "1"], isEncrypted: true),
  ])
  func `encrypts where the server can, and logs in`(_ security: Security) async throws {
    let certificate = try Certificate.localhost.get()
    let own = ["ASSAY_CERTIFICATE": certificate.server, "ASSAY_LOGIN": "me:pa55word"]
    let peer = try Peer(.smtp, ["ok"], environment: own.merging(security.environment) { $1 })
    let server = "\(security.server):\(peer.port)"
    let channel = Sample.email(server, user: "me", password: "pa55word")
    let receipts = await deliver(
      [Sample.notice()],
      to: [channel],
      certificates: certificate.authority
    )
    #expect(receipts.map(\.outcome) == [.sent])
    #expect(try peer.received.map { $0["tls"] as? Bool } == [security.isEncrypted])
    #expect(try peer.received.map { $0["login"] as? Bool } == [true])

    let untrusting = await deliver([Sample.notice()], to: [channel])
    #expect(untrusting[0].sentence.contains("check the certificate of its server"))
    let wrong = await deliver(
      [Sample.notice()],
      to: [Sample.email(server, user: "me", password: "wr0ng")],
      certificates: certificate.authority
    )
    #expect(wrong.map(\.attempts) == [1])
    #expect(wrong[0].sentence.contains("535"))
    #expect(!wrong[0].sentence.contains("wr0ng"))
    #expect(try peer.received.count == 1)
  }

  @Test func `keeps its password where the server offers no TLS`() async throws {
    let peer = try Peer(.smtp, ["ok"], environment: ["ASSAY_LOGIN": "me:pa55word"])
    // Only names of this machine are exempt, and this one is none of them for Assay.
    let channel = Sample.email(
      "smtp://0x7f.1:\(peer.port)",
      user: "me",
      password: "pa55word"
    )
    let receipts = await deliver([Sample.notice()], to: [channel])
    #expect(receipts[0].sentence.contains("its server offers no TLS"))
    #expect(try peer.received.isEmpty)
  }
}
