import AssayDiagnostics
package import AssayModel

/// The report for summaries and comments: what failed first, where, why, since when; the rest is folded.
package enum MarkdownReport {
  /// What the reader of the report takes.
  package struct Options: Sendable {
    /// How many bytes of UTF-8 there may be.
    package var limit: Int
    /// A first line that is not shown, by which a script finds the comment again; empty for none.
    package var mark: String

    /// A page of its own, as GitHub's summary of a step, which may have one MiB.
    package static let summary = Options(limit: 1 << 20, mark: "")

    /// A comment to a pull request, which may have 65,536 characters.
    package static let comment = Options(limit: 65_536, mark: "<!-- assay -->")

    /// Makes options.
    package init(limit: Int, mark: String) {
      self.limit = limit
      self.mark = mark
    }
  }

  /// Renders a record.
  package static func render(
    _ record: RunRecord,
    _ context: ReportContext,
    options: Options = .summary
  ) -> [UInt8] {
    var report = MarkdownSections(record, context, limit: options.limit)
    if !options.mark.isEmpty { report.page.add(options.mark + "\n") }
    report.addHead()
    report.addFindings()
    report.addDatasets()
    report.addRemarks()
    report.addPasses()
    report.addOmissions()
    return Array(report.page.text.utf8)
  }
}

/// The parts of the report in the order of their weight; each takes as much room as those before it have left.
struct MarkdownSections {
  fileprivate(set) var page: MarkdownPage
  private let record: RunRecord
  private let context: ReportContext
  /// What there was no room for, in words.
  private var omissions: [String] = []

  /// What must be left for the words that tell of omissions.
  private static let reserve = 1000

  fileprivate init(_ record: RunRecord, _ context: ReportContext, limit: Int) {
    self.record = record
    self.context = context
    page = MarkdownPage(limit: limit)
  }

  // MARK: The head

  fileprivate mutating func addHead() {
    let project =
      record.project.map { " · \(MarkdownText.prose($0).truncated(toBytes: 300))" } ?? ""
    let verdict = record.gate.holds ? "✓ The gate holds" : "✗ The gate fails"
    page.add("## \(verdict)\(project)\n\n\(MarkdownWords.totals(of: record))\n\n")
    let reasons = record.closingReasons
    for reason in reasons.prefix(20) {
      page.add("- \(MarkdownText.prose(reason.truncated(toBytes: 1000)))\n", keeping: Self.reserve)
    }
    if reasons.count > 20 {
      page.add("- and \(count(reasons.count - 20, "more reason"))\n", keeping: Self.reserve)
    }
    for note in record.gate.notes + record.baselineNotes {
      let sentence = NeutralText.sentence(note).truncated(toBytes: 1000)
      page.add("- \(MarkdownText.prose(sentence))\n", keeping: Self.reserve)
    }
    switch record.history.status {
    case .off, .recorded: break
    case .unavailable:
      let notes = (["this run is not remembered"] + record.history.notes).joined(separator: ": ")
      page.add(
        "- history: \(MarkdownText.prose(NeutralText.sentence(notes).truncated(toBytes: 1000)))\n",
        keeping: Self.reserve
      )
    }
  }

  // MARK: What is wrong

  fileprivate mutating func addFindings() {
    let findings = record.findings(context)
    let (proposed, others) = (
      findings.filter { $0.check.status == .proposed },
      findings.filter { $0.check.status != .proposed }
    )
    add(others, under: "", name: "failed or errored check")
    add(
      proposed,
      under: "\n### Proposed: measured, and counted by no gate\n",
      name: "proposed check"
    )
  }

  private mutating func add(_ findings: [Finding], under heading: String, name: String) {
    guard !findings.isEmpty else { return }
    var (left, withoutRows) = (0, 0)
    page.add(heading, keeping: Self.reserve)
    for finding in findings {
      let entry = MarkdownFinding(finding, context)
      // A short one may still fit where a long one does not, but the gravest ones are to be told without gaps.
      if left == 0, page.add(entry.text, keeping: Self.reserve) { continue }
      if left == 0, page.add(entry.textWithoutRows, keeping: Self.reserve) {
        withoutRows += 1
      } else {
        left += 1
      }
    }
    if withoutRows > 0 { omissions.append("the sample rows of \(count(withoutRows, name))") }
    if left > 0 { omissions.append(count(left, name)) }
  }

  // MARK: What is known beside it

  fileprivate mutating func addDatasets() {
    guard !record.datasets.isEmpty else { return }
    var table = "\n### Datasets\n\n| dataset | score | passed | failed | errored | skipped |\n"
    table += "| --- | ---: | ---: | ---: | ---: | ---: |\n"
    for (index, dataset) in record.datasets.enumerated() {
      let row = MarkdownWords.row(of: dataset)
      guard index < 500 else {
        omissions.append(count(record.datasets.count - index, "row") + " of the table of datasets")
        break
      }
      table += row
    }
    if !page.add(table, keeping: Self.reserve) { omissions.append("the table of datasets") }
    for line in record.reuseLines {
      let prose = MarkdownText.prose(NeutralText.sentence(line).truncated(toBytes: 2000))
      if !page.add("\n\(prose)\n", keeping: Self.reserve) {
        omissions.append("what was taken from earlier runs")
      }
    }
  }

  fileprivate mutating func addRemarks() {
    addFolded("known or snoozed, and counted by no gate", name: "known or snoozed check") {
      $0.suppression != nil
    }
    addFolded("passed on nothing", name: "vacuous check") {
      $0.status == .passed && $0.isVacuous
    }
    addFolded("skipped", name: "skipped check") { $0.status == .skipped }
  }

  fileprivate mutating func addPasses() {
    addFolded("passed", name: "passed check") { $0.status == .passed && !$0.isVacuous }
  }

  /// Adds a list that is closed until somebody opens it.
  private mutating func addFolded(
    _ title: String,
    name: String,
    where belongs: (Outcome) -> Bool
  ) {
    let entries = record.datasets.flatMap { dataset in
      dataset.checks.filter { belongs($0.outcome) }.map { (dataset, $0) }
    }
    guard !entries.isEmpty else { return }
    let foot = "\n</details>\n"
    let head = "\n<details><summary>\(count(entries.count, "check")) \(title)</summary>\n\n"
    let reserve = Self.reserve + foot.utf8.count
    guard page.add(head, keeping: reserve) else {
      omissions.append(count(entries.count, name))
      return
    }
    for (index, (dataset, entry)) in entries.enumerated()
    where !page.add(MarkdownWords.item(entry, of: dataset), keeping: reserve) {
      omissions.append(count(entries.count - index, name))
      break
    }
    page.add(foot)
  }

  // MARK: What is missing

  fileprivate mutating func addOmissions() {
    guard !omissions.isEmpty else { return }
    page.add(
      "\n**Not shown, because there is no room for it here:** \(omissions.joined(separator: ", ")). "
        + "The other reports of the run have it.\n"
    )
  }
}
