import AssayDiagnostics
package import AssayModel

/// What came of tests, for people: those that do not hold, then how many do, and which rules they look at.
package enum TestText {
  /// Renders records.
  package static func render(
    _ datasets: [TestedDataset],
    seconds: Double,
    style: Style = Style()
  ) -> String {
    var page = TextPage(style: style)
    for tested in datasets { page.addTests(of: tested) }
    page.addTable(of: datasets)
    page.addTotals(of: datasets.flatMap(\.records), seconds: seconds)
    return page.text
  }
}

extension TextPage {
  fileprivate mutating func addTests(of tested: TestedDataset) {
    let shown = tested.records.filter { !$0.holds || style.verbose }
    guard !shown.isEmpty else { return }
    let dataset = tested.dataset
    addHeading(NeutralText.line("\(dataset.name) · \(dataset.origin.path)"))
    for record in shown {
      if !record.holds { addGap() }
      let time = style.paint(" — \(duration(record.seconds))", .faint)
      let title = NeutralText.line(record.test.name)
      add(Sign(holds: record.holds), record.holds ? title + time : style.paint(title, .bold))
      for line in record.story { add(line) }
    }
  }

  private mutating func add(_ line: Story.Line) {
    switch line.role {
    case .rule: addDetail(line.text)
    case .place, .sampleHeader: addDetail(line.text.truncated(to: room), .faint)
    case .finding, .background: addProse(line.text)
    case .hint: addProse(line.text, .blue)
    case .sample: addDetail(line.text.truncated(to: room))
    case .gap: addDetail("")
    }
  }

  fileprivate mutating func addTable(of datasets: [TestedDataset]) {
    guard !datasets.isEmpty else { return }
    let table = TextTable(
      header: ["datasets", "tests", "hold", "rules tested"],
      alignments: [.left, .right, .right, .right],
      rows: datasets.map { tested in
        let coverage = tested.coverage
        return [
          NeutralText.line(tested.dataset.name), String(tested.records.count),
          String(tested.records.count(where: \.holds)),
          "\(coverage.tested.count) of \(coverage.rules.count)",
        ]
      }
    )
    for (index, line) in table.lines.enumerated() {
      if index == 0 {
        addHeading(line)
      } else {
        add(Sign(holds: datasets[index - 1].records.allSatisfy(\.holds)), line)
        if style.verbose { addUntested(in: datasets[index - 1]) }
      }
    }
  }

  private mutating func addUntested(in tested: TestedDataset) {
    let coverage = tested.coverage
    let untested = coverage.rules.filter { rule in
      !coverage.tested.contains { $0.name == rule.name }
    }
    for rule in untested { addDetail("not tested: " + NeutralText.line(rule.name), .faint) }
  }

  fileprivate mutating func addTotals(of records: [TestRecord], seconds: Double) {
    let failed = records.count { !$0.holds }
    let held = records.count - failed
    var words = records.isEmpty ? "no tests" : count(records.count, "test") + ": \(held) held"
    if failed > 0 { words += ", \(failed) did not" }
    addGap()
    add(style.paint(words, .bold) + style.paint(" — \(duration(seconds))", .faint))
  }
}

extension Sign {
  /// The sign of something that holds or does not.
  init(holds: Bool) {
    self.init(mark: holds ? "✓" : "✗", ink: holds ? .green : .red)
  }
}
