import AssayCurl
import AssayHistory
import AssayModel
import AssayNotify

/// Tells people of alerts by the channels of a project, each change of state once.
struct Telling {
  private let suite: Suite
  private let courier: Courier

  /// Prepares to tell.
  ///
  /// - Parameter run: the run that found the changes; empty where a person asked.
  init(_ suite: Suite, run: String, environment: Environment) {
    self.suite = suite
    courier = Courier(
      channels: suite.channels,
      transport: CurlTransport(certificates: environment.variables["SSL_CERT_FILE"]),
      context: NoticeContext(toolVersion: Assay.version, run: run),
      pacing: .system
    )
  }

  /// Who is to be told of changes, and what could not be told before.
  func errands(
    for notices: [AlertNotice],
    in store: HistoryStore
  ) async throws(HistoryError) -> [Errand] {
    let fresh = notices.flatMap { notice in
      suite.routes.channels(for: notice.alert).map { Errand(notice, to: $0) }
    }
    return try await withUndelivered(fresh, in: store)
  }

  /// What is to be told of open alerts to channels that have never heard of them, and what could not be told before.
  func overdueErrands(in store: HistoryStore) async throws(HistoryError) -> [Errand] {
    let open = try await store.alerts(all: false).filter { $0.status == .open }
    let unheard = open.flatMap { alert in
      suite.routes.channels(for: alert).filter { alert.channels[$0] == nil }
        .map { Errand(AlertNotice(alert, .opened), to: $0) }
    }
    return try await withUndelivered(unheard, in: store)
  }

  private func withUndelivered(
    _ fresh: [Errand],
    in store: HistoryStore
  ) async throws(HistoryError) -> [Errand] {
    let known = Set(suite.channels.map(\.name))
    let again = try await store.undelivered().filter { errand in
      known.contains(errand.channel)
        && !fresh.contains {
          $0.channel == errand.channel && $0.notice.alert.id == errand.notice.alert.id
        }
    }
    return again + fresh
  }

  /// Runs errands that nobody else has taken on; gives what came of each.
  func run(
    _ errands: [Errand],
    in store: HistoryStore,
    at moment: Timestamp
  ) async throws(HistoryError) -> [Receipt] {
    let claimed = try await store.claim(errands, at: moment)
    let receipts = await courier.deliver(claimed)
    let results = receipts.map { receipt in
      let state: Alert.Delivery.State =
        switch receipt.outcome {
        case .sent: .sent
        case .off: .off
        case .failed: .failed
        }
      return (errand: receipt.errand, state: state)
    }
    try await store.settle(results, at: moment)
    return receipts
  }

  /// What errands would send, with dots for secrets.
  func preview(_ errands: [Errand]) -> String { courier.preview(errands) }

  /// Tells a notice that is in no store.
  func deliver(_ errands: [Errand]) async -> [Receipt] { await courier.deliver(errands) }
}
