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

  /// The edit that puts a text in the place of a part of the scalar's text, and leaves the rest as it is spelled.
  ///
  /// It is not known to be safe: what comes of it must be read again.
  func splice(_ text: String, at range: Range<Int>) -> ScalarEdit? {
    let old = Array(scalar.text.utf8)
    let change = Difference(old, range, Array(text.utf8))
    guard let written = spelled(change.inserted) else { return nil }
    return ScalarEdit(
      scalar: scalar,
      text: String(
        decoding: old[..<range.lowerBound] + text.utf8 + old[range.upperBound...],
        as: UTF8.self
      ),
      range: source(of: change.range),
      replacement: Array(written.utf8)
    )
  }

  /// The place in the file of a part of the text; an empty part stands behind the character before it.
  private func source(of range: Range<Int>) -> Range<Int> {
    guard range.isEmpty, range.lowerBound > 0 else { return scalar.span(of: range).range }
    let end = scalar.span(of: range.lowerBound - 1..<range.lowerBound).range.upperBound
    return end..<end
  }

  /// A part of a text in the spelling of the scalar's style; `nil` for line breaks that the style does not keep.
  private func spelled(_ text: String) -> String? {
    switch scalar.style {
    case .literal:
      guard text.contains("\n") else { return text }
      guard let indentation = blockIndentation, let newline = lineBreak?.text else { return nil }
      return text.replacing("\n", with: newline + String(repeating: " ", count: indentation))
    case _ where text.contains(where: \.isNewline): return nil
    case .singleQuoted: return String(Quoting.single(text).dropFirst().dropLast())
    case .doubleQuoted: return text.unicodeScalars.map(Self.escaped).joined()
    case .plain, .folded: return text
    }
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
    guard let lineBreak else { return nil }
    let margin = String(repeating: " ", count: indentation)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
    return (lineBreak.end..<scalar.span.range.upperBound, lines.joined(separator: lineBreak.text))
  }

  /// The first line break of the scalar, and the offset behind it.
  private var lineBreak: (text: String, end: Int)? {
    let range = scalar.span.range
    guard let start = bytes[range].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return nil
    }
    let isPair = bytes[start] == 0x0D && start + 1 < range.upperBound && bytes[start + 1] == 0x0A
    let end = start + (isPair ? 2 : 1)
    return (String(decoding: bytes[start..<end], as: UTF8.self), end)
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

/// What differs between a part of a text and what takes its place, in whole characters.
private struct Difference {
  let range: Range<Int>
  let inserted: String

  init(_ text: [UInt8], _ part: Range<Int>, _ new: [UInt8]) {
    let old = text[part]
    func isInside(_ bytes: some Collection<UInt8>) -> Bool {
      bytes.first.map { $0 & 0xC0 == 0x80 } ?? false
    }
    let limit = min(old.count, new.count)
    var start = zip(old, new).prefix { $0 == $1 }.count
    while isInside(old.dropFirst(start)) || isInside(new[start...]) { start -= 1 }
    var end = zip(old.reversed(), new.reversed()).prefix(limit - start).prefix { $0 == $1 }.count
    while isInside(new[(new.count - end)...]) { end -= 1 }
    range = part.lowerBound + start..<part.upperBound - end
    inserted = String(decoding: new[start..<new.count - end], as: UTF8.self)
  }
}
