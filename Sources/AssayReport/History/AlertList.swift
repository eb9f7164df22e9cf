package import AssayModel

/// Alerts for people and for programs.
package enum AlertList {
  /// The alerts as text.
  package static func text(_ alerts: [Alert]) -> String {
    guard !alerts.isEmpty else { return "no alerts\n" }
    var lines: [String] = []
    for alert in alerts {
      let until =
        alert.status == .snoozed
        ? alert.snoozedUntil.map { " until \($0.minute)" } ?? "" : ""
      let by = alert.changedBy.isEmpty ? "" : " by \(alert.changedBy)"
      lines.append(
        NeutralText.line(
          "\(alert.id)  \(alert.severity.rawValue)  \(alert.status.rawValue)\(until)\(by)"
        )
      )
      lines.append("│ " + NeutralText.line("\(alert.dataset): \(alert.check)"))
      lines += NeutralText.lines(alert.message).map { "│ \($0)" }
      let times = alert.occurrences == 1 ? "once" : "\(alert.occurrences) times"
      lines.append(
        "│ since \(alert.openedAt.minute), \(times), last change \(alert.updatedAt.minute)"
      )
      if !alert.place.isEmpty { lines.append("│ " + NeutralText.line(alert.place)) }
      if !alert.owner.isEmpty { lines.append("│ " + NeutralText.line("owner: \(alert.owner)")) }
      if !alert.notes.isEmpty { lines.append("│ " + NeutralText.line("note: \(alert.notes)")) }
      for (channel, delivery) in alert.channels.sorted(by: { $0.key < $1.key }) {
        lines.append(
          "│ "
            + NeutralText.line(
              "\(channel): \(delivery.change.rawValue) \(delivery.state.rawValue) \(delivery.at.minute)"
            )
        )
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
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
