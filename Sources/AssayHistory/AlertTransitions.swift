import AssayModel

/// Works out what a run does to the alerts of its project; pure.
struct AlertTransitions {
  /// The alerts that are not resolved, by check.
  private var unresolved: [CheckKey: Alert]
  private var considered: Set<CheckKey> = []
  private let end: RunEnd
  private let project: String

  /// The alerts that changed, in the order of the checks.
  private(set) var changed: [Alert] = []
  /// What people are to be told.
  private(set) var notices: [AlertNotice] = []

  /// - Parameter alerts: the alerts of the project that are not resolved.
  init(_ alerts: [Alert], end: RunEnd, project: String) {
    unresolved = Dictionary(
      alerts.map { (CheckKey(dataset: $0.dataset, check: $0.check), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    self.end = end
    self.project = project
    for dataset in end.record.datasets {
      for record in dataset.checks { consider(record, of: dataset) }
    }
    resolveMissing()
  }

  private var now: Timestamp { end.record.asOf }

  private mutating func consider(_ record: CheckRecord, of dataset: DatasetRecord) {
    let key = CheckKey(dataset: dataset.name, check: record.check.lastingName)
    // Two texts may have the same canonical form; the first one stands for both.
    guard considered.insert(key).inserted else { return }
    let before = unresolved.removeValue(forKey: key)
    guard record.check.status == .active else {
      if let before { resolve(before, because: "the rule is \(record.check.status.rawValue) now") }
      return
    }
    switch record.outcome.status {
    // What could not be measured, or was not looked at, says nothing of it.
    case .errored, .skipped: return
    case .passed:
      if let before { resolve(before, because: record.outcome.message) }
    case .failed:
      switch record.outcome.suppression {
      case nil:
        if let before { update(before, record) } else { open(key, record, of: dataset) }
      // Somebody has accepted it, in a change that others could review.
      case .baseline(let known)?:
        if let before { resolve(before, because: "the baseline knows the failure: \(known.words)") }
      // Nobody is told anything until the snooze is over.
      case .snooze?, .score?: return
      }
    }
  }

  private mutating func open(
    _ key: CheckKey,
    _ record: CheckRecord,
    of dataset: DatasetRecord
  ) {
    var alert = Alert(
      id: "\(end.start.identity.id)-\(changed.count + 1)",
      project: project,
      dataset: key.dataset,
      check: key.check,
      kind: record.check.alertKind,
      severity: record.check.severity,
      openedAt: now,
      updatedAt: now,
      message: record.outcome.message
    )
    alert.owner = record.check.owner.isEmpty ? dataset.owner : record.check.owner
    alert.tags = (record.check.tags + (end.tags[dataset.name] ?? [])).uniqued()
    alert.place = place(of: record.check)
    changed.append(alert)
    notices.append(AlertNotice(alert, .opened))
  }

  private mutating func update(_ before: Alert, _ record: CheckRecord) {
    var alert = before
    alert.updatedAt = now
    alert.occurrences += 1
    alert.message = record.outcome.message
    alert.severity = record.check.severity
    alert.place = place(of: record.check)
    let isOver = alert.status == .snoozed && alert.snoozedUntil.map { $0 <= now } ?? true
    if isOver {
      // Until when it was snoozed stays: it tells this reopening from the next.
      alert.status = .open
      notices.append(AlertNotice(alert, .reopened))
    }
    changed.append(alert)
  }

  private mutating func resolve(_ before: Alert, because reason: String) {
    var alert = before
    alert.status = .resolved
    alert.updatedAt = now
    alert.message = reason
    alert.snoozedUntil = nil
    changed.append(alert)
    notices.append(AlertNotice(alert, .resolved))
  }

  /// A check that is no longer in the specs cannot recover.
  private mutating func resolveMissing() {
    guard end.isWhole, end.record.interruption == nil else { return }
    for alert in unresolved.values.sorted(by: { ($0.dataset, $0.check) < ($1.dataset, $1.check) }) {
      resolve(alert, because: "the check is no longer in the specs")
    }
  }
}

extension Check {
  /// What an alert on the check is about.
  fileprivate var alertKind: Alert.Kind {
    switch verdict {
    case .fresh: .freshness
    case .volume: .volume
    case .score: .score
    case .criterion, .all, .any, .impossible, .ordinary: .ruleFailure
    }
  }
}

extension [String] {
  /// The texts without those that were there before.
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
