import AssayModel

/// The share of active checks that passed, 0 to 1; `nil` when none was judged.
func overallScore(_ checks: [CheckRecord]) -> Double? {
  let tally = Tally(checks.filter { $0.check.status == .active })
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

extension Gate {
  /// What the gate says of datasets that were judged; a run that was stopped never holds.
  func result(
    for datasets: [DatasetRecord],
    interruptedBy interruption: Interruption? = nil
  ) -> GateResult {
    let active = datasets.flatMap(\.checks).filter { $0.check.status == .active }
    let grave = active.filter { $0.check.severity >= failOn }
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
      for dataset in datasets {
        guard let score = dataset.score, score < minimumScore else { continue }
        reasons.append(
          "the score of \(dataset.name) is \(readable(score, against: .less(minimumScore))), "
            + "below \(plain(minimumScore))"
        )
      }
    }
    return GateResult(reasons: reasons)
  }
}
