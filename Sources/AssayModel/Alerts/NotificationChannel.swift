/// A way to tell people of alerts, as the project names it.
package struct NotificationChannel: Sendable, Hashable, Codable {
  /// The service behind it.
  package enum Service: Sendable, Hashable, Codable {
    /// A JSON document is posted to a URL.
    case webhook(url: Redacted, headers: [Header])
    /// An incoming webhook of Slack.
    case slack(url: Redacted)
    /// A mail over SMTP.
    case email(MailAccount)
    /// The Events API v2 of PagerDuty.
    case pagerDuty(routingKey: Redacted, url: String)
  }

  /// A header of an HTTP request.
  package struct Header: Sendable, Hashable, Codable {
    /// The name.
    package let name: String
    /// The value, which may be a secret.
    package let value: Redacted

    /// Makes a header.
    package init(name: String, value: Redacted) {
      self.name = name
      self.value = value
    }
  }

  /// Where the events of PagerDuty go when the project does not say.
  package static let pagerDutyURL = "https://events.pagerduty.com/v2/enqueue"

  /// The name in the project.
  package let name: String
  /// The service behind it.
  package let service: Service
  /// Every text of the channel that must never be printed.
  package let secrets: [Redacted]

  /// Makes a channel.
  package init(name: String, service: Service, secrets: [Redacted]) {
    self.name = name
    self.service = service
    self.secrets = secrets
  }
}

/// How mail is handed over, from whom and to whom.
package struct MailAccount: Sendable, Hashable, Codable {
  /// `smtp://host:port`, which is upgraded to TLS where the server offers it, or `smtps://host:port`.
  package let server: Redacted
  /// The name to log in with; `nil` for no login.
  package let user: Redacted?
  /// The password to log in with.
  package let password: Redacted?
  /// The address that it comes from.
  package let sender: String
  /// The addresses that it goes to.
  package let recipients: [String]

  /// Makes an account.
  package init(
    server: Redacted,
    user: Redacted?,
    password: Redacted?,
    sender: String,
    recipients: [String]
  ) {
    self.server = server
    self.user = user
    self.password = password
    self.sender = sender
    self.recipients = recipients
  }
}

/// Which alerts go to which channels.
package struct NotificationRoute: Sendable, Hashable, Codable {
  /// The names of the channels.
  package let channels: [String]
  /// Only alerts of this severity or a graver one.
  package let severity: Severity
  /// Only alerts with one of these tags; empty for any.
  package let tags: [String]
  /// Only alerts of this owner; `nil` for any.
  package let owner: String?
  /// Only alerts of this dataset; `nil` for any.
  package let dataset: String?

  /// Makes a route.
  package init(
    channels: [String],
    severity: Severity,
    tags: [String] = [],
    owner: String? = nil,
    dataset: String? = nil
  ) {
    self.channels = channels
    self.severity = severity
    self.tags = tags
    self.owner = owner
    self.dataset = dataset
  }

  /// Whether an alert takes this route.
  package func takes(_ alert: Alert) -> Bool {
    alert.severity >= severity
      && (tags.isEmpty || tags.contains(where: alert.tags.contains))
      && (owner == nil || owner == alert.owner)
      && (dataset == nil || dataset == alert.dataset)
  }
}
