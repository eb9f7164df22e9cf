import AssayModel

extension TextPage {
  /// Lists what was measured beside the checks: names and values, and nothing that judges.
  mutating func addAnalyzers(of dataset: DatasetRecord) {
    guard !dataset.analyzers.isEmpty else { return }
    addHeading(NeutralText.line("\(dataset.name) · measured"))
    addTable(
      dataset.measuredValues.map { [NeutralText.line($0.name), $0.value.map(brief) ?? "–"] }
    )
    for record in dataset.analyzers {
      if !record.distribution.isEmpty {
        addDetail(NeutralText.line(record.analyzer.text).truncated(to: room))
        addTable(record.distribution.map { ["  " + NeutralText.line($0.label), "\($0.count)"] })
      }
      if !record.trouble.isEmpty {
        addProse(
          NeutralText.sentence("\(record.analyzer.text): not measured: \(record.trouble)"),
          hanging: 2
        )
      }
    }
  }

  private mutating func addTable(_ rows: [[String]]) {
    guard let first = rows.first else { return }
    let table = TextTable(
      header: first,
      alignments: [.left, .right],
      rows: Array(rows.dropFirst())
    )
    for line in table.lines { addDetail(line.truncated(to: room)) }
  }
}

/// A value to six significant decimals; the exact one is in the report for programs.
func brief(_ value: Double) -> String {
  guard value.isFinite, value != 0, value.magnitude < 1e12, plain(value).utf8.count > 10 else {
    return plain(value)
  }
  var scale = 1.0
  while (value * scale).magnitude < 100_000, scale < 1e12 { scale *= 10 }
  return plain((value * scale).rounded() / scale)
}
