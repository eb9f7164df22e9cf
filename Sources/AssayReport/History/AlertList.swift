package import AssayModel

/// Alerts for people and for programs.
package enum AlertList {
  /// The alerts as text.
  package static func text(_ alerts: [Alert], style: Style = Style()) -> String {
    guard !alerts.isEmpty else { return "no alerts\n" }
    return alerts.map { alert in
      let title = style.paint(NeutralText.line("\(alert.dataset): \(alert.check)"), .bold)
      let lines = ["\(style.paint(alert.severity.rawValue, alert.ink))  \(title)"]
      return (lines + alert.details.map { "│ \($0)" }).map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The alerts in the format `assay.alerts`.
  package static func json(_ alerts: [Alert]) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.alerts",
      "version": 1,
      "alerts": .array(alerts.map(value)),
    ]
    return document.document
  }

  private static func value(of alert: Alert) -> JSONValue {
    [
      "id": .string(alert.id),
      "dataset": .string(alert.dataset),
      "check": .string(alert.check),
      "type": .string(alert.kind.rawValue),
      "severity": .string(alert.severity.rawValue),
      "status": .string(alert.status.rawValue),
      "opened_at": .string(alert.openedAt.description),
      "updated_at": .string(alert.updatedAt.description),
      "snoozed_until": .optional(alert.snoozedUntil) { .string($0.description) },
      "occurrences": .integer(alert.occurrences),
      "message": .string(alert.message),
      "changed_by": .string(alert.changedBy),
      "notes": .string(alert.notes),
      "owner": .string(alert.owner),
      "tags": .array(alert.tags.map(JSONValue.string)),
      "place": .string(alert.place),
      "channels": .object(
        alert.channels.sorted { $0.key < $1.key }.map { channel, delivery in
          .init(
            channel,
            [
              "change": .string(delivery.change.rawValue),
              "state": .string(delivery.state.rawValue),
              "at": .string(delivery.at.description),
            ]
          )
        }
      ),
    ]
  }
}

extension Alert {
  fileprivate var ink: Style.Ink {
    guard status != .resolved else { return .green }
    return switch severity {
    case .critical: .red
    case .warning: .yellow
    case .info: .blue
    }
  }

  /// What is known of the alert, a line each, the name by which commands take it last.
  fileprivate var details: [String] {
    let until = status == .snoozed ? snoozedUntil.map { " until \($0.minute)" } ?? "" : ""
    let standing = status.rawValue + until + (changedBy.isEmpty ? "" : " by \(changedBy)")
    let times = occurrences == 1 ? "once" : "\(occurrences) times"
    let told = channels.sorted { $0.key < $1.key }.map { $1.words(of: $0) }
    let lines =
      NeutralText.lines(message) + [
        "\(standing); failed \(times) since \(openedAt.minute), last change \(updatedAt.minute)",
        [place, owner.isEmpty ? "" : "owner: \(owner)"].filter { !$0.isEmpty }
          .joined(separator: ", "),
        notes.isEmpty ? "" : "note: \(notes)",
      ] + told + ["alert \(id)"]
    return lines.filter { !$0.isEmpty }.map { NeutralText.line($0) }
  }
}

extension Alert.Delivery {
  fileprivate func words(of channel: String) -> String {
    switch state {
    case .sending: "\(channel) is being told that it was \(change.rawValue), \(at.minute)"
    case .sent: "\(channel) was told that it was \(change.rawValue), \(at.minute)"
    case .failed: "\(channel) could not be told that it was \(change.rawValue), \(at.minute)"
    case .off: "\(channel) is switched off"
    }
  }
}
