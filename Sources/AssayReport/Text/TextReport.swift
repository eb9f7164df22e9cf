package import AssayModel

/// The report for people: what is wrong first, then what to know, then one line that adds up, then the gate.
///
/// Every line starts with a sign or a word of ours, never with data: GitHub takes a line that starts with `::`, even after
/// blanks, for a command.
package enum TextReport {
  /// Renders a record.
  package static func render(_ record: RunRecord, style: Style = Style()) -> String {
    var page = TextPage(style: style)
    for dataset in record.datasets { page.addTroubles(of: dataset) }
    page.addProposals(of: record)
    page.addDrift(in: record)
    page.addSuppressed(in: record)
    page.addBaseline(of: record)
    page.addRemarks(on: record)
    for dataset in record.datasets { page.addAnalyzers(of: dataset) }
    page.addDatasets(of: record)
    page.addUnchanged(in: record)
    page.addTotals(of: record)
    page.addHistory(of: record)
    page.addGate(of: record)
    return page.text
  }
}

extension TextPage {
  /// Tells every failed, then every errored check of a dataset; what is only proposed is told apart.
  fileprivate mutating func addTroubles(of dataset: DatasetRecord) {
    let troubles = dataset.troubles.filter { $0.check.status != .proposed && !$0.isSuppressed }
    guard !troubles.isEmpty else { return }
    addHeading(NeutralText.line("\(dataset.name) · \(dataset.spec)"))
    for record in troubles {
      addGap()
      addTrouble(record, of: dataset)
    }
  }

  /// Tells the proposed checks that would have failed.
  fileprivate mutating func addProposals(of record: RunRecord) {
    let proposals = record.datasets.flatMap { dataset in
      dataset.troubles.filter { $0.check.status == .proposed }.map { (dataset, $0) }
    }
    guard !proposals.isEmpty else { return }
    addHeading("proposed: measured, and counted by no gate")
    for (dataset, proposal) in proposals {
      addGap()
      addTrouble(proposal, of: dataset)
    }
  }

  /// Tells whether the run is remembered, where that is not as it should be.
  fileprivate mutating func addHistory(of record: RunRecord) {
    let history = record.history
    switch history.status {
    case .off:
      for note in history.notes { add("history: " + NeutralText.sentence(note)) }
    case .recorded:
      if style.verbose {
        add(
          style.paint(
            NeutralText.line("history: run \(record.identity.id) in \(history.store)"),
            .faint
          )
        )
      }
      for note in history.notes { add("history: " + NeutralText.sentence(note)) }
    case .unavailable:
      let ink: Style.Ink = history.isRequired ? .red : .yellow
      let title = "history: this run is not remembered in \(history.store)"
      add(style.paint(NeutralText.line(title), ink))
      for note in history.notes { addProse(NeutralText.sentence(note)) }
      if !history.hint.isEmpty {
        addProse("hint: " + NeutralText.sentence(history.hint), hanging: 6, .blue)
      }
    }
  }

