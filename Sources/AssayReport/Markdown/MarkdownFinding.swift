import AssayModel

/// A check that failed or could not be measured, as Markdown.
struct MarkdownFinding {
  private let finding: Finding
  private let context: ReportContext

  init(_ finding: Finding, _ context: ReportContext) {
    self.finding = finding
    self.context = context
  }

  /// All there is to tell of it.
  var text: String {
    guard let samples = finding.outcome.samples, !samples.rows.isEmpty else {
      return textWithoutRows
    }
    return textWithoutRows + "\n" + MarkdownText.block(TextTable(samples).lines)
  }

  /// What there is to tell without rows of the data.
  var textWithoutRows: String {
    let check = finding.check
    var lines = [
      "", "#### \(mark) \(finding.weight) · \(prose(finding.title, 400))", "", place, "",
    ]
    lines.append(prose(finding.sentence, 2000))
    if check.name != check.text {
      lines += ["", MarkdownText.code(check.text.truncated(toBytes: 1000))]
    }
    var background: [String] = []
    if !check.because.isEmpty {
      background.append("- because: \(prose(NeutralText.sentence(check.because), 1000))")
    }
    if !finding.owner.isEmpty { background.append("- owner: \(prose(finding.owner, 300))") }
    if !finding.known.isEmpty { background.append("- \(prose(finding.known, 1000))") }
    let hint = NeutralText.sentence(finding.outcome.hint)
    if !hint.isEmpty { background.append("- hint: \(prose(hint, 1000))") }
    if !background.isEmpty { lines += [""] + background }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where it is written, and since when it fails.
  private var place: String {
    let shown = MarkdownText.code("\(finding.path):\(finding.line)")
    let address = context.links?.address(of: finding.path, line: finding.line)
    let place = address.map { "[\(shown)](\($0))" } ?? shown
    return place + (finding.record.streak.map { " · failing since \($0.words)" } ?? "")
  }

  private var mark: String { finding.outcome.status == .errored ? "!" : "✗" }

  private func prose(_ text: String, _ most: Int) -> String {
    MarkdownText.prose(text.truncated(toBytes: most))
  }
}
