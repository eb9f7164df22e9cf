import AssayDiagnostics
import AssayModel
import AssaySyntax

/// The store of the history; the usual one where the spec is wrong.
func resolveHistory(
  _ syntax: HistorySyntax,
  among connections: [String],
  into sink: inout DiagnosticSink
) -> HistorySetting {
  var setting = HistorySetting()
  setting.isRequired = syntax.isRequired
  guard let store = syntax.store else { return setting }
  do throws(HistorySetting.Fault) {
    setting.store = try HistorySetting.store(named: store.text, among: connections)
  } catch {
    sink.emit(.badHistory(store, error, known: connections))
  }
  return setting
}

/// A channel; `nil` after an error was emitted.
func channel(
  _ syntax: ChannelSyntax,
  into sink: inout DiagnosticSink
) -> NotificationChannel? {
  for (key, scalar) in syntax.secretTexts where !scalar.isInterpolated && !scalar.text.isEmpty {
    sink.emit(.secretInSpec(key, of: syntax.name.value, at: scalar.span))
  }
  if let server = syntax.texts["server"], !server.isInterpolated,
    let range = passwordRange(in: server.text)
  {
    sink.emit(.secretInSpec("server", of: syntax.name.value, at: server.span(of: range)))
  }
  guard let service = syntax.service else { return nil }
  let texts = Array(syntax.texts.values) + syntax.headers.map(\.value)
  return NotificationChannel(
    name: syntax.name.value,
    service: service,
    secrets: texts.flatMap(secretTexts)
  )
}

/// A route; `nil` after an error was emitted.
///
/// - Parameter dataset: the dataset that it stands in; `nil` for one of the project.
func route(
  _ syntax: RouteSyntax,
  among channels: [ChannelSyntax],
  of dataset: String? = nil,
  into sink: inout DiagnosticSink
) -> NotificationRoute? {
  let known = channels.map(\.name.value)
  for name in syntax.channels where !known.contains(name.value) {
    sink.emit(.unknownChannel(name, known: known))
  }
  guard !syntax.channels.isEmpty else { return nil }
  return NotificationRoute(
    channels: syntax.channels.map(\.value),
    severity: syntax.severity.flatMap { Severity(rawValue: $0.value) } ?? .info,
    tags: syntax.tags.map(\.value),
    owner: syntax.owner?.value,
    dataset: dataset ?? syntax.dataset?.value
  )
}

extension ChannelSyntax {
  /// What the spec must not hold itself, by key.
  fileprivate var secretTexts: [(key: String, value: Scalar)] {
    let keys = type.value == "slack" ? ["url"] : ["password", "routing_key"]
    let settings = keys.compactMap { key in texts[key].map { (key, $0) } }
    let words = ["auth", "token", "key", "secret", "cookie"]
    let headers = headers.filter { header in
      words.contains { header.name.text.lowercased().contains($0) }
    }
    return settings + headers.map { ($0.name.text, $0.value) }
  }

  /// What the settings come to; `nil` when one is missing, which was reported while they were read.
  fileprivate var service: NotificationChannel.Service? {
    func secret(_ key: String) -> Redacted? { texts[key].map { Redacted($0.text) } }
    switch type.value {
    case "slack": return secret("url").map { .slack(url: $0) }
    case "pagerduty":
      return secret("routing_key").map {
        .pagerDuty(
          routingKey: $0,
          url: texts["url"]?.text ?? NotificationChannel.pagerDutyURL
        )
      }
    case "email":
      guard let server = secret("server"), let sender = texts["from"], !recipients.isEmpty else {
        return nil
      }
      return .email(
        MailAccount(
          server: server,
          user: secret("user"),
          password: secret("password"),
          sender: sender.text,
          recipients: recipients.map(\.text)
        )
      )
    default:
      return secret("url").map { url in
        .webhook(
          url: url,
          headers: headers.map { .init(name: $0.name.text, value: Redacted($0.value.text)) }
        )
      }
    }
  }
}

// MARK: - Diagnostics

extension Diagnostic {
  fileprivate static func badHistory(
    _ store: Scalar,
    _ fault: HistorySetting.Fault,
    known: [String]
  ) -> Diagnostic {
    let help: String
    switch fault {
    case .unknownScheme:
      help = "A history is kept in SQLite, Postgres or DuckDB: write `postgres://…` or a path."
    case .unknownEnding:
      help =
        nearest(to: store.text, among: known + ["off", "required"]).map { "Did you mean `\($0)`?" }
        ?? "A path ends with `.sqlite` or `.duckdb`; other names are those of connections."
    }
    return Diagnostic(
      "bad-history",
      .error,
      store.isInterpolated
        ? "`history` names no store that there is" : "there is no store `\(store.text)`",
      at: store.span,
      help: [help]
    )
  }

  fileprivate static func secretInSpec(
    _ key: String,
    of channel: String,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "secret-in-spec",
      .error,
      "`\(key)` of the channel `\(channel)` is a secret",
      at: span,
      reason: "Specs are kept in git, where everyone who can read them could use it.",
      help: ["Take it from the environment: `${NAME}`, or `${NAME:-}` where it may be missing."]
    ).hidingText
  }

  fileprivate static func unknownChannel(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-channel",
      .error,
      "there is no channel `\(name.value)`",
      at: name.span,
      help: [
        nearest(to: name.value, among: known).map { "Did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? "Channels are declared in `assay.yaml`, under `notify: {channels: …}`."
            : "The project has \(known.map { "`\($0)`" }.joined(separator: ", ")).")
      ]
    )
  }
}
