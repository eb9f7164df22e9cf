import AssayConnector
package import AssayModel

extension HistoryStore {
  /// The alerts of the project in the order of their opening.
  ///
  /// - Parameter all: whether resolved ones are wanted, too.
  package func alerts(all: Bool) async throws(HistoryError) -> [Alert] {
    let condition = all ? "1 = 1" : "status <> 'resolved'"
    let alerts = try await rows(alertQuery(where: condition)).compactMap { Alert(row: $0) }
    await letOthersIn()
    return alerts
  }

  /// Changes alerts by hand.
  ///
  /// - Parameter change: the alert after the change; `nil` leaves it as it is.
  /// - Returns: the alerts that were changed.
  @discardableResult
  package func change(
    _ ids: [String],
    _ change: @Sendable (Alert) -> Alert?
  ) async throws(HistoryError) -> [Alert] {
    let query = alertQuery(where: "alert_id IN (\(quotedList(ids)))")
    let changed = try await transaction { session throws(ConnectorError) in
      let alerts = try await session.execute(query).rows.compactMap { Alert(row: $0) }
      let changed = alerts.compactMap(change)
      return (self.replacement(of: changed), changed)
    }
    await letOthersIn()
    return changed
  }

  /// Takes it on to tell channels of alerts, so that nobody else does; gives what is to be told.
  ///
  /// A channel that was told of the alert's last change, or that another run is telling now, is left out.
  package func claim(
    _ errands: [Errand],
    at moment: Timestamp
  ) async throws(HistoryError) -> [Errand] {
    guard !errands.isEmpty else { return [] }
    let ids = Set(errands.map(\.notice.alert.id))
    let query = alertQuery(where: "alert_id IN (\(quotedList(ids.sorted())))")
    let claimed = try await transaction { session throws(ConnectorError) in
      let alerts = try await session.execute(query).rows.compactMap { Alert(row: $0) }
      var byID = Dictionary(alerts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      var claimed: [Errand] = []
      for errand in errands {
        guard var alert = byID[errand.notice.alert.id] else { continue }
        let change = errand.notice.change
        if let delivery = alert.channels[errand.channel], delivery.change == change,
          delivery.state != .failed, delivery.at >= alert.lastChange(change)
        {
          continue
        }
        alert.channels[errand.channel] = .init(change: change, state: .sending, at: moment)
        byID[alert.id] = alert
        claimed.append(errand)
      }
      let changed = claimed.compactMap { byID[$0.notice.alert.id] }
      return (self.replacement(of: changed.uniquedByID()), claimed)
    }
    await letOthersIn()
    return claimed
  }

  /// Keeps what came of telling channels.
  package func settle(
    _ results: [(errand: Errand, state: Alert.Delivery.State)],
    at moment: Timestamp
  ) async throws(HistoryError) {
    guard !results.isEmpty else { return }
    let ids = Set(results.map(\.errand.notice.alert.id)).sorted()
    let settled = Dictionary(grouping: results, by: \.errand.notice.alert.id)
    try await change(ids) { alert in
      var alert = alert
      for (errand, state) in settled[alert.id] ?? [] {
        alert.channels[errand.channel] = .init(
          change: errand.notice.change,
          state: state,
          at: moment
        )
      }
      return alert
    }
  }
}

extension Alert {
  /// The earliest moment at which this change can have been told.
  fileprivate func lastChange(_ change: AlertChange) -> Timestamp {
    switch change {
    case .opened: openedAt
    // Both may happen again, and then are new changes.
    case .reopened, .resolved: updatedAt
    }
  }
}

extension [Alert] {
  fileprivate func uniquedByID() -> [Alert] {
    var seen: Set<String> = []
    return filter { seen.insert($0.id).inserted }
  }
}
