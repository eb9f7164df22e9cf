/// A page of the manual, in blocks that can be written as Markdown or as plain text.
package struct ManualPage: Sendable {
  /// A part of a page.
  package enum Block: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    case list([String])
    /// Lines that stay as they are, and the language that they are in.
    case code(String, language: String = "text")
    case table(header: [String], rows: [[String]])
  }

  /// The title.
  package let title: String

  /// What stands below it.
  package var blocks: [Block]

  /// Makes a page.
  package init(_ title: String, _ blocks: [Block] = []) {
    self.title = title
    self.blocks = blocks
  }

  /// The page as Markdown.
  package var markdown: String {
    ([.heading(title)] + blocks).enumerated().map { index, block in
      switch block {
      case .heading(let text): "\(index == 0 ? "#" : "##") \(text)"
      case .paragraph(let text): text
      case .list(let items): items.map { "- \($0)" }.joined(separator: "\n")
      case .code(let text, let language): "```\(language)\n\(text)```"
      case .table(let header, let rows): markdownTable(header, rows)
      }
    }.joined(separator: "\n\n") + "\n"
  }

  private func markdownTable(_ header: [String], _ rows: [[String]]) -> String {
    let lines = [header, header.map { _ in "---" }] + rows
    return lines.map { cells in
      "| " + cells.map { $0.replacing("|", with: #"\|"#) }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
