import AssayModel

/// How a service wants to be told.
protocol ChannelFormat {
  /// Whether what it needs is left empty, as by an optional variable that is not set.
  var isOff: Bool { get }

  /// Where it sends to; what a URL has beside scheme and host may be secret.
  var url: Redacted { get }

  /// Other texts of its own that must never be printed.
  var secrets: [Redacted] { get }

  /// The request that tells the service of a notice.
  func request(
    for notice: AlertNotice,
    in context: NoticeContext
  ) throws(ChannelFault) -> Request
}

/// Why a channel cannot be told of anything, as the end of a sentence.
struct ChannelFault: Error, Hashable {
  let reason: String
}

extension NotificationChannel {
  /// The format of its service; the one list of them.
  var format: any ChannelFormat {
    switch service {
    case .webhook(let url, let headers): Webhook(url: url, headers: headers)
    case .slack(let url): Slack(url: url)
    case .email(let account): Email(account: account)
    case .pagerDuty(let key, let url): PagerDuty(routingKey: key, url: url)
    }
  }
}

extension Redacted {
  /// Whether there is nothing in it but blanks.
  var isBlank: Bool { revealed.allSatisfy(\.isWhitespace) }
}
