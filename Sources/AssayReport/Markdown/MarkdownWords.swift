import AssayModel

/// Single lines of the report in Markdown.
enum MarkdownWords {
  /// The line that adds up.
  static func totals(of record: RunRecord) -> String {
    let tally = record.tally
    let time = duration(record.startedAt.seconds(to: record.finishedAt))
    return "**\(tally.words)** in \(time)"
  }

  /// A dataset as a row of the table.
  static func row(of dataset: DatasetRecord) -> String {
    func cell(_ count: Int) -> String { count == 0 ? "·" : String(count) }
    let tally = Tally(dataset.checks)
    let score = dataset.score.map { fixed($0, decimals: 3) } ?? "–"
    let counts = [tally.passed, tally.failed, tally.errored, tally.skipped].map(cell)
    let cells = [MarkdownText.prose(dataset.name.truncated(toBytes: 300)), score] + counts
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  /// A check that needs no more than a line.
  static func item(_ record: CheckRecord, of dataset: DatasetRecord) -> String {
    let name = "\(dataset.name): \(record.check.name)".truncated(toBytes: 400)
    let words =
      record.outcome.message.split(whereSeparator: \.isNewline).map(String.init)
      + [record.outcome.suppression?.words ?? ""]
    let sentence = words.filter { !$0.isEmpty }.map(NeutralText.sentence).joined(separator: "; ")
      .truncated(toBytes: 400)
    return "- \(MarkdownText.prose(name))"
      + (sentence.isEmpty ? "" : " — \(MarkdownText.prose(sentence))") + "\n"
  }
}
