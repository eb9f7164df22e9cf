/// What earlier runs measured, as far as the checks of this run ask for it.
///
/// Only runs before this run's moment are here that ended and that nobody has excluded.
package struct History: Sendable, Hashable {
  /// The values of each series in runs that went well, the newest first.
  private var points: [SeriesKey: [HistoryPoint]] = [:]

  /// The values of each series in all runs, those that failed as well, the newest first.
  ///
  /// Robust statistics stand a few bad values, and without them could never learn that something has become normal.
  package var withFailed: [SeriesKey: [HistoryPoint]] = [:]

  /// When each freshness SLA was judged last, by dataset and check.
  package var freshness: [CheckKey: FreshnessMemory] = [:]

  /// Why nothing can be known of earlier runs, as a phrase; `nil` where there is a store that could be read.
  package let absence: String?

  /// The history of a store, which holds nothing yet.
  package init() { absence = nil }

  /// What there is instead of a history.
  ///
  /// - Parameter absence: why, as in `history is off`.
  package init(absentBecause absence: String) { self.absence = absence }

  /// The values of a series in runs that went well, the newest first.
  package subscript(series: SeriesKey) -> [HistoryPoint] {
    get { points[series] ?? [] }
    set { points[series] = newValue }
  }
}

/// A value that an earlier run measured.
package struct HistoryPoint: Sendable, Hashable, Codable {
  /// The moment that counted as now in that run.
  package let time: Timestamp
  /// The value.
  package let value: Double

  /// Makes a point.
  package init(time: Timestamp, value: Double) {
    self.time = time
    self.value = value
  }
}

/// What tells a series of measured values from all others in a project.
package struct SeriesKey: Sendable, Hashable, Codable, Comparable {
  /// The dataset.
  package let dataset: String
  /// The metric, for example `Column.email.Completeness`; with a filter, that stands behind it.
  package let metric: String

  /// Names a series.
  package init(dataset: String, metric: String) {
    self.dataset = dataset
    self.metric = metric
  }

  /// Orders by dataset, then by metric.
  package static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    (left.dataset, left.metric) < (right.dataset, right.metric)
  }
}

/// What tells a check from all others in a project.
package struct CheckKey: Sendable, Hashable, Codable {
  /// The dataset.
  package let dataset: String
  /// The check, by the name that lasts from run to run.
  package let check: String

  /// Names a check.
  package init(dataset: String, check: String) {
    self.dataset = dataset
    self.check = check
  }
}

/// When a freshness SLA was judged last.
package struct FreshnessMemory: Sendable, Hashable, Codable {
  /// The moment of the last run that judged it.
  package let lastCheck: Timestamp
  /// The moment of the last run in which it did not hold; `nil` when it always held.
  package let lastViolation: Timestamp?

  /// Makes a memory.
  package init(lastCheck: Timestamp, lastViolation: Timestamp?) {
    self.lastCheck = lastCheck
    self.lastViolation = lastViolation
  }

  /// Whether it held when it was judged last.
  package var held: Bool { lastViolation.map { $0 < lastCheck } ?? true }
}
