/// A line of a file as it is shown below a message: tabs expanded, nothing in it that a terminal would obey.
struct SourceLine {
  /// The cells of a line that a span covers.
  typealias Columns = Range<Int>

  /// What is shown for one character of the file.
  private struct Glyph {
    let text: String
    /// The offset of the character in the file.
    let offset: Int
    /// The first cell that it takes.
    let column: Int
    let width: Int
  }

  private static let tabWidth = 4
  private static let ellipsis = "…"

  private let glyphs: [Glyph]
  private let start: Int
  private let end: Int
  private let width: Int

  /// Lays out the line that starts at an offset of a file.
  ///
  /// - Parameters:
  ///   - interest: the offsets that have to be visible; what is far from them is not looked at.
  ///   - hidden: the offsets in whose place dots are shown.
  init(
    startingAt start: Int,
    in file: TextFile,
    near interest: Range<Int>,
    hiding hidden: [Range<Int>] = []
  ) {
    self.start = start
    let bytes = file.bytes
    end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    // A line can be as long as the file; a cell is at least one byte wide, so this is more than enough.
    var first = max(start, min(interest.lowerBound, end) - 2_000)
    while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    let last = min(end, min(interest.upperBound, interest.lowerBound + 2_000) + 2_000)
    var glyphs: [Glyph] = []
    var column = 0
    var offset = first
    while offset < last {
      var (text, length, width) = Self.glyph(at: offset, in: bytes, end: end, column: column)
      if hidden.contains(where: { $0.contains(offset) }) { (text, width) = ("•", 1) }
      glyphs.append(Glyph(text: text, offset: offset, column: column, width: width))
      offset += length
      column += width
    }
    self.glyphs = glyphs
    width = column
  }

  /// The cells of a range of offsets; at least one, so that an empty range can be seen.
  func columns(of range: Range<Int>) -> Columns {
    let first = column(at: range.lowerBound)
    let last = column(at: min(range.upperBound, end))
    return first..<max(last, first + 1)
  }

  /// The line without what is far from the columns of interest, and by how much its cells moved to the left.
  func window(around columns: Columns, width limit: Int) -> (text: String, shift: Int) {
    guard width > limit else { return (glyphs.map(\.text).joined(), 0) }
    let length = min(columns.count, limit * 2 / 3)
    let lead = (limit - length) / 3
    let first = max(0, min(columns.lowerBound - lead, width - limit))
    let last = first + limit
    var text = first > 0 ? Self.ellipsis : ""
    var shift = first > 0 ? first - 1 : 0
    var isFirst = true
    for glyph in glyphs where glyph.column >= first && glyph.column + glyph.width <= last {
      // A wide character on the left edge is left out as a whole.
      if isFirst { shift = glyph.column - (first > 0 ? 1 : 0) }
      isFirst = false
      text += glyph.text
    }
    return (last < width ? text + Self.ellipsis : text, shift)
  }

  private func column(at offset: Int) -> Int {
    if offset >= end { return width }
    return glyphs.last { $0.offset <= offset }?.column ?? 0
  }

  private static func glyph(
    at offset: Int,
    in bytes: [UInt8],
    end: Int,
    column: Int
  ) -> (text: String, length: Int, width: Int) {
    let byte = bytes[offset]
    if byte == 0x09 {
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), 1, width)
    }
    var codec = UTF8()
    var iterator = bytes[offset..<min(offset + 4, end)].makeIterator()
    guard case .scalarValue(let scalar) = codec.decode(&iterator) else { return ("\u{FFFD}", 1, 1) }
    guard scalar.isUnsafeToShow else {
      return (String(scalar), UTF8.width(scalar), DisplayWidth.of(scalar))
    }
    // The control characters of ASCII have pictures; nothing else that is unsafe can be shown.
    let picture = byte < 0x20 ? Unicode.Scalar(0x2400 + UInt32(byte)) : nil
    return (String(picture ?? "\u{FFFD}"), UTF8.width(scalar), 1)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would obey the character, or a reader be misled by it: controls and changes of direction.
  var isUnsafeToShow: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xFEFF:
      true
    default: false
    }
  }
}
