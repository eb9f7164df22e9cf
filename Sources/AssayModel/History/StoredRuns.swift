/// A run as the store has it.
package struct StoredRun: Sendable, Hashable {
  /// How many checks came out how.
  package struct Counts: Sendable, Hashable {
    /// Passed.
    package let passed: Int
    /// Failed.
    package let failed: Int
    /// Could not be measured.
    package let errored: Int
    /// Not looked at.
    package let skipped: Int

    /// Takes counts.
    package init(passed: Int = 0, failed: Int = 0, errored: Int = 0, skipped: Int = 0) {
      (self.passed, self.failed) = (passed, failed)
      (self.errored, self.skipped) = (errored, skipped)
    }
  }

  /// Its name.
  package let id: String
  /// How it stands, in the words of `RunStatus` or of a newer version.
  package let status: String
  /// The moment that counted as now.
  package let asOf: Timestamp
  /// What set it off.
  package let trigger: String
  /// The commit of the specs.
  package let commit: String
  /// The mean of the scores of its datasets; `nil` where none was judged.
  package let score: Double?
  /// How many checks came out how.
  package let counts: Counts
  /// How many proposed rules would have failed.
  package let proposedFailed: Int
  /// `excluded`, `included`, or nothing.
  package let label: String
  /// Why it has its label, or what else there is to say.
  package let note: String

  /// Makes a run.
  package init(
    id: String,
    status: String,
    asOf: Timestamp,
    trigger: String = "",
    commit: String = "",
    score: Double? = nil,
    counts: Counts = Counts(),
    proposedFailed: Int = 0,
    label: String = "",
    note: String = ""
  ) {
    self.id = id
    self.status = status
    self.asOf = asOf
    self.trigger = trigger
    self.commit = commit
    self.score = score
    self.counts = counts
    self.proposedFailed = proposedFailed
    self.label = label
    self.note = note
  }
}

/// What later runs make of the values of a run.
package enum Standing: Int, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing: somebody has labelled it an incident, or it was stopped.
  case excluded = -1
  /// Only robust statistics look at it: a check failed that the gate counts, or something could not be measured.
  case failed = 0
  /// They learn from it.
  case sound = 1
}

/// A value of a series, and what came of the run that measured it.
package struct StoredPoint: Sendable, Hashable {
  /// The run.
  package let run: String
  /// The moment that counted as now.
  package let time: Timestamp
  /// The value; `nil` where it was undefined.
  package let value: Double?
  /// What later runs make of it.
  package let standing: Standing

  /// Makes a point.
  package init(run: String, time: Timestamp, value: Double?, standing: Standing) {
    self.run = run
    self.time = time
    self.value = value
    self.standing = standing
  }
}

/// What came of a check in a run.
package struct StoredResult: Sendable, Hashable {
  /// The run.
  package let run: String
  /// The moment that counted as now.
  package let time: Timestamp
  /// The result in one word.
  package let outcome: String
  /// Whether the rule took part, in one word.
  package let ruleStatus: String
  /// What was measured against what was asked.
  package let message: String

  /// Makes a result.
  package init(
    run: String,
    time: Timestamp,
    outcome: String,
    ruleStatus: String,
    message: String
  ) {
    self.run = run
    self.time = time
    self.outcome = outcome
    self.ruleStatus = ruleStatus
    self.message = message
  }
}

/// A value over the newest runs.
package struct Trend: Sendable, Hashable {
  /// What it is a value of.
  package let name: String
  /// The values, the oldest first.
  package let points: [StoredPoint]
  /// What came of the check that stands on it, the oldest first; empty where none was asked for.
  package let results: [StoredResult]

  /// Makes a trend.
  package init(name: String, points: [StoredPoint], results: [StoredResult] = []) {
    self.name = name
    self.points = points
    self.results = results
  }
}
