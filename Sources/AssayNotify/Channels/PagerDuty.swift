import AssayModel

/// An event of the Events API v2 of PagerDuty.
///
/// The alert's own name is the key by which its resolution finds the incident that it opened.
struct PagerDuty: ChannelFormat {
  let routingKey: Redacted
  let url: Redacted

  init(routingKey: Redacted, url: String) {
    self.routingKey = routingKey
    let given = Redacted(url)
    self.url = given.isBlank ? Redacted(NotificationChannel.pagerDutyURL) : given
  }

  private static let longestSummary = 1024

  var isOff: Bool { routingKey.isBlank }

  var secrets: [Redacted] { [routingKey] }

  func request(
    for notice: AlertNotice,
    in context: NoticeContext
  ) throws(ChannelFault) -> Request {
    _ = try url.checked(as: ["https", "http"])
    var members = [
      JSONValue.Member("routing_key", .string(routingKey.trimmed.revealed)),
      JSONValue.Member("event_action", notice.change == .resolved ? "resolve" : "trigger"),
      JSONValue.Member("dedup_key", .string(notice.alert.id)),
    ]
    if notice.change != .resolved {
      members.append(JSONValue.Member("client", "Assay"))
      members.append(JSONValue.Member("payload", Self.payload(notice, context)))
    }
    return .post(
      PostRequest(url: url.trimmed, document: .object(members), context: context)
    )
  }

  private static func payload(_ notice: AlertNotice, _ context: NoticeContext) -> JSONValue {
    let (alert, wording) = (notice.alert, Wording(notice, in: context))
    let summary = ([wording.headline] + wording.message).joined(separator: " ")
    let source = [alert.project, alert.dataset].filter { !$0.isEmpty }.joined(separator: "/")
    let details = wording.facts.map { fact in
      JSONValue.Member(
        fact.label.lowercased().replacing(" ", with: "_"),
        .string(fact.value)
      )
    }
    let message = JSONValue.Member("message", .string(wording.message.joined(separator: "\n")))
    return [
      "summary": .string(summary.shortened(to: longestSummary)),
      "source": .string(source.isEmpty ? "assay" : source),
      "severity": .string(severity(alert.severity)),
      "timestamp": .string(alert.updatedAt.description),
      "component": .string(alert.dataset),
      "group": .string(alert.project),
      "class": .string(alert.kind.rawValue),
      "custom_details": .object([message] + details),
    ]
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .critical: "critical"
    case .warning: "warning"
    case .info: "info"
    }
  }
}
