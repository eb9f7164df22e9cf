package import AssayModel

/// The share of active checks that passed, 0 to 1; `nil` when none was judged.
///
/// A promise of a score takes no part: it stands on the others.
func overallScore(_ checks: [CheckRecord]) -> Double? {
  let tally = Tally(checks.filter { $0.check.status == .active && !$0.check.isAboutScore })
  let judged = tally.passed + tally.failed + tally.errored
  return judged == 0 ? nil : Double(tally.passed) / Double(judged)
}

/// The score of each dimension in which something was judged.
func dimensionScores(_ checks: [CheckRecord]) -> [DimensionScore] {
  Dimension.allCases.compactMap { dimension in
    overallScore(checks.filter { $0.check.dimension == dimension }).map {
      DimensionScore(dimension: dimension, score: $0)
    }
  }
}

extension Check {
  fileprivate var isAboutScore: Bool { if case .score = verdict { true } else { false } }
}

extension Judge {
  /// What comes of the promise of a score.
  func scoreOutcome(of promise: ScorePromise, among records: [CheckRecord]) -> Outcome {
    let counted = records.filter {
      promise.dimension == nil || $0.check.dimension == promise.dimension
    }
    guard let score = overallScore(counted) else {
      return Outcome(
        .skipped,
        "no active check \(promise.dimension.map { "of \($0.rawValue) " } ?? "")was judged"
      )
    }
    return promise.outcome(of: score)
  }
}

extension ScorePromise {
  /// What comes of the promise with a score, of this run or of an earlier one.
  package func outcome(of score: Double) -> Outcome {
    let condition = Comparison<Double>.greaterOrEqual(minimum)
    let holds = condition.holds(for: score)
    let number = readable(score, against: condition)
    let asked = "at least \(plain(minimum))"
    var outcome = Outcome(
      holds ? .passed : .failed,
      "\(subject) is \(number), \(holds ? "as asked: \(asked)" : "but must be \(asked)")"
    )
    let name = dimension.map { "Dataset.\($0.rawValue).Score" } ?? "Dataset.*.Score"
    outcome.values = [NamedValue(name: name, value: score)]
    if !holds {
      outcome.shortfalls = [Shortfall(series: name, amount: .value(score), condition: condition)]
    }
    return outcome
  }
}

extension Gate {
  /// What the gate says of datasets that were judged; a run that was stopped never holds.
  func result(
    for datasets: [DatasetRecord],
    interruptedBy interruption: Interruption? = nil,
    stoppedAt firstFailure: CheckKey? = nil
  ) -> GateResult {
    let active = datasets.flatMap(\.checks).filter { $0.check.status == .active }
    let grave = active.filter { $0.check.severity >= failOn && !$0.isSuppressed }
    var reasons = interruption == nil ? [] : ["the run was stopped before its end"]
    let failed = grave.count { $0.outcome.status == .failed }
    if failed > 0 {
      let severity = failOn == .critical ? "critical" : "\(failOn.rawValue) or graver"
      reasons.append("\(failed) \(failed == 1 ? "check" : "checks") failed (\(severity))")
    }
    let errored = active.count { $0.outcome.status == .errored }
    if errored > 0 {
      reasons.append("\(errored) \(errored == 1 ? "check" : "checks") could not be measured")
    }
    let vacuous = grave.count { $0.outcome.isVacuous }
    if failsVacuous, vacuous > 0 {
      reasons.append("\(vacuous) \(vacuous == 1 ? "check" : "checks") passed on nothing")
    }
    if let minimumScore {
      for dataset in datasets where firstFailure == nil || dataset.score != nil {
        let isWhole = !dataset.checks.contains(where: \.isSuppressed)
        let counted =
          isWhole ? dataset.score : overallScore(dataset.checks.filter { !$0.isSuppressed })
        guard let score = counted, score < minimumScore else { continue }
        reasons.append(
          "the score of \(dataset.name) is \(readable(score, against: .less(minimumScore)))"
            + "\(isWhole ? "" : " without what is known or snoozed"), below \(plain(minimumScore))"
        )
      }
    }
    var notes = notes(on: Tally(datasets.flatMap(\.checks)))
    if let firstFailure {
      notes.append(
        "the run ended at its first failure: \(firstFailure.check) of \(firstFailure.dataset)"
      )
    }
    return GateResult(reasons: reasons, notes: notes)
  }

  /// What is left out of account.
  private func notes(on tally: Tally) -> [String] {
    let count = tally.suppressedFailed
    guard count > 0 else { return [] }
    let words = tally.suppressedWords.joined(separator: ", ")
    return ["\(count) \(count == 1 ? "failure is" : "failures are") not counted: \(words)"]
  }
}
