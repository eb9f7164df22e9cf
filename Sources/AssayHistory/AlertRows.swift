import AssayConnector
import AssayModel

// Alerts as the store keeps them.

extension HistoryStore {
  private static var alertColumns: [String] {
    [
      "alert_id", "project", "dataset", "rule", "type", "severity", "status", "opened_at",
      "updated_at", "occurrences", "message", "snoozed_until", "changed_by", "notes", "owner",
      "tags", "place", "channels",
    ]
  }

  /// The query for alerts for which a condition holds, in the order of their opening.
  func alertQuery(where condition: String) -> String {
    """
    SELECT \(Self.alertColumns.joined(separator: ", ")) FROM \(table("alerts"))
    WHERE project = \(quoted(project)) AND \(condition) ORDER BY opened_at, alert_id
    """
  }

  /// The statements that put alerts in the place of what was known of them.
  func replacement(of alerts: [Alert]) -> [String] {
    guard !alerts.isEmpty else { return [] }
    let ids = quotedList(alerts.map(\.id))
    var insertion = Insertion(table: table("alerts"), columns: Self.alertColumns)
    insertion.rows = alerts.map(\.row)
    return ["DELETE FROM \(table("alerts")) WHERE alert_id IN (\(ids))"] + insertion.statements
  }

  /// What the end of a run does to alerts, and what people are to be told.
  func alertStatements(
    _ end: RunEnd,
    on session: any Session
  ) async throws(ConnectorError) -> (statements: [String], notices: [AlertNotice]) {
    let newer =
      try await session.execute(
        """
        SELECT count(*) FROM \(table("validation_runs")) WHERE project = \(quoted(project))
        AND status <> 'running' AND as_of > \(quoted(end.record.asOf.description))
        """
      ).rows.first?.first?.number ?? 0
    // A run that looks back says nothing of how things stand.
    guard newer == 0 else { return ([], []) }
    let rows = try await session.execute(alertQuery(where: "status <> 'resolved'")).rows
    let transitions = AlertTransitions(
      rows.compactMap { Alert(row: $0) },
      end: end,
      project: project
    )
    return (replacement(of: transitions.changed), transitions.notices)
  }
}

extension Alert {
  /// The row of the alert.
  fileprivate var row: [StoreValue] {
    [
      .text(id), .text(project), .text(dataset), .text(check), .text(kind.rawValue),
      .text(severity.rawValue), .text(status.rawValue), .moment(openedAt), .moment(updatedAt),
      .integer(occurrences), .text(message), .moment(snoozedUntil), .text(changedBy),
      .text(notes), .text(owner), .text(encoded(tags)), .text(place), .text(encoded(channels)),
    ]
  }

  /// Reads a row; `nil` for one that a newer version wrote in words of its own.
  init?(row: [Value]) {
    guard row.count == 18, let id = row[0].text, let project = row[1].text,
      let dataset = row[2].text, let check = row[3].text,
      let kind = row[4].text.flatMap(Kind.init), let severity = row[5].text.flatMap(Severity.init),
      let status = row[6].text.flatMap(Status.init),
      let openedAt = row[7].text.flatMap({ Timestamp($0) }),
      let updatedAt = row[8].text.flatMap({ Timestamp($0) })
    else { return nil }
    self.init(
      id: id,
      project: project,
      dataset: dataset,
      check: check,
      kind: kind,
      severity: severity,
      status: status,
      openedAt: openedAt,
      updatedAt: updatedAt,
      occurrences: row[9].number.map { Int($0) } ?? 1,
      message: row[10].text ?? ""
    )
    snoozedUntil = row[11].text.flatMap { Timestamp($0) }
    changedBy = row[12].text ?? ""
    notes = row[13].text ?? ""
    owner = row[14].text ?? ""
    tags = decoded(row[15].text) ?? []
    place = row[16].text ?? ""
    channels = decoded(row[17].text) ?? [:]
  }
}
