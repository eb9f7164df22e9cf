import AssayModel

// Which failures the gate does not count, because a snooze or the baseline says so.

extension Judge {
  /// The outcome with what suppresses its failure, and how that compares with the baseline; others stay as they are.
  ///
  /// A snooze goes first, because it says why. What is only proposed, or could not be measured, is never suppressed.
  func suppressed(_ outcome: Outcome, of check: Check) -> Outcome {
    guard outcome.status == .failed, check.status == .active else { return outcome }
    var outcome = outcome
    let key = CheckKey(dataset: dataset ?? "", check: check.lastingName)
    outcome.known = baseline[key].map { KnownFailure($0, shortfalls: outcome.shortfalls) }
    if let snooze = check.snooze, !snooze.isOver(at: asOf) {
      outcome.suppression = .snooze(snooze)
    } else if let known = outcome.known, known.change != .worse {
      outcome.suppression = .baseline(known)
    }
    return outcome
  }

  /// The outcome of a promised score, which may fall short only by what is suppressed itself.
  func suppressed(
    _ outcome: Outcome,
    of check: Check,
    promising promise: ScorePromise,
    among records: [CheckRecord]
  ) -> Outcome {
    var outcome = suppressed(outcome, of: check)
    guard outcome.status == .failed, check.status == .active, outcome.suppression == nil
    else { return outcome }
    let others = scoreOutcome(of: promise, among: records.filter { !$0.isSuppressed })
    if others.status != .failed { outcome.suppression = .score }
    return outcome
  }
}
