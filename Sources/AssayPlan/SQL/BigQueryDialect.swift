import AssayModel

/// The SQL of BigQuery, whose regular expressions are those of the embedded engine.
///
/// https://cloud.google.com/bigquery/docs/reference/standard-sql/functions-all
struct BigQueryDialect: SQLDialect {
  func identifier(_ name: String) -> String {
    "`\(name.replacing("\\", with: "\\\\").replacing("`", with: "\\`"))`"
  }

  /// A backslash begins an escape, and quotes are not doubled.
  func literal(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      .replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    return "'\(escaped)'"
  }

  func literal(_ number: Double) -> String {
    if number.isNaN { return "CAST('NaN' AS FLOAT64)" }
    if number.isInfinite { return "CAST('\(number < 0 ? "-inf" : "inf")' AS FLOAT64)" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String {
    "SAFE_CAST(\(value) AS FLOAT64)"
  }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS STRING)"
  }

  func day(_ value: String, of type: ValueType?) -> String {
    type?.kind == .date ? value : "SAFE_CAST(\(value) AS DATE)"
  }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    TIMESTAMP_DIFF(CAST(\(literal(moment)) AS TIMESTAMP), \
    SAFE_CAST(\(value) AS TIMESTAMP), MILLISECOND) / 3600000
    """
  }

  // MARK: Conditions

  func isNotANumber(_ value: String) -> String? { "IS_NAN(\(value))" }

  func isFinite(_ value: String) -> String? {
    "(NOT IS_NAN(\(value)) AND NOT IS_INF(\(value)))"
  }

  func matches(_ value: String, pattern: String) -> String {
    "REGEXP_CONTAINS(\(value), \(literal(pattern)))"
  }

  // MARK: Aggregates

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .integer
      ? "CAST(SUM(CAST(\(value) AS BIGNUMERIC)) AS FLOAT64)" : "CAST(SUM(\(value)) AS FLOAT64)"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double ? "avg(CAST(\(value) AS FLOAT64))" : quotientMean(value, of: type)
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    populationMoment(statistic, of: "CAST(\(value) AS FLOAT64)", over: relation)
  }

  // MARK: Statements

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .casting: "casts of BigQuery are not those of DQDL"
    case .moment(.interquartileRange): "BigQuery has no exact quantile that aggregates"
    case .pattern, .caseFolding, .number, .day, .instant, .moment, .correlation, .field: nil
    }
  }
}
