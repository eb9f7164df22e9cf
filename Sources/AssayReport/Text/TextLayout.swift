import AssayDiagnostics

extension String {
  /// The number of columns that a terminal gives to the text.
  var displayWidth: Int { reduce(0) { $0 + DisplayWidth.of($1) } }

  /// The text followed by blanks up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text preceded by blanks up to a width.
  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// The text, or as much of it as leaves room for an ellipsis.
  func truncated(to width: Int) -> String {
    if utf8.count <= width || displayWidth <= width { return self }
    var room = width - 1
    var result = ""
    for character in self {
      room -= DisplayWidth.of(character)
      if room < 0 { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text in lines no wider than this, broken at blanks; a longer word keeps a line of its own.
  func wrapped(to width: Int) -> [String] {
    if utf8.count <= width || displayWidth <= width { return [self] }
    var lines: [String] = []
    var line = ""
    for (index, word) in split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let longer = index == 0 ? String(word) : line + " " + word
      if longer.displayWidth <= width || line.allSatisfy({ $0 == " " }) {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }
}
