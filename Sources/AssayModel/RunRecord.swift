/// Everything that came of a run; every report is made of it.
package struct RunRecord: Sendable, Hashable, Codable {
  /// The name of the project; `nil` without a project file.
  package let project: String?
  /// When it began.
  package let startedAt: Timestamp
  /// When it ended.
  package let finishedAt: Timestamp
  /// The moment that counted as now.
  package let asOf: Timestamp
  /// The datasets in the order of their names.
  package var datasets: [DatasetRecord]
  /// What the gate says.
  package let gate: GateResult
  /// How much work it was.
  package let effort: Effort
  /// The signal that ended the run early.
  package let interruption: Interruption?
  /// Whether it ended at the first failure, so that checks were left out.
  package var isStoppedEarly = false
  /// What tells the run from all others.
  package var identity = RunIdentity()
  /// Whether the run is remembered.
  package var history = HistoryReport()
  /// What there is to say of the baseline; `nil` without one.
  package var baseline: BaselineReport?
  /// What was planned; `nil` where nobody keeps it.
  package var plan: PlanOutline?

  /// Makes a record.
  package init(
    project: String?,
    startedAt: Timestamp,
    finishedAt: Timestamp,
    asOf: Timestamp,
    datasets: [DatasetRecord],
    gate: GateResult,
    effort: Effort,
    interruption: Interruption? = nil
  ) {
    self.project = project
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.asOf = asOf
    self.datasets = datasets
    self.gate = gate
    self.effort = effort
    self.interruption = interruption
  }

  /// All checks in the order of the datasets.
  package var checks: [CheckRecord] { datasets.flatMap(\.checks) }

  /// How many checks came out how.
  package var tally: Tally { Tally(checks) }
}

/// What tells a run from all others, and what it ran on.
package struct RunIdentity: Sendable, Hashable, Codable {
  /// The name of the run; empty where it is not remembered.
  package var id = ""
  /// What set it off: `manual`, `schedule`, `push`, `pull_request`, or what else the CI system calls it.
  package var trigger = ""
  /// The commit of the specs; empty where there is none.
  package var commit = ""
  /// The SHA-256 of the files of the specs; empty where nobody asked for it.
  package var specHash = ""

  /// Makes the identity of a run that nobody knows.
  package init() {}
}

/// Whether a run is remembered, and what there is to say about it.
package struct HistoryReport: Sendable, Hashable, Codable {
  /// Whether it is.
  package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody wants it to be.
    case off
    case recorded
    /// It could not be.
    case unavailable
  }

  /// Whether it is.
  package var status = Status.off
  /// The store, without secrets; empty where there is none.
  package var store = ""
  /// What went wrong, or is worth knowing; a sentence each.
  package var notes: [String] = []
  /// What to do about it; may be empty.
  package var hint = ""
  /// Whether the project wants the run to end as one that could not be measured when it is not remembered.
  package var isRequired = false

  /// Makes a report of a run without history.
  package init() {}
}

/// A signal that ended a run early.
package enum Interruption: String, Sendable, Hashable, Codable, CaseIterable {
  case interrupt, terminate
}

/// How much work a run was.
package struct Effort: Sendable, Hashable, Codable {
  /// The number of metrics that were to be measured.
  package var metrics: Int = 0
  /// The number of statements that engines ran, those for samples included.
  package var statements: Int = 0

  /// Makes the effort of a run that has not begun.
  package init() {}
}

/// What came of a dataset.
package struct DatasetRecord: Sendable, Hashable, Codable {
  /// The name.
  package let name: String
  /// What a row stands for; may be empty.
  package let summary: String
  /// Who answers for it; may be empty.
  package let owner: String
  /// Where the rows are, in a few words without secrets: a path, a table, `query`.
  package let source: String
  /// The file that specifies it.
  package let spec: String
  /// The checks in the order of the spec.
  package var checks: [CheckRecord]
  /// What was measured beside them, in the order of the spec.
  package let analyzers: [AnalyzerRecord]
  /// The score, 0 to 1; `nil` when no active check was judged.
  package let score: Double?
  /// The score of each dimension that has one, in the order of `Dimension.allCases`.
  package let dimensions: [DimensionScore]
  /// The earlier run whose measurements were taken, because the data have not changed; `nil` where all were measured.
  package var unchanged: Unchanged?
  /// That numbers were added up of partitions; `nil` where none was.
  package var addedUp: AddedUp?
  /// The scores of earlier runs, the oldest first; empty where nobody asked for them.
  package var earlierScores: [HistoryPoint] = []

  /// Makes a record.
  package init(
    name: String,
    summary: String,
    owner: String,
    source: String,
    spec: String,
    checks: [CheckRecord],
    analyzers: [AnalyzerRecord] = [],
    score: Double?,
    dimensions: [DimensionScore]
  ) {
    self.name = name
    self.summary = summary
    self.owner = owner
    self.source = source
    self.spec = spec
    self.checks = checks
    self.analyzers = analyzers
    self.score = score
    self.dimensions = dimensions
  }
}

