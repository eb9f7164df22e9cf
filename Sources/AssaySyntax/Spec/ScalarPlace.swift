import AssayDiagnostics

/// A new text for a scalar, in the spelling of YAML.
struct ScalarEdit {
  /// The scalar that is replaced.
  let scalar: Scalar
  /// The text that it will hold.
  let text: String
  /// The bytes of the file that make way.
  let range: Range<Int>
  /// What is written there.
  let replacement: [UInt8]

  /// A file with all edits made, whose ranges do not touch.
  static func apply(_ edits: [ScalarEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= end {
      result += bytes[end..<edit.range.lowerBound]
      result += edit.replacement
      end = edit.range.upperBound
    }
    return result + bytes[end...]
  }
}

/// How a scalar stands in its file, so that another text can take its place in the same style.
struct ScalarPlace {
  private static let lineWidth = 100

  private let scalar: Scalar
  private let bytes: [UInt8]
  private let isFlow: Bool

  init(_ scalar: Scalar, in bytes: [UInt8], isFlow: Bool) {
    self.scalar = scalar
    self.bytes = bytes
    self.isFlow = isFlow
  }

  private var isBlock: Bool { scalar.style == .literal || scalar.style == .folded }

  /// How long lines may become; a text that is no block is one line, however long.
  var width: Int {
    isBlock ? max(40, Self.lineWidth - (blockIndentation ?? 0)) : .max
  }

  /// The edit that puts a text in the scalar's place; `nil` where that is not safe.
  func edit(to text: String) -> ScalarEdit? {
    guard let (range, written) = isBlock ? block(text) : line(text) else { return nil }
    return ScalarEdit(
      scalar: scalar,
      text: text,
      range: range,
      replacement: Array(written.utf8)
    )
  }

  // MARK: On one line

  private func line(_ text: String) -> (Range<Int>, String)? {
    let range = scalar.span.range
    // Comments and texts over several lines need line breaks, which only blocks keep.
    guard !text.contains(where: \.isNewline) else { return nil }
    let written = quoted(text)
    let isWrapped = bytes[range].contains(UInt8(ascii: "\n")) || bytes[range].contains(0x0D)
    // Someone broke a long line by hand; one line that is too long would be no better.
    guard !isWrapped || column(of: range.lowerBound) + written.count <= Self.lineWidth else {
      return nil
    }
    return (range, written)
  }

  private func quoted(_ text: String) -> String {
    switch scalar.style {
    case .doubleQuoted: "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
    case .plain: isPlain(text) ? text : Quoting.single(text)
    default: Quoting.single(text)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case "\t": return "\\t"
    default:
      let isPrintable =
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
        && ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      guard !isPrintable else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }

  /// Whether a text without line breaks means itself without quotes.
  private func isPlain(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "(" && !isFlow else { return false }
    if isFlow, text.contains(where: { "[]{},".contains($0) }) { return false }
    return !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
      && !text.contains("\t")
  }

  private func column(of offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    return bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
  }

  // MARK: In a block

  private func block(_ text: String) -> (Range<Int>, String)? {
    guard let indentation = blockIndentation else { return nil }
    // In a folded block a comment would swallow the line behind it, and a text its line breaks.
    if scalar.style == .folded, text.contains("#") || hasTextOverLines(text) { return nil }
    let range = scalar.span.range
    guard let lineBreak = bytes[range].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return nil
    }
    let isPair =
      bytes[lineBreak] == 0x0D && lineBreak + 1 < range.upperBound && bytes[lineBreak + 1] == 0x0A
    let start = lineBreak + (isPair ? 2 : 1)
    let newline = String(decoding: bytes[lineBreak..<start], as: UTF8.self)
    let margin = String(repeating: " ", count: indentation)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
    return (start..<range.upperBound, lines.joined(separator: newline))
  }

  /// Whether a quoted text goes over a line break.
  private func hasTextOverLines(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Lexer(bytes).tokens.contains { bytes[$0.range].contains(UInt8(ascii: "\n")) }
  }

  /// How many spaces YAML takes away from each line of the block; `nil` where that cannot be told.
  private var blockIndentation: Int? {
    let text = Array(scalar.text.utf8)
    guard let first = text.firstIndex(where: { $0 > UInt8(ascii: " ") }) else { return nil }
    let offset = scalar.span(of: first..<first + 1).range.lowerBound
    guard offset < bytes.count, bytes[offset] == text[first] else { return nil }
    let lineStart = bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let textStart = text[..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let indentation = offset - lineStart - (first - textStart)
    guard indentation > 0, lineStart > scalar.span.range.lowerBound,
      bytes[lineStart..<lineStart + indentation].allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return indentation
  }
}
