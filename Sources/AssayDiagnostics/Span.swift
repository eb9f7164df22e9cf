/// A range of bytes in a source file.
package struct Span: Sendable, Hashable {
  /// The path of the file, equal to its `TextFile.path`.
  package let path: String

  /// UTF-8 offsets into the file's bytes; may be empty.
  package let range: Range<Int>

  /// Makes a span of a byte range.
  package init(path: String, range: Range<Int>) {
    self.path = path
    self.range = range
  }

  /// The smallest span that covers both; the other must lie in the same file.
  package func union(_ other: Span) -> Span {
    Span(
      path: path,
      range: min(
        range.lowerBound,
        other.range.lowerBound
      )..<max(
        range.upperBound,
        other.range.upperBound
      )
    )
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
