import AssayModel
import AssayNotify

/// Notices for tests.
enum Sample {
  static let context = NoticeContext(toolVersion: "1.2.3", run: "run-7")

  /// A routing key of the length that PagerDuty gives them.
  static let routingKey = "0123456789abcdef0123456789abcdef"

  static func notice(
    _ change: AlertChange = .opened,
    id: String = "a1b2c3",
    dataset: String = "orders",
    check: String = #"IsComplete "email""#,
    severity: Severity = .critical,
    message: String = "2 of 10 rows have no email."
  ) -> AlertNotice {
    let opened = Timestamp(milliseconds: 1_769_850_300_000)
    var alert = Alert(
      id: id,
      project: "shop",
      dataset: dataset,
      check: check,
      kind: .ruleFailure,
      severity: severity,
      status: change == .resolved ? .resolved : .open,
      openedAt: opened,
      updatedAt: Timestamp(milliseconds: opened.milliseconds + 3_600_000),
      occurrences: 2,
      message: message
    )
    alert.owner = "Jörg"
    alert.tags = ["finance", "daily"]
    alert.place = "specs/orders.yaml:12"
    return AlertNotice(alert, change)
  }

  /// What nobody should be able to do with a name or a value of the data.
  static let hostile: AlertNotice = {
    let notice = Self.notice(
      id: "a\r\nBcc: evil@example.com",
      dataset: "orders\r\nBcc: evil@example.com\u{2028}<!channel>",
      check: "x\" <@U123> <\u{301}!here> & =?UTF-8?Q?y?=\u{1B}[31m ##[error]z",
      message: """
        values: "<https://evil.example|click>", ##vso[task.x]
        .
        ::error::a line of a dot, and 🙂 Ärger \u{202E}\u{0}
        """
    )
    var alert = notice.alert
    alert.owner = "<!everyone>"
    alert.tags = ["a\nb", "@here"]
    return AlertNotice(alert, .opened)
  }()

  /// Texts longer than any service takes, of characters that take more room when escaped.
  static let long = notice(
    dataset: String(repeating: "dataset", count: 100),
    check: String(repeating: "<&>é🙂", count: 2000),
    message: String(repeating: "Ä&<🙂 ", count: 5000)
  )

  static let all =
    AlertChange.allCases.map { notice($0) }
    + Severity.allCases.map { notice(severity: $0) } + [hostile, long, notice(message: "")]

  static func webhook(_ url: String, _ headers: [String: String] = [:]) -> NotificationChannel {
    let headers = headers.sorted { $0 < $1 }.map {
      NotificationChannel.Header(name: $0, value: Redacted($1))
    }
    return channel(.webhook(url: Redacted(url), headers: headers))
  }

  static func slack(_ url: String) -> NotificationChannel {
    channel(.slack(url: Redacted(url)))
  }

  static func pagerDuty(
    _ url: String = NotificationChannel.pagerDutyURL,
    key: String = routingKey
  ) -> NotificationChannel {
    channel(.pagerDuty(routingKey: Redacted(key), url: url))
  }

  static func email(
    _ server: String,
    user: String? = nil,
    password: String? = nil,
    from sender: String = "Dätä Team <data@example.com>",
    to recipients: [String] = ["ops@example.com", "Q \"x\" <q@example.org>"]
  ) -> NotificationChannel {
    channel(
      .email(
        MailAccount(
          server: Redacted(server),
          user: user.map(Redacted.init),
          password: password.map(Redacted.init),
          sender: sender,
          recipients: recipients
        )
      )
    )
  }

  static func channel(
    _ service: NotificationChannel.Service,
    secrets: [Redacted] = []
  ) -> NotificationChannel {
    NotificationChannel(name: "ops", service: service, secrets: secrets)
  }
}
