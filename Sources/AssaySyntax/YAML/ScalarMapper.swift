internal import AssayDiagnostics

/// Finds out which bytes of the file each stretch of a decoded scalar came from.
///
/// It walks the source beside the decoded text, following libyaml's rules for folding, escapes and indentation. What
/// it expects is compared with what libyaml decoded; where they disagree it gives up, and the map points at the whole
/// scalar instead.
struct ScalarMapper {
  private let bytes: [UInt8]
  private let decoded: [UInt8]
  private let end: Int
  private var source: Int
  private var target = 0
  private var segments: [ScalarMap.Segment] = []
  /// Where a verbatim stretch has to go on for its segment to be extended.
  private var continuation: Int?

  /// The map of a scalar that libyaml decoded from a range of the file, quotes and block indicators included.
  static func map(
    of text: String,
    style: Scalar.Style,
    at range: Range<Int>,
    in bytes: [UInt8]
  ) -> ScalarMap {
    let whole = ScalarMap([.init(start: 0, source: range.lowerBound, replaced: range.count)])
    guard range.upperBound <= bytes.count else { return whole }
    var mapper = ScalarMapper(text: text, range: range, in: bytes)
    let isMapped =
      switch style {
      case .plain: mapper.walkPlain()
      case .singleQuoted: mapper.walkQuoted(by: UInt8(ascii: "'"))
      case .doubleQuoted: mapper.walkQuoted(by: UInt8(ascii: "\""))
      case .literal: mapper.walkBlock(isFolded: false)
      case .folded: mapper.walkBlock(isFolded: true)
      }
    guard isMapped, mapper.target == mapper.decoded.count else { return whole }
    return mapper.segments.isEmpty ? whole : ScalarMap(mapper.segments)
  }

  private init(text: String, range: Range<Int>, in bytes: [UInt8]) {
    self.bytes = bytes
    self.decoded = Array(text.utf8)
    self.source = range.lowerBound
    self.end = range.upperBound
  }

  // MARK: Styles

  private mutating func walkPlain() -> Bool {
    while source < end {
      let isMatched = isBlankOrBreak(source) ? foldRun(isEscaped: false) : copyByte()
      guard isMatched else { return false }
    }
    return true
  }

