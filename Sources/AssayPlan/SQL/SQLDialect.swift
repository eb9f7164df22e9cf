import AssayConnector
import AssayModel

/// How an engine spells what the planner asks for.
///
/// A new dialect is one file that conforms, and one line in `Dialect.spelling`.
protocol SQLDialect: Sendable {
  // MARK: Names and literals

  /// A name in quotes.
  func identifier(_ name: String) -> String

  /// A word of a table's name as the spec has it, in quotes that change nothing of what it means.
  func tableWord(_ word: String) -> String

  /// A text in quotes.
  func literal(_ text: String) -> String

  /// A number as exactly as a double holds it.
  func literal(_ number: Double) -> String

  /// A day, given as `2024-01-31`, to compare with what `day` gives.
  func dayLiteral(_ day: String) -> String

  /// The value of a field inside a structure.
  func field(_ path: [String]) -> String

  // MARK: Values

  /// A value as a double, NULL where it is none.
  func double(_ value: String, of type: ValueType?) -> String

  /// A value as text.
  func text(_ value: String, of type: ValueType?) -> String

  /// A value as a day, NULL where it is none.
  func day(_ value: String, of type: ValueType?) -> String

  /// The hours from a value, read as a moment, to a moment in UTC.
  func hours(from value: String, of type: ValueType?, to moment: String) -> String

  /// A number to two decimals.
  func rounded(_ value: String) -> String

  /// The number of characters of a text.
  func length(_ value: String) -> String

  /// A text without blanks at its ends.
  func trimmed(_ value: String) -> String

  /// A text in small letters, to compare with texts in small letters.
  func lowered(_ value: String, against texts: [String]) -> String

  /// The natural logarithm.
  func logarithm(_ value: String) -> String

  /// The expression that sorts by a value in the same way on every server.
  func ordered(_ value: String, of type: ValueType?) -> String

  // MARK: Conditions

  /// A condition that is always so.
  func truth(_ isTrue: Bool) -> String

  /// Whether a condition is false or NULL.
  func isNotTrue(_ condition: String) -> String

  /// Whether two values are equal, NULL to NULL.
  func areSame(_ first: String, _ second: String) -> String

  /// Whether a row `p` has an equal among others, asked such that the engine need not look at all of them each time.
  func holds(_ join: SemiJoin) -> String

  /// Whether a number is NaN; `nil` where the engine has no NaN.
  func isNotANumber(_ value: String) -> String?

  /// Whether a number is neither NaN nor infinite; `nil` where the engine has no others.
  func isFinite(_ value: String) -> String?

  /// Whether a text is one of several, which are literals.
  func isOneOf(_ value: String, _ texts: [String]) -> String

  /// Whether a pattern is found in a text.
  func matches(_ value: String, pattern: String) -> String

  /// Whether a value can be read as a type.
  func isCastable(_ value: String, isText: Bool, to type: DataType) -> String

  // MARK: Aggregates

  /// Whether distinct values are counted in less time than rows are grouped by them.
  var countsDistinctCheaply: Bool { get }

  /// The number of rows for which a condition is true.
  func count(where condition: String) -> String

  /// The sum, as a double.
  func sum(_ value: String, of type: ValueType?) -> String

  /// The mean, as a double.
  func mean(_ value: String, of type: ValueType?) -> String

  /// A statistic of values that are none of them NaN or infinite; NULL where it is undefined.
  ///
  /// - Parameter relation: what stands behind FROM, for engines that must know the mean first.
  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String

  /// Pearson's correlation of doubles, NULL where it cannot be told.
  func correlation(_ first: String, _ second: String) -> String

  // MARK: Statements

  /// A whole number of 60 bits made of a text, the same in every engine; `nil` where the engine cannot make it.
  func fingerprint(_ text: String) -> String?

  /// What is asked for, written behind SELECT, and where from, of which only so many rows are given.
  func select(_ list: String, _ rest: String, limit: Int) -> String

  /// How the columns of a relation are asked for.
  func describe(_ relation: String, isTable: Bool) -> Description

  /// How rows are handed on to the embedded engine.
  func export(_ columns: [ExportedColumn], from relation: String) -> Export

  /// A statement that gives what a table promises of its columns, a row each with a word and names: `required` or
  /// `column` and its name, `primary` or `unique` and the names of columns with U+001F between them; `nil` where the
  /// engine cannot tell.
  func constraints(of table: TableName) -> String?

  /// The query that gives 1 where a name is that of a table with rows of its own, and no view; `nil` where that does not
  /// matter, because no file holds the tables.
  func tableCount(_ table: TableName) -> String?

  /// Why the engine cannot do something; `nil` where it can.
  func shortcoming(_ demand: Demand) -> String?
}

/// A statistic that engines compute from sums of powers, which NaN and infinity spoil.
enum Moment: String {
  case standardDeviation = "standard deviation"
  case variance
  case interquartileRange = "interquartile range"
  case skewness, kurtosis
}

/// A statement that tells the columns of a relation.
package enum Description: Sendable, Hashable {
  /// Each row has the name and the type of a column.
  case rows(String)
  /// The columns of the result, which has no rows, are those of the relation.
  case columns(String)

  /// The statement.
  package var statement: String {
    switch self {
    case .rows(let statement), .columns(let statement): statement
    }
  }
}

extension Dialect {
  /// The spelling of each dialect.
  var spelling: any SQLDialect {
    switch self {
    case .duckdb: DuckDBDialect()
    case .postgres: PostgresDialect()
    case .sqlite: SQLiteDialect()
    case .spark: SparkDialect()
    case .redshift: RedshiftDialect()
    case .trino: TrinoDialect()
    case .snowflake: SnowflakeDialect()
    case .bigquery: BigQueryDialect()
    case .tsql: TSQLDialect()
    }
  }
}
