/// A range of bytes in a source file.
package struct Span: Sendable, Hashable {
  /// The file.
  package let file: SourcePath

  // Half as large as `Int`: no file that is read has as many bytes.
  private let start: UInt32
  private let end: UInt32

  /// Makes a span of a byte range.
  package init(_ file: SourcePath, range: Range<Int>) {
    self.file = file
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  /// Makes a span of a byte range in the file of a path.
  package init(path: String, range: Range<Int>) {
    self.init(SourcePath(path), range: range)
  }

  /// The path of the file, equal to its `TextFile.path`.
  package var path: String { file.text }

  /// UTF-8 offsets into the file's bytes; may be empty.
  package var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest span that covers both; the other must lie in the same file.
  package func union(_ other: Span) -> Span {
    Span(file, range: Int(min(start, other.start))..<Int(max(end, other.end)))
  }
}

/// A value and where it was written.
package struct Located<Value> {
  /// The value.
  package let value: Value

  /// The place in the source that it was read from.
  package let span: Span

  /// Pairs a value with its place.
  package init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A place in a text: line and column, both counted from 1, columns in Unicode scalars.
public struct Position: Sendable, Hashable, Codable, Comparable {
  /// The line, from 1.
  public let line: Int

  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then by column.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where something was written, in the form that reports print.
public struct SourceLocation: Sendable, Hashable, Codable, Comparable {
  /// The path of the file.
  public let path: String

  /// The first character.
  public let start: Position

  /// One past the last character.
  public let end: Position

  /// Makes a location.
  public init(path: String, start: Position, end: Position) {
    self.path = path
    self.start = start
    self.end = end
  }

  /// Orders by path, then by start, then by end.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.path, left.start, left.end) < (right.path, right.start, right.end)
  }
}
