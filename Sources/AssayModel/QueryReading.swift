/// How an engine cuts SQL into tokens, as far as engines differ in it.
///
/// What one engine takes for a string may be a statement to another, so that a text is looked at as its engine does.
package struct QueryReading: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// `$$…$$` and `$tag$…$tag$` are strings.
  package static let dollarQuotes = QueryReading(rawValue: 1 << 0)
  /// `E'…'` is a string in which a backslash escapes.
  package static let escapeStrings = QueryReading(rawValue: 1 << 1)
  /// A backslash escapes in every string.
  package static let backslashes = QueryReading(rawValue: 1 << 2)
  /// `[…]` is a name.
  package static let brackets = QueryReading(rawValue: 1 << 3)
  /// `#` opens a comment.
  package static let hashComments = QueryReading(rawValue: 1 << 4)
  /// `--` opens a comment only with a blank behind it.
  package static let spacedDashes = QueryReading(rawValue: 1 << 5)

  /// PostgreSQL, and DuckDB, which has its parser from there.
  package static let postgres: QueryReading = [.dollarQuotes, .escapeStrings]
  /// SQLite.
  package static let sqlite: QueryReading = [.brackets]
  /// MySQL and the engines that follow it.
  package static let mysql: QueryReading = [.backslashes, .hashComments, .spacedDashes]
}

extension Connection.Kind {
  /// The ways in which the engine may read SQL; a text must be harmless in each.
  package var readings: [QueryReading] {
    switch self {
    case .duckdb, .postgres: [.postgres]
    case .sqlite: [.sqlite]
    }
  }
}
