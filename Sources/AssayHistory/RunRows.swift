import AssayDiagnostics
import AssayModel

/// The rows that a run leaves in the store.
struct RunRows {
  private let end: RunEnd
  private let project: String
  private var record: RunRecord { end.record }
  private var id: StoreValue { .text(end.start.identity.id) }

  init(_ end: RunEnd, project: String) {
    self.end = end
    self.project = project
  }

  /// The rows by table, each with the names of its columns.
  var tables: [(name: String, columns: [String], rows: [[StoreValue]])] {
    [
      ("validation_runs", Self.runColumns, [run]),
      ("rule_results", Self.resultColumns, record.datasets.flatMap(results)),
      ("metrics", Self.metricColumns, record.datasets.flatMap(metrics)),
      ("quality_scores", Self.scoreColumns, record.datasets.flatMap(scores)),
    ]
  }

  // MARK: The run

  private static let runColumns =
    HistoryStore.startColumns + [
      "finished_at", "overall_score", "gate_holds", "checks", "passed", "vacuous", "failed",
      "errored", "skipped", "proposed_failed",
    ]

  private var run: [StoreValue] {
    let start = end.start
    let tally = record.tally
    return [
      id, .text(project), .text(status.rawValue), .moment(record.asOf), .moment(start.startedAt),
      .text(start.identity.trigger), .text(start.identity.commit), .text(start.identity.specHash),
      .text(start.toolVersion), .text(start.host), .integer(start.process),
      .moment(record.finishedAt), .optional(overallScore), .integer(record.gate.holds ? 1 : 0),
      .integer(tally.total), .integer(tally.passed), .integer(tally.vacuous),
      .integer(tally.failed), .integer(tally.errored), .integer(tally.skipped),
      .integer(tally.proposedFailed),
    ]
  }

  private var status: RunStatus {
    if record.interruption != nil { return .interrupted }
    let isErrored = record.checks.contains {
      $0.check.status == .active && $0.outcome.status == .errored
    }
    return isErrored ? .errored : record.gate.holds ? .passed : .failed
  }

  /// The mean of the scores of the datasets, which all count alike.
  private var overallScore: Double? {
    let scores = record.datasets.compactMap(\.score)
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }

  // MARK: Checks

  private static let resultColumns = [
    "run_id", "dataset", "rule", "name", "kind", "type", "severity", "rule_status", "outcome",
    "vacuous", "message", "resolved_rule", "evaluated", "passed", "failed", "samples", "place",
  ]

  private func results(of dataset: DatasetRecord) -> [[StoreValue]] {
    var names: Set<String> = []
    return dataset.checks.compactMap { record in
      let (check, outcome) = (record.check, record.outcome)
      // Two texts may have the same canonical form; the first one stands for both.
      guard names.insert(check.lastingName).inserted else { return nil }
      let failed = outcome.evaluatedRows.flatMap { all in outcome.passingRows.map { all - $0 } }
      return [
        id, .text(dataset.name), .text(check.lastingName), .text(check.name),
        .text(check.kind.rawValue), .text(check.type), .text(check.severity.rawValue),
        .text(check.status.rawValue), .text(outcome.status.rawValue),
        .integer(outcome.isVacuous ? 1 : 0), .text(outcome.message),
        outcome.resolvedRule.map { .text($0) } ?? .null, .optional(outcome.evaluatedRows),
        .optional(outcome.passingRows), .optional(failed), samples(of: record),
        .text(place(of: check)),
      ]
    }
  }

  /// Rows of the data are kept only where reports may show them.
  private func samples(of record: CheckRecord) -> StoreValue {
    guard record.check.samples > 0, let samples = record.outcome.samples else { return .null }
    return .text(samples.json.compact)
  }

  // MARK: Values and scores

  private static let metricColumns = [
    "project", "dataset", "metric", "as_of", "run_id", "value", "standing",
  ]

  private func metrics(of dataset: DatasetRecord) -> [[StoreValue]] {
    var series: Set<String> = []
    let standing = end.standing(of: dataset)
    let values =
      dataset.checks.flatMap(\.outcome.values) + dataset.analyzers.flatMap(\.values)
    return values.compactMap { value in
      // What was taken from an earlier run is in the store already, and would weigh twice.
      if dataset.unchanged?.series.contains(value.series) == true { return nil }
      guard series.insert(value.series).inserted else { return nil }
      return [
        .text(project), .text(dataset.name), .text(value.series), .moment(record.asOf), id,
        .optional(value.value), .integer(standing.rawValue),
      ]
    }
  }

  private static let scoreColumns = ["project", "dataset", "dimension", "as_of", "run_id", "score"]

  private func scores(of dataset: DatasetRecord) -> [[StoreValue]] {
    let all = [("*", dataset.score)] + dataset.dimensions.map { ($0.dimension.rawValue, $0.score) }
    return all.compactMap { name, score in
      score.map {
        [
          .text(project), .text(dataset.name), .text(name), .moment(record.asOf), id,
          .optional($0),
        ]
      }
    }
  }
}

extension RunEnd {
  /// What later runs make of the values of a dataset.
  func standing(of dataset: DatasetRecord) -> Standing {
    guard record.interruption == nil else { return .excluded }
    // Nobody knows what the checks would have said that a stopped run has left out.
    let isPartial =
      record.isStoppedEarly
      && dataset.checks.contains { entry in
        entry.check.status == .active && entry.outcome.status == .skipped
      }
    guard !isPartial else { return .excluded }
    let hasFailed = dataset.checks.contains { entry in
      guard entry.check.status == .active else { return false }
      switch entry.outcome.status {
      case .errored: return true
      case .failed: return entry.check.severity >= failOn && !entry.isSuppressed
      case .passed, .skipped: return false
      }
    }
    return hasFailed ? .failed : .sound
  }
}

/// Where a check was written, as `specs/orders.yaml:12`.
func place(of check: Check) -> String { "\(check.origin.path):\(check.origin.start.line)" }