/// The score of a dimension.
package struct DimensionScore: Sendable, Hashable, Codable {
  /// The dimension.
  package let dimension: Dimension
  /// The score, 0 to 1.
  package let score: Double

  /// Makes a score.
  package init(dimension: Dimension, score: Double) {
    self.dimension = dimension
    self.score = score
  }
}

/// A check and what came of it.
package struct CheckRecord: Sendable, Hashable, Codable {
  /// The check.
  package let check: Check
  /// What came of it.
  package let outcome: Outcome
  /// Its share of the time that its queries took, in seconds.
  package let seconds: Double
  /// Since when it fails, where the history knows.
  package var streak: Streak?

  /// Pairs a check with its outcome.
  package init(check: Check, outcome: Outcome, seconds: Double) {
    self.check = check
    self.outcome = outcome
    self.seconds = seconds
  }
}

/// How long a check has been failing, from the first failure that nothing has resolved since.
package struct Streak: Sendable, Hashable, Codable {
  /// The moment of the run that found it failing first.
  package let since: Timestamp
  /// Whether that is the present run.
  package let isNew: Bool

  /// Makes a streak.
  package init(since: Timestamp, isNew: Bool) {
    self.since = since
    self.isNew = isNew
  }
}

/// How many checks came out how.
package struct Tally: Sendable, Hashable, Codable {
  /// Passed, the vacuous ones included.
  package var passed = 0
  /// Passed on nothing.
  package var vacuous = 0
  /// Failed.
  package var failed = 0
  /// Could not be measured.
  package var errored = 0
  /// Not looked at.
  package var skipped = 0
  /// Failed, but only proposed; these are among the failed ones.
  package var proposedFailed = 0
  /// Failed, but not counted by the gate, as the baseline or a snooze says; these are among the failed ones.
  package var suppressed: [Suppression.Kind: Int] = [:]

  /// Counts checks.
  package init(_ checks: some Sequence<CheckRecord>) {
    for record in checks {
      if record.check.status == .proposed, record.outcome.status == .failed { proposedFailed += 1 }
      if let kind = record.outcome.suppression?.kind { suppressed[kind, default: 0] += 1 }
      switch record.outcome.status {
      case .passed:
        passed += 1
        if record.outcome.isVacuous { vacuous += 1 }
      case .failed: failed += 1
      case .errored: errored += 1
      case .skipped: skipped += 1
      }
    }
  }

  /// All of them.
  package var total: Int { passed + failed + errored + skipped }

  /// Failed, but not counted by the gate.
  package var suppressedFailed: Int { suppressed.values.reduce(0, +) }

  /// What of the failed ones is not counted, and why: `2 known`, `1 snoozed`.
  package var suppressedWords: [String] {
    Suppression.Kind.allCases.compactMap { kind in
      guard let count = suppressed[kind] else { return nil }
      switch kind {
      case .snooze: return "\(count) snoozed"
      case .baseline: return "\(count) known"
      case .score: return "\(count) only by these"
      }
    }
  }
}

/// What the gate says of a run.
package struct GateResult: Sendable, Hashable, Codable {
  /// Whether all that it asks for holds.
  package let holds: Bool
  /// Why it does not, a sentence each.
  package let reasons: [String]
  /// What it does not count, a sentence each.
  package let notes: [String]

  /// Makes a result.
  package init(reasons: [String], notes: [String] = []) {
    self.holds = reasons.isEmpty
    self.reasons = reasons
    self.notes = notes
  }
}
