package import AssayModel

/// Runs and trends for people.
package struct HistoryView {
  private let style: Style
  private let isASCII: Bool

  /// Makes a view.
  ///
  /// - Parameter isASCII: whether to draw only with characters that every terminal has.
  package init(style: Style, isASCII: Bool) {
    self.style = style
    self.isASCII = isASCII
  }

  // MARK: Runs

  /// A table of runs, the newest first.
  package func text(_ runs: [StoredRun]) -> String {
    guard !runs.isEmpty else { return "no run has been remembered yet\n" }
    let header = [
      "run", "as of (UTC)", "status", "score", "passed", "failed", "errored", "skipped",
    ]
    let rows = runs.map { run in
      [
        run.id, run.asOf.minuteWithoutZone, run.status,
        run.score.map { fixed($0, decimals: 3) } ?? "–",
      ]
        + [run.counts.passed, run.counts.failed, run.counts.errored, run.counts.skipped].map {
          $0 == 0 ? "·" : String($0)
        }
    }
    let table = TextTable(
      header: header,
      alignments: [.left, .left, .left, .right, .right, .right, .right, .right],
      rows: rows
    )
    var lines = [style.paint(table.lines[0], .bold)]
    for (run, line) in zip(runs, table.lines.dropFirst()) {
      lines.append(line)
      let remarks = remarks(on: run)
      if !remarks.isEmpty { lines.append(style.paint("  " + remarks, .faint)) }
    }
    return lines.map { NeutralText.withoutLogCommands($0) + "\n" }.joined()
  }

  private func remarks(on run: StoredRun) -> String {
    let label = run.label.isEmpty ? "" : run.note.isEmpty ? run.label : "\(run.label): \(run.note)"
    let proposed = run.proposedFailed > 0 ? "\(run.proposedFailed) of the failed only proposed" : ""
    let parts = [label, run.label.isEmpty ? run.note : "", proposed]
    return NeutralText.line(parts.filter { !$0.isEmpty }.joined(separator: "; "))
  }

  // MARK: Trends

  /// A chart of one trend; of several the first as a chart, the others as lines.
  ///
  /// - Parameter asked: what is said to be unknown where nothing is remembered.
  package func text(_ trends: [Trend], of dataset: String, asked: String) -> String {
    guard let first = trends.first,
      trends.contains(where: { !$0.points.isEmpty || !$0.results.isEmpty })
    else { return NeutralText.line("nothing has been remembered of \(asked)") + "\n" }
    var lines = [style.paint(NeutralText.line("\(dataset) · \(first.name)"), .bold), ""]
    lines += chart(first)
    lines += failures(of: first)
    if trends.count > 1 { lines += [""] + list(Array(trends.dropFirst())) }
    return lines.map { NeutralText.withoutLogCommands($0) + "\n" }.joined()
  }

  private func chart(_ trend: Trend) -> [String] {
    let points = trend.points.compactMap { point in
      point.value.map {
        TrendChart.Point(time: point.time, value: $0, fate: trend.fate(of: point))
      }
    }
    return TrendChart(points, width: min(style.width, 80), height: 10, isASCII: isASCII)
      .lines(style: style)
  }

  /// What the check that was asked for found, the newest first.
  private func failures(of trend: Trend) -> [String] {
    guard !trend.results.isEmpty else { return [] }
    let failed = trend.results.filter { $0.outcome == "failed" }
    let isProposed = trend.results.last?.ruleStatus == "proposed"
    let verb = isProposed ? "would have failed" : "failed"
    var lines = ["", "\(verb) in \(failed.count) of the last \(trend.results.count) runs"]
    for result in failed.suffix(10).reversed() {
      lines.append("│ \(result.time.minute)  \(NeutralText.sentence(result.message))")
    }
    return lines
  }

  private func list(_ trends: [Trend]) -> [String] {
    let table = TextTable(
      header: ["metric", "trend", "last"],
      alignments: [.left, .left, .right],
      rows: trends.map { trend in
        let values = trend.points.map { $0.value ?? .nan }
        return [
          NeutralText.line(trend.name),
          Sparkline.text(values, width: 20, isASCII: isASCII),
          trend.points.last?.value.map(brief) ?? "–",
        ]
      }
    )
    return [style.paint(table.lines[0], .bold)] + table.lines.dropFirst()
  }
}

extension Trend {
  /// What became of a value.
  fileprivate func fate(of point: StoredPoint) -> TrendChart.Point.Fate {
    if results.contains(where: { $0.run == point.run && $0.outcome == "failed" }) { return .failed }
    return point.standing == .sound ? .passed : .excluded
  }
}