  mutating func addTrouble(_ record: CheckRecord, of dataset: DatasetRecord) {
    let check = record.check
    let sign = Sign(of: record)
    let remarks = [
      check.status == .proposed ? "proposed" : "",
      record.outcome.status == .errored ? "errored" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    let weight = check.severity.rawValue + (remarks.isEmpty ? "" : " (\(remarks))")
    let title = style.paint(NeutralText.line(check.name), .bold)
    add(sign, style.paint(weight, sign.ink) + "  " + title)
    let isNamed = check.name != check.text
    for line in Story(record, of: dataset).lines {
      switch line.role {
      case .rule: if isNamed { addDetail(line.text) }
      case .place: addDetail(line.text, .faint)
      case .finding, .background: addProse(line.text, hanging: line.hanging)
      case .hint: addProse(line.text, hanging: line.hanging, .blue)
      case .sampleHeader: addDetail(line.text.truncated(to: room), .faint)
      case .sample: addDetail(line.text.truncated(to: room))
      case .gap: addDetail("")
      }
    }
  }

  /// Lists the checks that say less than they seem to: passed on nothing, or not looked at.
  fileprivate mutating func addRemarks(on record: RunRecord) {
    addList("passed on nothing", record) { $0.status == .passed && $0.isVacuous }
    addList("skipped", record) { $0.status == .skipped }
    if style.verbose {
      addList("passed", record) { $0.status == .passed && !$0.isVacuous }
    }
  }

  private mutating func addList(
    _ heading: String,
    _ record: RunRecord,
    where belongs: (Outcome) -> Bool
  ) {
    let entries = record.datasets.flatMap { dataset in
      dataset.checks.filter { belongs($0.outcome) }.map { (dataset.name, $0) }
    }
    guard !entries.isEmpty else { return }
    addHeading(heading)
    for (dataset, entry) in entries {
      let message = NeutralText.sentence(entry.outcome.message)
      let subject = NeutralText.line("\(dataset): \(entry.check.name)")
      if (subject + message).displayWidth + 3 <= room {
        let remark = message.isEmpty ? "" : " — " + message
        add(Sign(of: entry), subject + style.paint(remark, .faint))
      } else {
        add(Sign(of: entry), subject)
        addProse(message, .faint)
      }
    }
  }

  /// Lists the datasets with their scores and counts.
  fileprivate mutating func addDatasets(of record: RunRecord) {
    guard !record.datasets.isEmpty else { return }
    func cell(_ count: Int) -> String { count == 0 ? "·" : String(count) }
    let table = TextTable(
      header: ["datasets", "score", "passed", "failed", "errored", "skipped"],
      alignments: [.left, .right, .right, .right, .right, .right],
      rows: record.datasets.map { dataset in
        let tally = Tally(dataset.checks)
        let score = dataset.score.map { fixed($0, decimals: 3) } ?? "–"
        return [NeutralText.line(dataset.name), score]
          + [tally.passed, tally.failed, tally.errored, tally.skipped].map(cell)
      }
    )
    for (index, line) in table.lines.enumerated() {
      if index == 0 {
        addHeading(line)
      } else {
        let dataset = record.datasets[index - 1]
        add(Sign(of: dataset), line)
        if style.verbose { addDimensions(of: dataset) }
      }
    }
  }

  /// Tells what was not measured again.
  fileprivate mutating func addUnchanged(in record: RunRecord) {
    let lines = record.reuseLines
    if !lines.isEmpty { addGap() }
    for line in lines { addProse(NeutralText.line(line), .faint) }
  }

  private mutating func addDimensions(of dataset: DatasetRecord) {
    guard !dataset.dimensions.isEmpty else { return }
    let scores = dataset.dimensions.map {
      "\($0.dimension.rawValue) \(fixed($0.score, decimals: 3))"
    }
    addProse(scores.joined(separator: ", "), .faint)
  }

  /// Adds the line that adds up.
  fileprivate mutating func addTotals(of record: RunRecord) {
    let effort = [
      count(record.effort.metrics, "metric"),
      count(record.effort.statements, "statement"),
      duration(record.startedAt.seconds(to: record.finishedAt)),
    ]
    addGap()
    add(
      style.paint(record.tally.words, .bold)
        + style.paint(" — " + effort.joined(separator: ", "), .faint)
    )
  }

  /// Adds what the gate says, and whether all of the run was seen.
  fileprivate mutating func addGate(of record: RunRecord) {
    switch record.interruption {
    case .interrupt: add(style.paint("interrupted: the run is not complete", .yellow))
    case .terminate: add(style.paint("terminated: the run is not complete", .yellow))
    case nil: break
    }
    if record.gate.holds {
      add(style.paint("gate: holds", .green))
    } else {
      add(style.paint("gate: fails", .red))
      for reason in record.gate.reasons { addProse(NeutralText.sentence(reason)) }
    }
    for note in record.gate.notes { addProse(NeutralText.sentence(note), .faint) }
  }
}

extension DatasetRecord {
  /// The failed checks, then those that could not be measured.
  fileprivate var troubles: [CheckRecord] {
    [Outcome.Status.failed, .errored].flatMap { status in
      checks.filter { $0.outcome.status == status }
    }
  }
}
