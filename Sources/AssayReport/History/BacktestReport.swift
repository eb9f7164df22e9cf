package import AssayModel

/// Prints what would have come of checks in earlier runs.
package enum BacktestReport {
  /// The replays as text.
  package static func text(_ replays: [CheckReplay]) -> String {
    var lines: [String] = []
    for replay in replays {
      let name = NeutralText.line("\(replay.dataset): \(replay.check.name)")
      let runs = replay.judged == 1 ? "run" : "runs"
      if replay.results.isEmpty {
        lines.append("– \(name) — nothing is stored of it")
      } else if replay.judged == 0 {
        lines.append("– \(name) — not enough history to judge it")
      } else if replay.failures.isEmpty {
        lines.append("✓ \(name) — would have held in all of the last \(replay.judged) \(runs)")
      } else {
        lines.append(
          "✗ \(name) — would have failed in \(replay.failures.count) of the last \(replay.judged) \(runs)"
        )
        for failure in replay.failures {
          let message = NeutralText.sentence(failure.outcome.message)
          lines.append("│ \(failure.time.minute)  \(message)")
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
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
