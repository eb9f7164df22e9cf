package import AssayModel

extension HistoryStore {
  /// What channels were to be told and could not be.
  package func undelivered() async throws(HistoryError) -> [Errand] {
    let query = alertQuery(where: #"channels LIKE '%"state":"failed"%'"#)
    let alerts = try await rows(query).compactMap { Alert(row: $0) }
    await letOthersIn()
    return alerts.flatMap { alert in
      alert.channels.filter { $0.value.state == .failed }.sorted { $0.key < $1.key }.map {
        Errand(AlertNotice(alert, $0.value.change), to: $0.key)
      }
    }
  }
}
