extension String {
  /// The number of columns that a terminal gives to the text.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

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
      room -= character.displayWidth
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

extension Character {
  /// 2 for ideographs, Hangul, full-width forms and emoji, 0 for a lone mark or joiner, 1 for the rest.
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first, first.value > 0x7F || unicodeScalars.count > 1 else {
      return 1
    }
    if unicodeScalars.contains(where: isWide) { return 2 }
    return switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: 1
    }
  }

  private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    // The variation selector asks for the coloured picture of a character that is also text.
    if scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation { return true }
    return wideRanges.contains { $0.contains(scalar.value) }
  }
}

/// The blocks whose characters Unicode Annex 11 calls wide or full-width.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
  0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
  0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD,
]
