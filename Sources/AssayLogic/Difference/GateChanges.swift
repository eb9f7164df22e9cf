import AssayDiagnostics
import AssayModel

/// What the gate lets through now that it did not, and the other way round.
func gateChanges(from old: Gate, to new: Gate) -> [SpecChange] {
  var changes: [SpecChange] = []
  func compare(
    _ name: String,
    isLooser: Bool,
    isTighter: Bool,
    _ words: (Gate) -> String,
    _ place: KeyPath<Gate.Places, SourceLocation?>
  ) {
    guard isLooser || isTighter else { return }
    var change = SpecChange(
      isLooser ? .loosened : .tightened,
      .gate,
      of: "",
      name: name,
      before: SpecChange.Side(words(old), at: old.places[keyPath: place]),
      after: SpecChange.Side(words(new), at: new.places[keyPath: place])
    )
    change.aspect = name
    changes.append(change)
  }
  compare(
    "fail_on",
    isLooser: new.failOn > old.failOn,
    isTighter: new.failOn < old.failOn,
    { "fail_on: \($0.failOn.rawValue)" },
    \.failOn
  )
  let scores = (old.minimumScore ?? 0, new.minimumScore ?? 0)
  compare(
    "min_score",
    isLooser: scores.1 < scores.0,
    isTighter: scores.1 > scores.0,
    { $0.minimumScore.map { "min_score: \(plain($0))" } ?? "no min_score" },
    \.minimumScore
  )
  compare(
    "vacuous",
    isLooser: old.failsVacuous && !new.failsVacuous,
    isTighter: !old.failsVacuous && new.failsVacuous,
    { "vacuous: \($0.failsVacuous ? "fail" : "pass")" },
    \.failsVacuous
  )
  return changes
}
