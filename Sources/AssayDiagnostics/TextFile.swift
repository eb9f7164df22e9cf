/// A source file: its path as the user would name it, its bytes, and where its lines start.
package struct TextFile: Sendable, Hashable {
  /// The path to print in messages and reports, with `/` as separator.
  package let path: String

  /// The same path as places in the file have it.
  package let place: SourcePath

  /// The bytes as they stand in the file, not validated.
  package let bytes: [UInt8]

  /// The offset of each line's first byte; never empty.
  private let lineStarts: [Int]

  /// How many scalars start before every 1,024th byte, so that long lines are not counted through each time.
  private let scalarCounts: [Int]

  private static let stride = 1_024

  /// Indexes the lines of `bytes`; LF, CR LF and a lone CR each end a line.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    place = SourcePath(path)
    self.bytes = bytes
    var starts = [0]
    for offset in bytes.indices {
      let byte = bytes[offset]
      let endsLine =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r")
          && (offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n")))
      if endsLine { starts.append(offset + 1) }
    }
    self.lineStarts = starts
    var (counts, count) = ([0], 0)
    for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
      count += Self.scalars(in: bytes[start..<min(start + Self.stride, bytes.count)])
      counts.append(count)
    }
    self.scalarCounts = counts
  }

  /// Makes a file of a string; for tests and generated text.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The number of lines; a final line break starts one more, empty line.
  package var lineCount: Int { lineStarts.count }

  /// The offset at which a line starts; lines count from 1 and are clamped to the file.
  package func offset(ofLine line: Int) -> Int {
    lineStarts[min(max(line, 1), lineStarts.count) - 1]
  }

  /// The line and column of a byte offset, which is clamped to the file.
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: scalarCount(from: lineStarts[low], to: offset) + 1)
  }

  private func scalarCount(from start: Int, to end: Int) -> Int {
    end - start < Self.stride
      ? Self.scalars(in: bytes[start..<end]) : scalarCount(before: end) - scalarCount(before: start)
  }

  private func scalarCount(before offset: Int) -> Int {
    let slot = offset / Self.stride
    return scalarCounts[slot] + Self.scalars(in: bytes[(slot * Self.stride)..<offset])
  }

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }

  /// The text of a line without its line break; invalid UTF-8 is shown as U+FFFD.
  package func text(ofLine line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    var content = bytes[lineStarts[line - 1]..<end]
    while let last = content.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      content.removeLast()
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The line and column range of a span of this file.
  package func location(of span: Span) -> SourceLocation {
    SourceLocation(
      path: path,
      start: position(at: span.range.lowerBound),
      end: position(at: span.range.upperBound)
    )
  }
}
