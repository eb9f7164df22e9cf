import AssayModel

/// The SQL of Microsoft SQL Server 2022 and Azure SQL, where a condition is no value.
///
/// https://learn.microsoft.com/en-us/sql/t-sql/language-reference
struct TSQLDialect: SQLDialect {
  /// Texts are Unicode only with this letter before them.
  func literal(_ text: String) -> String {
    "\(text.utf8.allSatisfy { $0 < 128 } ? "" : "N")'\(text.replacing("'", with: "''"))'"
  }

  /// There are neither NaN nor infinity.
  func literal(_ number: Double) -> String {
    if number.isNaN { return "CAST(NULL AS DOUBLE PRECISION)" }
    if number.isInfinite { return number < 0 ? "-1.79769313486231e308" : "1.79769313486231e308" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  func dayLiteral(_ day: String) -> String { "CAST(\(literal(day)) AS DATE)" }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String {
    "TRY_CAST(\(value) AS DOUBLE PRECISION)"
  }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS NVARCHAR(4000))"
  }

  func day(_ value: String, of type: ValueType?) -> String { "TRY_CAST(\(value) AS DATE)" }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    DATEDIFF_BIG(MILLISECOND, TRY_CAST(\(value) AS DATETIME2), \
    CAST(\(literal(moment)) AS DATETIME2)) / 3600000e0
    """
  }

  /// The engine's own length leaves blanks at the end out.
  func length(_ value: String) -> String { "(LEN(CONCAT(\(value), 'x')) - 1)" }

  func logarithm(_ value: String) -> String { "LOG(CAST(\(value) AS DOUBLE PRECISION))" }

  // MARK: Conditions

  func truth(_ isTrue: Bool) -> String { isTrue ? "1 = 1" : "1 = 0" }

  func isNotTrue(_ condition: String) -> String {
    "CASE WHEN \(condition) THEN 0 ELSE 1 END = 1"
  }

  func isNotANumber(_ value: String) -> String? { nil }

  func isFinite(_ value: String) -> String? { nil }

  // MARK: Aggregates

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .integer
      ? "CAST(SUM(CAST(\(value) AS DECIMAL(38, 0))) AS DOUBLE PRECISION)"
      : "CAST(SUM(\(value)) AS DOUBLE PRECISION)"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double
      ? "avg(CAST(\(value) AS DOUBLE PRECISION))" : quotientMean(value, of: type)
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    switch statistic {
    case .standardDeviation: "STDEVP(CAST(\(value) AS DOUBLE PRECISION))"
    case .variance: "VARP(CAST(\(value) AS DOUBLE PRECISION))"
    case .skewness, .kurtosis, .interquartileRange: "NULL"
    }
  }

  // MARK: Statements

  func select(_ list: String, _ rest: String, limit: Int) -> String {
    "SELECT TOP (\(limit)) \(list)\n\(rest)"
  }

  func describe(_ relation: String, isTable: Bool) -> Description {
    .columns("SELECT TOP (0) * FROM \(relation) AS t")
  }

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern: "SQL Server 2022 has no regular expressions"
    case .casting: "casts of SQL Server are not those of DQDL"
    case .correlation: "SQL Server has no correlation"
    case .moment(.skewness), .moment(.kurtosis), .moment(.interquartileRange):
      "SQL Server aggregates no value that takes a query to know"
    case .field: "SQL Server has no structures"
    case .caseFolding, .number, .day, .instant, .moment: nil
    }
  }
}
