/// Text of unknown origin, made safe to print: what could steer a terminal, a log or a parser becomes visible.
package enum NeutralText {
  /// The text on one line; control, invisible and illegal characters are written as `\n` or `\u{1B}`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHarmful(scalar) {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The lines of the text, each neutral, without empty ones at the end.
  package static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.map { line(String($0)) }
  }

  /// All the lines of the text in one.
  package static func sentence(_ text: String) -> String {
    lines(text).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A printed line without the commands that CI systems look for inside of lines: `##[…]`, `##vso[…]`.
  ///
  /// GitHub and Azure read them anywhere in a line; a blank before the bracket is enough to stop them. `::` commands count
  /// only at the start of a line, blanks aside, where every printer must put a character of its own.
  package static func withoutLogCommands(_ line: String) -> String {
    guard line.unicodeScalars.contains("#") else { return line }
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar == "[" {
        // The comparison of .NET, in which GitHub's runner is written, looks through joiners.
        let before = result.reversed().lazy.filter { !isJoiner($0) }
        let marks = before.drop { $0.properties.isAlphabetic && $0.isASCII }.prefix(2)
        if marks.elementsEqual("##".unicodeScalars) { result.append(" ") }
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a scalar must not be printed as it is.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    case .format: !isJoiner(scalar)
    default: false
    }
  }

  /// Whether a scalar shapes words and emoji; the other format characters reorder or hide text.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}

extension String {
  /// The text without white space at its ends.
  package func trimmingBlanks() -> String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
