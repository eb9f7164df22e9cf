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

  /// `//` opens a comment.
  package static let slashComments = QueryReading(rawValue: 1 << 5)
  /// `'''…'''` and `"""…"""` are strings.
  package static let tripleQuotes = QueryReading(rawValue: 1 << 6)
  /// In `r'…'` a backslash escapes nothing.
  package static let rawStrings = QueryReading(rawValue: 1 << 7)

  /// PostgreSQL, and DuckDB, which has its parser from there.
  package static let postgres: QueryReading = [.dollarQuotes, .escapeStrings]
}

extension Dialect {
  /// How engines of the dialect cut SQL into tokens.
  package var reading: QueryReading {
    switch self {
    case .duckdb, .postgres, .redshift: .postgres
    case .sqlite, .tsql: .brackets
    case .trino: []
    case .spark: [.backslashes, .rawStrings]
    case .snowflake: [.backslashes, .dollarQuotes, .slashComments]
    case .bigquery: [.backslashes, .hashComments, .tripleQuotes]
    }
  }
}