  private mutating func walkQuoted(by quote: UInt8) -> Bool {
    guard end - source >= 2, bytes[source] == quote, bytes[end - 1] == quote else { return false }
    source += 1
    let close = end - 1
    while source < close {
      let byte = bytes[source]
      let isMatched =
        if isBlankOrBreak(source) {
          foldRun(isEscaped: false)
        } else if byte == quote {
          // Only `''` can stand here; a lone quote would have ended the scalar.
          replace(sourceLength: 2, by: [quote])
        } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          escape()
        } else {
          copyByte()
        }
      guard isMatched else { return false }
    }
    return source == close
  }

  /// A backslash and what follows; the decoded text tells what it stands for.
  private mutating func escape() -> Bool {
    guard source + 1 < end else { return false }
    if lineBreakLength(source + 1) > 0 {
      source += 1
      return foldRun(isEscaped: true)
    }
    let length =
      switch bytes[source + 1] {
      case UInt8(ascii: "x"): 4
      case UInt8(ascii: "u"): 6
      case UInt8(ascii: "U"): 10
      default: 2
      }
    guard target < decoded.count else { return false }
    let width = max(1, (~decoded[target]).leadingZeroBitCount)
    let stop = min(target + width, decoded.count)
    return replace(sourceLength: length, by: Array(decoded[target..<stop]))
  }

  /// White space of a flow scalar: kept within a line, folded around line breaks.
  private mutating func foldRun(isEscaped: Bool) -> Bool {
    var cursor = source
    var blanksEnd = source
    var breaks: [[UInt8]] = []
    while cursor < end, isBlankOrBreak(cursor) {
      let length = lineBreakLength(cursor)
      if length > 0 {
        breaks.append(decodedBreak(at: cursor, length: length))
        cursor += length
      } else {
        cursor += 1
        if breaks.isEmpty { blanksEnd = cursor }
      }
    }
    if breaks.isEmpty {
      while source < blanksEnd { guard copyByte() else { return false } }
      return true
    }
    let text = isEscaped ? Array(breaks.dropFirst().joined()) : Self.fold(breaks)
    return replace(sourceLength: cursor - source, by: text)
  }

  // MARK: Blocks

  private mutating func walkBlock(isFolded: Bool) -> Bool {
    while source < end, lineBreakLength(source) == 0 { source += 1 }
    let headerEnd = source
    guard let indentation = blockIndentation(from: headerEnd) else { return onlyBreaksRemain() }
    // The break of the header is not part of the text, but empty lines behind it are.
    var breaks: [[UInt8]] = []
    source += lineBreakLength(source)
    var runStart = source
    var wasBlankLed = true
    var isFirst = true
    while true {
      skipEmptyLines(indentedBy: indentation, into: &breaks)
      guard source < end, startsContent(indentation, runStart: runStart) else { break }
      let isBlankLed = isBlank(source)
      let text =
        isFirst || !isFolded || wasBlankLed || isBlankLed
        ? Array(breaks.joined()) : Self.fold(breaks)
      let run = source
      source = runStart
      guard replace(sourceLength: run - runStart, by: text) else { return false }
      while source < end, lineBreakLength(source) == 0 {
        guard copyByte() else { return false }
      }
      (wasBlankLed, isFirst, breaks, runStart) = (isBlankLed, false, [], source)
      let length = lineBreakLength(source)
      guard source < end, length > 0 else { break }
      breaks.append(decodedBreak(at: source, length: length))
      source += length
    }
    source = runStart
    return onlyBreaksRemain()
  }

  /// Consumes empty lines, and the indentation of the line behind them.
  private mutating func skipEmptyLines(indentedBy indentation: Int, into breaks: inout [[UInt8]]) {
    while true {
      var column = 0
      while column < indentation, source < end, bytes[source] == UInt8(ascii: " ") {
        source += 1
        column += 1
      }
      let length = lineBreakLength(source)
      guard source < end, length > 0 else { return }
      breaks.append(decodedBreak(at: source, length: length))
      source += length
    }
  }

  /// Whether the line whose indentation was just consumed is as deep as the block.
  private func startsContent(_ indentation: Int, runStart: Int) -> Bool {
    var column = 0
    var cursor = source
    while cursor > runStart, bytes[cursor - 1] == UInt8(ascii: " ") {
      cursor -= 1
      column += 1
    }
    return column >= indentation
  }

  /// The spaces before the first line with text, less those that are part of the text.
  private func blockIndentation(from headerEnd: Int) -> Int? {
    var cursor = headerEnd
    var spaces = 0
    while cursor < end {
      let length = lineBreakLength(cursor)
      if length > 0 {
        spaces = 0
        cursor += length
      } else if bytes[cursor] == UInt8(ascii: " ") {
        spaces += 1
        cursor += 1
      } else {
        break
      }
    }
    guard cursor < end else { return nil }
    var kept = 0
    for byte in decoded {
      if byte == UInt8(ascii: " ") {
        kept += 1
      } else if byte == UInt8(ascii: "\n") {
        kept = 0
      } else {
        return max(0, spaces - kept)
      }
    }
    return nil
  }

  /// The breaks that chomping left at the end of a block.
  private mutating func onlyBreaksRemain() -> Bool {
    let rest = decoded[target...]
    guard rest.allSatisfy({ $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }) else {
      return false
    }
    guard !rest.isEmpty else { return true }
    return replace(sourceLength: max(1, min(end, bytes.count) - source), by: Array(rest))
  }

  // MARK: Steps

  private mutating func copyByte() -> Bool {
    guard target < decoded.count, decoded[target] == bytes[source] else { return false }
    if continuation != source { segments.append(.init(start: target, source: source)) }
    source += 1
    target += 1
    continuation = source
    return true
  }

  private mutating func replace(sourceLength: Int, by text: [UInt8]) -> Bool {
    guard source + sourceLength <= bytes.count, decoded[target...].starts(with: text) else {
      return false
    }
    if !text.isEmpty {
      let replaced = max(1, sourceLength)
      segments.append(.init(start: target, source: source, replaced: replaced))
    }
    if sourceLength > 0 || !text.isEmpty { continuation = nil }
    source += sourceLength
    target += text.count
    return true
  }

  /// One line break between words becomes a space; each further one stays.
  private static func fold(_ breaks: [[UInt8]]) -> [UInt8] {
    guard let first = breaks.first else { return [] }
    guard first == [UInt8(ascii: "\n")] else { return Array(breaks.joined()) }
    return breaks.count == 1 ? [UInt8(ascii: " ")] : Array(breaks.dropFirst().joined())
  }

  // MARK: Characters

  private func isBlank(_ offset: Int) -> Bool {
    offset < end && (bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t"))
  }

  private func isBlankOrBreak(_ offset: Int) -> Bool {
    isBlank(offset) || lineBreakLength(offset) > 0
  }

  /// What a break becomes: the Unicode separators stay, all others become a line feed.
  private func decodedBreak(at offset: Int, length: Int) -> [UInt8] {
    length == 3 ? Array(bytes[offset..<offset + 3]) : [UInt8(ascii: "\n")]
  }

  private func lineBreakLength(_ offset: Int) -> Int {
    AssaySyntax.lineBreakLength(in: bytes, at: offset, before: end)
  }
}
