extension ManualPage {
  /// The page as plain text.
  ///
  /// - Parameters:
  ///   - width: the columns to which sentences are wrapped; what stays as it is may be wider.
  ///   - isColoured: whether headings are set off with the escape sequences that terminals know.
  package func text(width: Int = 80, isColoured: Bool = false) -> String {
    let writer = ManualTextWriter(width: max(width, 40), isColoured: isColoured)
    return writer.text(of: self)
  }
}

/// Writes pages for a terminal.
private struct ManualTextWriter {
  let width: Int
  let isColoured: Bool

  func text(of page: ManualPage) -> String {
    var lines = [bold(page.title)]
    var isBelowHeading = false
    for block in page.blocks {
      if !isBelowHeading { lines.append("") }
      lines += self.lines(of: block)
      isBelowHeading = if case .heading = block { true } else { false }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of block: ManualPage.Block) -> [String] {
    switch block {
    case .heading(let text): [bold(text)]
    case .paragraph(let text): wrapped(text, first: "  ", next: "  ")
    case .list(let items): items.flatMap { wrapped($0, first: "  - ", next: "    ") }
    case .code(let text, _):
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        $0.isEmpty ? "" : "    " + $0
      }
    case .table(let header, let rows): table([header] + rows)
    }
  }

  private func table(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.enumerated().flatMap { index, row in
      let margin = 4 + widths.dropLast().reduce(0) { $0 + $1 + 2 }
      let start = zip(row.dropLast(), widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count + 2)
      }.joined()
      // The last column is prose where it is long, and is wrapped below itself.
      let lines = wrapped(
        row.last ?? "",
        first: "    " + start,
        next: String(repeating: " ", count: margin)
      )
      return index == 0 ? lines.map(faint) : lines
    }
  }

  /// A text in lines, broken at blanks but not inside of backticks.
  private func wrapped(_ text: String, first: String, next: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in unbreakable(text) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (next, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  private func unbreakable(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for word in text.split(separator: " ").map(String.init) {
      if isOpen, let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(word)
      }
      if word.count(where: { $0 == "`" }) % 2 == 1 { isOpen.toggle() }
    }
    return words
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
