import AssayModel

/// The SQL of Amazon Redshift: PostgreSQL's of long ago, with what was added and without what was not.
///
/// https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-and-postgres-sql.html
struct RedshiftDialect: SQLDialect {
  private let postgres = PostgresDialect()

  func tableWord(_ word: String) -> String { postgres.tableWord(word) }

  /// A backslash begins an escape.
  func literal(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
  }

  func literal(_ number: Double) -> String {
    if number.isNaN || number.isInfinite {
      let name = number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
      return "CAST('\(name)' AS DOUBLE PRECISION)"
    }
    return postgres.literal(number)
  }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String {
    "CAST(\(value) AS DOUBLE PRECISION)"
  }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS VARCHAR)"
  }

  func day(_ value: String, of type: ValueType?) -> String { "CAST(\(value) AS DATE)" }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    datediff(millisecond, CAST(\(value) AS TIMESTAMP), \
    CAST(\(literal(moment)) AS TIMESTAMP)) / CAST(3600000 AS DOUBLE PRECISION)
    """
  }

  func logarithm(_ value: String) -> String { "ln(CAST(\(value) AS DOUBLE PRECISION))" }

  // MARK: Conditions

  func isNotTrue(_ condition: String) -> String { "NOT coalesce(\(condition), false)" }

  func areSame(_ first: String, _ second: String) -> String {
    "(\(first) = \(second) OR (\(first) IS NULL AND \(second) IS NULL))"
  }

  func isNotANumber(_ value: String) -> String? { "\(value) = \(literal(.nan))" }

  func isFinite(_ value: String) -> String? {
    "(\(value) NOT IN (\(literal(.nan)), \(literal(.infinity)), \(literal(-.infinity))))"
  }

  func matches(_ value: String, pattern: String) -> String {
    "\(value) ~ \(literal(PortablePattern(pattern)?.text(for: .postgres) ?? pattern))"
  }

  // MARK: Aggregates

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .integer
      ? "CAST(sum(CAST(\(value) AS DECIMAL(38, 0))) AS DOUBLE PRECISION)"
      : "CAST(sum(\(value)) AS DOUBLE PRECISION)"
  }

  /// The mean of whole numbers is a whole number there.
  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double
      ? "avg(CAST(\(value) AS DOUBLE PRECISION))" : quotientMean(value, of: type)
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    populationMoment(statistic, of: "CAST(\(value) AS DOUBLE PRECISION)", over: relation)
  }

  // MARK: Statements

  func export(_ columns: [ExportedColumn], from relation: String) -> Export {
    postgres.export(columns, from: relation)
  }

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern(let pattern):
      PortablePattern(pattern)?.text(for: .postgres)?.contains("(?<") == false
        ? nil : "Redshift has other regular expressions than \(pattern) needs"
    case .casting: "Redshift cannot try a cast"
    case .number: "Redshift cannot try to read a number"
    case .day(let type): type?.kind == .text ? "Redshift cannot try to read a day" : nil
    case .instant(let type): type?.kind == .text ? "Redshift cannot try to read a moment" : nil
    case .moment(.interquartileRange): "Redshift takes no two quantiles beside other aggregates"
    case .correlation: "Redshift has no correlation"
    case .field: "Redshift keeps structures in SUPER"
    case .moment, .caseFolding: nil
    }
  }
}
