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
    guard !ids.isEmpty else { return [] }
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
  /// A channel that was told of the same change, or that another run is telling now, is left out.
  ///
  /// - Parameter moment: the moment that counts as now in the run.
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
        guard errand.isOpen(after: alert.channels[errand.channel]) else { continue }
        alert.channels[errand.channel] = errand.delivery(.sending, at: moment)
        byID[alert.id] = alert
        claimed.append(errand)
      }
      let touched = Set(claimed.map(\.notice.alert.id))
      let changed = alerts.filter { touched.contains($0.id) }.compactMap { byID[$0.id] }
      return (self.replacement(of: changed), claimed)
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
        alert.channels[errand.channel] = errand.delivery(state, at: moment)
      }
      return alert
    }
  }
}

extension Errand {
  /// Whether the channel is yet to be told, after what was done last.
  ///
  /// Whoever was killed while it was sending may have sent it; nobody is told twice.
  fileprivate func isOpen(after last: Alert.Delivery?) -> Bool {
    guard let last, last.change == notice.change, last.at >= changedAt else { return true }
    switch last.state {
    case .sent, .sending, .off: return false
    case .failed: return true
    }
  }

  /// How far it has come.
  fileprivate func delivery(_ state: Alert.Delivery.State, at moment: Timestamp) -> Alert.Delivery {
    .init(change: notice.change, state: state, at: max(moment, changedAt))
  }

  /// When what is to be told happened.
  private var changedAt: Timestamp {
    switch notice.change {
    case .opened: notice.alert.openedAt
    // Both may happen again, and then are new changes.
    case .reopened, .resolved: notice.alert.updatedAt
    }
  }
}
