import AssayModel
import Testing

@testable import AssayNotify

struct PreviewTests {
  private func preview(_ channel: NotificationChannel, _ notice: AlertNotice) -> String {
    Courier(
      channels: [channel],
      transport: NoTransport(),
      context: Sample.context,
      pacing: .system
    ).preview([Errand(notice, to: "ops")])
  }

  @Test func `shows a request without its secrets`() {
    let channel = Sample.webhook("https://u:pw@example.com:8443/hook/T0ken?k=v", ["X-Key": "s3"])
    #expect(
      preview(channel, Sample.notice()).hasPrefix(
        """
        a1b2c3 (opened) to "ops":
          | POST https://example.com:8443/•••
          | Content-Type: application/json; charset=utf-8
          | User-Agent: assay/1.2.3
          | Idempotency-Key: a1b2c3.opened
          | X-Key: •••
          |
          | {
          |   "format": "assay.alert",
        """
      )
    )
  }

  @Test func `shows a mail as people read it`() {
    let channel = Sample.email("smtp://mail.example.com:587", user: "me", password: "hush")
    #expect(
      preview(channel, Sample.notice()) == """
        a1b2c3 (opened) to "ops":
          | SMTP smtp://mail.example.com:587, only with TLS, logged in as •••
          | From: =?UTF-8?Q?D=C3=A4t=C3=A4_Team?= <data@example.com>
          | To: ops@example.com
          | To: "Q \\"x\\"" <q@example.org>
          | Subject: shop: [critical] orders: IsComplete "email" failed
          |
          | [critical] orders: IsComplete "email" failed
          |
          | 2 of 10 rows have no email.
          |
          | Severity:    critical
          | Project:     shop
          | Dataset:     orders
          | Check:       IsComplete "email"
          | About:       a rule
          | Since:       2026-01-31 09:05:00 UTC
          | Last seen:   2026-01-31 10:05:00 UTC
          | Failed runs: 2
          | Owner:       Jörg
          | Tags:        finance, daily
          | Written at:  specs/orders.yaml:12
          | Alert:       a1b2c3
          | Run:         run-7
          |
          | --
          | Assay 1.2.3

        """
    )
  }

  @Test(arguments: [
    Sample.webhook("https://example.com/T0ken", ["X": "k3y\"quoted"]),
    Sample.slack("https://hooks.slack.com/services/T0ken"),
    Sample.pagerDuty(key: "k3y\"quoted"),
    Sample.email("smtps://T0ken:k3y%22quoted@localhost", user: "T0ken", password: "k3y\"quoted"),
  ])
  func `never shows a secret, nor lets data steer`(_ channel: NotificationChannel) {
    for notice in [Sample.notice(), Sample.hostile] {
      let text = preview(channel, notice)
      #expect(!text.contains("T0ken"))
      #expect(!text.contains("quoted") || !text.contains("k3y"))
      #expect(!text.contains("##["))
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(text.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("  |") })
    }
  }

  @Test func `says that a channel is off or unknown`() {
    #expect(preview(Sample.slack(" "), Sample.notice()).contains("switched off"))
    let other = NotificationChannel(name: "x", service: .slack(url: Redacted("")), secrets: [])
    #expect(preview(other, Sample.notice()) == "the project has no channel named \"ops\"\n")
  }
}

/// Previews send nothing.
private struct NoTransport: Transport {
  func send(_ request: Request, within limit: Duration) async throws(TransportFault) -> Reply {
    throw .refused
  }
}
