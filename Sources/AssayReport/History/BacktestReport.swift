package import AssayModel

/// Prints what would have come of checks in earlier runs.
package enum BacktestReport {
  /// The replays as text.
  package static func text(_ replays: [CheckReplay], style: Style = Style()) -> String {
    replays.flatMap { replay in
      let (sign, ink, finding) = verdict(on: replay)
      let name = NeutralText.line("\(replay.dataset): \(replay.check.name)")
      let title = "\(style.paint(sign, ink)) \(name)\(style.paint(" — " + finding, .faint))"
      return [title]
        + replay.failures.map { failure in
          "│ \(failure.time.minute)  \(NeutralText.sentence(failure.outcome.message))"
        }
    }.map { $0 + "\n" }.joined()
  }

  private static func verdict(on replay: CheckReplay) -> (sign: String, Style.Ink, String) {
    let runs = replay.judged == 1 ? "run" : "runs"
    if replay.results.isEmpty { return ("–", .faint, "nothing is stored of it") }
    if replay.judged == 0 { return ("–", .faint, "not enough history to judge it") }
    let failed = replay.failures.count
    return failed == 0
      ? ("✓", .green, "would have held in all of the last \(replay.judged) \(runs)")
      : ("✗", .red, "would have failed in \(failed) of the last \(replay.judged) \(runs)")
  }

  /// The replays in the format `assay.backtest`.
  package static func json(_ replays: [CheckReplay]) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.backtest",
      "version": 1,
      "checks": .array(replays.map(value)),
    ]
    return document.document
  }

  private static func value(of replay: CheckReplay) -> JSONValue {
    [
      "dataset": .string(replay.dataset),
      "check": .string(replay.check.name),
      "judged": .integer(replay.judged),
      "failed": .integer(replay.failures.count),
      "runs": .array(
        replay.results.map { result in
          [
            "run": .string(result.run),
            "as_of": .string(result.time.description),
            "status": .string(result.outcome.status.rawValue),
            "value": .optional(result.outcome.values.first?.value, JSONValue.number),
            "message": .string(result.outcome.message),
          ]
        }
      ),
    ]
  }
}
