import AssayModel

/// The SQL of Snowflake.
///
/// https://docs.snowflake.com/en/sql-reference
struct SnowflakeDialect: SQLDialect {
  /// Names without quotes mean capital letters.
  func tableWord(_ word: String) -> String { identifier(word.uppercased()) }

  /// A backslash begins an escape.
  func literal(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
  }

  func literal(_ number: Double) -> String {
    if number.isNaN { return "'NaN'::DOUBLE" }
    if number.isInfinite { return number < 0 ? "'-inf'::DOUBLE" : "'inf'::DOUBLE" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  func field(_ path: [String]) -> String { path.map(identifier).joined(separator: ":") }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String {
    type?.isNumeric == true ? "CAST(\(value) AS DOUBLE)" : "TRY_CAST(\(value) AS DOUBLE)"
  }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS VARCHAR)"
  }

  func day(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? "TRY_CAST(\(value) AS DATE)" : "CAST(\(value) AS DATE)"
  }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    let read = type?.kind == .text ? "TRY_CAST" : "CAST"
    return """
      DATEDIFF(MILLISECOND, \(read)(\(value) AS TIMESTAMP_NTZ), \
      CAST(\(literal(moment)) AS TIMESTAMP_NTZ)) / 3600000.0::DOUBLE
      """
  }

  // MARK: Conditions

  func isNotTrue(_ condition: String) -> String { "NOT COALESCE(\(condition), FALSE)" }

  func isNotANumber(_ value: String) -> String? { "\(value) = \(literal(.nan))" }

  func isFinite(_ value: String) -> String? {
    "(\(value) NOT IN (\(literal(.nan)), \(literal(.infinity)), \(literal(-.infinity))))"
  }

  /// `REGEXP_LIKE` asks for the whole text, and this for a part of it.
  func matches(_ value: String, pattern: String) -> String {
    let portable = PortablePattern(pattern)?.text(for: .java) ?? pattern
    return "REGEXP_INSTR(\(value), \(literal(portable))) > 0"
  }

  // MARK: Aggregates

  func sum(_ value: String, of type: ValueType?) -> String { "CAST(SUM(\(value)) AS DOUBLE)" }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double ? "avg(CAST(\(value) AS DOUBLE))" : quotientMean(value, of: type)
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    populationMoment(statistic, of: "CAST(\(value) AS DOUBLE)", over: relation)
  }

  // MARK: Statements

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern(let pattern):
      PortablePattern(pattern)?.text(for: .java) == nil || pattern.hasPrefix("(?i)")
        ? "Snowflake has other regular expressions than \(pattern) needs" : nil
    case .casting: "casts of Snowflake are not those of DQDL"
    case .caseFolding, .number, .day, .instant, .moment, .correlation, .field: nil
    }
  }
}
