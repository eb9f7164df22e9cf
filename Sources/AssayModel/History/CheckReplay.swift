/// What would have come of a check in earlier runs, by the values that they measured.
package struct CheckReplay: Sendable, Hashable {
  /// What would have come of it in one run.
  package struct Result: Sendable, Hashable {
    /// The run.
    package let run: String
    /// The moment that counted as now.
    package let time: Timestamp
    /// What would have come of it.
    package let outcome: Outcome

    /// Makes a result.
    package init(run: String, time: Timestamp, outcome: Outcome) {
      self.run = run
      self.time = time
      self.outcome = outcome
    }
  }

  /// The dataset.
  package let dataset: String
  /// The check.
  package let check: Check
  /// What would have come of it, the oldest run first.
  package let results: [Result]

  /// Makes a replay.
  package init(dataset: String, check: Check, results: [Result]) {
    self.dataset = dataset
    self.check = check
    self.results = results
  }

  /// The runs in which it would have failed.
  package var failures: [Result] { results.filter { $0.outcome.status == .failed } }

  /// How many runs it could judge.
  package var judged: Int {
    results.count { $0.outcome.status == .passed || $0.outcome.status == .failed }
  }
}
