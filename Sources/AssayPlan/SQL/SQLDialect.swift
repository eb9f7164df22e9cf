import AssayConnector
import AssayModel

/// How an engine spells what the planner asks for.
///
/// A new dialect is one file that conforms, and one line in `Dialect.spelling`.
protocol SQLDialect: Sendable {
  /// A name in quotes.
  func identifier(_ name: String) -> String

  /// A text in quotes.
  func literal(_ text: String) -> String

  /// A number as exactly as a double holds it.
  func literal(_ number: Double) -> String

  /// The value of a field inside a structure.
  func field(_ path: [String]) -> String

  /// A value as a double, NULL where it is none.
  func double(_ value: String) -> String

  /// A value as text.
  func text(_ value: String) -> String

  /// A value as a day, NULL where it is none.
  func day(_ value: String) -> String

  /// Whether a number is NaN; `nil` where the engine has no NaN.
  func isNotANumber(_ value: String) -> String?

  /// Whether a pattern is found in a text.
  func matches(_ value: String, pattern: String) -> String

  /// The number of characters of a text.
  func length(_ value: String) -> String

  /// A text without blanks at its ends.
  func trimmed(_ value: String) -> String

  /// The number of rows for which a condition is true.
  func count(where condition: String) -> String

  /// A statistic of values that are none of them NaN or infinite; NULL where it is undefined.
  func moment(_ statistic: Moment, _ value: String) -> String

  /// Pearson's correlation, NULL where it cannot be told.
  func correlation(_ first: String, _ second: String) -> String

  /// Whether a number is neither NaN nor infinite; `nil` where the engine has no others.
  func isFinite(_ value: String) -> String?

  /// The natural logarithm.
  func logarithm(_ value: String) -> String

  /// Whether a value can be read as a type.
  func isCastable(_ value: String, isText: Bool, to type: DataType) -> String

  /// The hours from a value, read as a moment, to a moment.
  func hours(from value: String, to moment: String) -> String

  /// The relation that reads files.
  ///
  /// - Parameter types: the types that the contract names, by the column's name as the file has it.
  func files(
    _ path: String,
    format: FileFormat,
    options: [ReaderOption],
    types: [(String, ValueType)]
  ) -> String

  /// The relation that lists files by path or glob, with `filename`, `size`, `last_modified` and `content`.
  func listing(_ paths: [String]) -> String

  /// The checksum of a content, in small hexadecimal digits.
  func checksum(_ content: String, by algorithm: HashAlgorithm) -> String

  /// The last part of a path.
  func fileName(_ path: String) -> String

  /// A moment in UTC, given as `2024-01-31 10:00:00`.
  func moment(_ text: String) -> String

  /// A statement that gives the name and the type of each column of a relation.
  func describe(_ relation: String) -> String

  /// A statement that gives what a table promises of its columns, a row each: `column`, its name, whether it may be
  /// NULL; or `primary` or `unique`, the names of the columns with U+001F between them, NULL. `nil` where it cannot tell.
  ///
  /// - Parameters:
  ///   - table: the parts of its name as the spec has them.
  ///   - catalog: the name under which the engine knows its database; `nil` where there is only one.
  func constraints(of table: [String], in catalog: String?) -> String?

  /// The table into which a dataset is parsed.
  func loadedTable(of dataset: String) -> String

  /// A statement that makes that table of the rows of a query.
  func load(_ query: String, as dataset: String) -> String
}

/// A statistic that engines compute from sums of powers, which NaN and infinity spoil.
enum Moment {
  case standardDeviation, variance, interquartileRange, skewness, kurtosis
}

extension SQLDialect {
  func identifier(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }

  func literal(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  func constraints(of table: [String], in catalog: String?) -> String? { nil }

  func count(where condition: String) -> String {
    "count(CASE WHEN \(condition) THEN 1 END)"
  }
}

extension Dialect {
  /// The spelling of each dialect.
  var spelling: any SQLDialect {
    switch self {
    case .duckdb: DuckDBDialect()
    }
  }
}
