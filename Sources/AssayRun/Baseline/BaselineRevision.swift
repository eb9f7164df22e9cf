package import AssayModel

/// A baseline after a run, and what of it is new.
package struct BaselineRevision: Sendable, Hashable {
  /// How much a run may change.
  package enum Extent: Sendable, Hashable, CaseIterable {
    /// Every failure becomes known as it is.
    case anything
    /// What is known shrinks; nothing is added, nothing loosened.
    case onlyLess
  }

  /// The baseline as it is to be.
  package private(set) var baseline: Baseline
  /// How many failures became known.
  package private(set) var added = 0
  /// How many were known to be less grave than they are.
  package private(set) var loosened = 0
  /// How many were known to be graver than they are.
  package private(set) var tightened = 0
  /// How many are known no longer.
  package private(set) var removed = 0

  /// Works out the baseline after a run.
  ///
  /// What could not be measured, passed on nothing, was skipped or is snoozed leaves its entry as it is.
  ///
  /// - Parameter checks: every check of the project, selected or not.
  package init(
    of baseline: Baseline,
    after record: RunRecord,
    _ extent: Extent,
    checks: Set<CheckKey>
  ) {
    self.baseline = baseline
    var seen: Set<CheckKey> = []
    for dataset in record.datasets {
      for check in dataset.checks where !dataset.fallsShortOnlyByOthers(check) {
        let key = CheckKey(dataset: dataset.name, check: check.check.lastingName)
        // Two texts may have the same canonical form; the first one stands for both.
        guard seen.insert(key).inserted else { continue }
        revise(key, check, on: record.asOf.day, extent)
      }
    }
    for key in baseline.unmatched(in: checks) { remove(key) }
  }

  private mutating func revise(
    _ key: CheckKey,
    _ record: CheckRecord,
    on day: String,
    _ extent: Extent
  ) {
    let known = baseline[key]
    if record.isMended, known != nil { remove(key) }
    guard record.isFailing else { return }
    let entry = Baseline.Entry(
      key,
      since: known?.since ?? day,
      amounts: Dictionary(
        record.outcome.shortfalls.map { ($0.series, $0.amount) },
        uniquingKeysWith: { first, _ in first }
      )
    )
    switch record.outcome.known?.change {
    case .better?: tightened += 1
    case .same?: return
    case .worse?:
      guard extent == .anything else { return }
      loosened += 1
    case nil:
      guard extent == .anything else { return }
      added += 1
    }
    baseline[key] = entry
  }

  private mutating func remove(_ key: CheckKey) {
    baseline[key] = nil
    removed += 1
  }
}

extension BaselineReport {
  /// Tells what a run makes of a baseline.
  ///
  /// - Parameter checks: every check of the project, selected or not.
  package init(
    _ baseline: Baseline,
    at path: String,
    after record: RunRecord,
    checks: Set<CheckKey>
  ) {
    var remarks: [CheckKey: Remark] = [:]
    for dataset in record.datasets {
      for check in dataset.checks {
        let key = CheckKey(dataset: dataset.name, check: check.check.lastingName)
        if check.isFailing, let known = check.outcome.known, known.change == .better {
          remarks[key] = Remark(key, .better, known.words)
        } else if check.isMended, let entry = baseline[key] {
          remarks[key] = Remark(key, .mended, "known since \(entry.since), and passes now")
        }
      }
    }
    for key in baseline.unmatched(in: checks) {
      remarks[key] = Remark(key, .unmatched, "there is no such check any more")
    }
    self.init(
      path: path,
      entries: baseline.entries.count,
      remarks: baseline.sorted.compactMap { remarks[$0.key] }
    )
  }
}

extension BaselineReport {
  /// What shards of a run have to say of one baseline; `nil` where none of them looked at one.
  init?(merging reports: [BaselineReport]) {
    guard let first = reports.first else { return nil }
    // What belongs to no check is told by each of them.
    let remarks = Set(reports.flatMap(\.remarks)).sorted {
      ($0.key.dataset, $0.key.check) < ($1.key.dataset, $1.key.check)
    }
    self.init(path: first.path, entries: first.entries, remarks: remarks)
  }
}

extension Baseline {
  /// The entries that belong to none of the checks, in their order.
  fileprivate func unmatched(in checks: Set<CheckKey>) -> [CheckKey] {
    sorted.map(\.key).filter { !checks.contains($0) }
  }
}

extension DatasetRecord {
  /// Whether a promised score would hold without the failures that are, or become, known or snoozed.
  fileprivate func fallsShortOnlyByOthers(_ record: CheckRecord) -> Bool {
    guard case .score(let promise) = record.check.verdict, record.outcome.status == .failed else {
      return false
    }
    let others = checks.filter {
      !$0.isFailing && (promise.dimension == nil || $0.check.dimension == promise.dimension)
    }
    return overallScore(others.filter { !$0.isSuppressed }).map { $0 >= promise.minimum } ?? true
  }
}

extension CheckRecord {
  /// Whether its failure can be known: one that counts, and that no snooze speaks for.
  fileprivate var isFailing: Bool {
    guard check.status == .active, outcome.status == .failed else { return false }
    switch outcome.suppression?.kind {
    case nil, .baseline: return true
    case .snooze, .score: return false
    }
  }

  /// Whether it passes, and not only on nothing.
  fileprivate var isMended: Bool {
    check.status == .active && outcome.status == .passed && !outcome.isVacuous
  }
}
