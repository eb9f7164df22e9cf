import AssayDiagnostics
import AssayModel
import AssayPlan

/// Looks out for the first failed check that the gate counts, while a run is under way.
///
/// What has been measured so far is judged as it would be at the end: a check that lacks a measurement is not failed yet.
struct FailFast {
  private let gate: Gate
  /// The checks that stand on each metric, in the order of the suite.
  private var checks: [Metric: [Candidate]] = [:]
  /// The checks that stand on none.
  private var withoutMetrics: [Candidate] = []

  /// A check that could end the run.
  private struct Candidate: Hashable {
    let dataset: String
    let check: Check
  }

  init(_ suite: Suite) {
    gate = suite.gate
    for dataset in suite.datasets {
      for check in dataset.checks where check.status == .active && check.severity >= gate.failOn {
        // A score stands on all the others, and says nothing before they are there.
        if case .score = check.verdict { continue }
        let candidate = Candidate(dataset: dataset.name, check: check)
        let metrics = Set(check.verdict.metrics)
        if metrics.isEmpty { withoutMetrics.append(candidate) }
        for metric in metrics { checks[metric, default: []].append(candidate) }
      }
    }
  }

  /// The check whose failure needs no measurement.
  func failure(by judge: Judge) -> CheckKey? { failure(among: withoutMetrics, by: judge) }

  /// The first failed check among those that stand on metrics.
  func failure(after metrics: some Sequence<Metric>, by judge: Judge) -> CheckKey? {
    var seen: Set<Candidate> = []
    let concerned = metrics.flatMap { checks[$0] ?? [] }.filter { seen.insert($0).inserted }
    return failure(among: concerned, by: judge)
  }

  private func failure(among candidates: [Candidate], by judge: Judge) -> CheckKey? {
    var judge = judge
    let failed = candidates.filter { candidate in
      judge.dataset = candidate.dataset
      let outcome = judge.suppressed(judge.outcome(of: candidate.check), of: candidate.check)
      return outcome.status == .failed && outcome.suppression == nil
    }
    // Metrics come in no order, and the report shall name the same check each time.
    let first = failed.min {
      ($0.dataset, $0.check.origin.start.line, $0.check.name)
        < ($1.dataset, $1.check.origin.start.line, $1.check.name)
    }
    return first.map { CheckKey(dataset: $0.dataset, check: $0.check.name) }
  }
}

extension Judge {
  /// Why a score says nothing: checks that it stands on were left out behind the first failure.
  ///
  /// A run that a signal has stopped is none that anybody takes for whole, and shows the score of what it got to.
  func reasonAgainstScore(among records: [CheckRecord]) -> String? {
    guard absence != .interrupted else { return nil }
    let isPartial = records.contains { record in
      record.check.status == .active && record.outcome.status == .skipped
        && record.outcome.message == absence.message
    }
    return isPartial ? absence.message : nil
  }
}

extension StepTask {
  /// How soon a step is started where the first failure decides: what is cheap and decides much comes first.
  var precedence: Int {
    switch self {
    case .describe, .compare: 0
    case .files: 1
    case .load, .scan, .addUp, .survey: 2
    case .query, .returned: 3
    case .group, .distinct: 4
    case .join: 5
    // These decide nothing.
    case .statistics, .distribution: 6
    }
  }
}

extension Trouble {
  /// Why something was not measured behind the first failure.
  static func notRun(behind failure: CheckKey) -> Trouble {
    Trouble(
      .interrupted,
      "not run: \(failure.check) of \(failure.dataset) failed first (--fail-fast)"
    )
  }

  /// Whether nothing was wrong, but the run was stopped.
  var isInterruption: Bool { kind == .interrupted }
}

extension Measurement {
  /// Whether the run was stopped before anything was measured.
  var isInterruption: Bool {
    switch self {
    case .failed(let trouble): trouble.isInterruption
    case .number, .undefined: false
    }
  }

  /// Whether something was wrong.
  var isFailure: Bool { if case .failed = self { true } else { false } }
}
