import AssayModel

/// The SQL of Trino, and of Athena, which is made of it.
///
/// https://trino.io/docs/current/functions.html
struct TrinoDialect: SQLDialect {
  func literal(_ number: Double) -> String {
    if number.isNaN || number.isInfinite {
      let name = number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
      return "CAST('\(name)' AS DOUBLE)"
    }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String { "TRY_CAST(\(value) AS DOUBLE)" }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS VARCHAR)"
  }

  func day(_ value: String, of type: ValueType?) -> String {
    type?.kind == .date ? value : "TRY_CAST(\(value) AS DATE)"
  }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    date_diff('millisecond', TRY_CAST(\(value) AS TIMESTAMP), \
    CAST(\(literal(moment)) AS TIMESTAMP)) / 3600000e0
    """
  }

  // MARK: Conditions

  func isNotTrue(_ condition: String) -> String { "NOT coalesce(\(condition), false)" }

  func isNotANumber(_ value: String) -> String? { "is_nan(\(value))" }

  func isFinite(_ value: String) -> String? {
    "(NOT is_nan(\(value)) AND abs(\(value)) < \(literal(.infinity)))"
  }

  func matches(_ value: String, pattern: String) -> String {
    """
    regexp_like(\(value), \
    \(literal(PortablePattern(pattern)?.text(for: .java) ?? pattern)))
    """
  }

  // MARK: Aggregates

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .integer
      ? "CAST(sum(CAST(\(value) AS DECIMAL(38, 0))) AS DOUBLE)"
      : "CAST(sum(\(value)) AS DOUBLE)"
  }

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
      PortablePattern(pattern)?.text(for: .java) == nil
        ? "Trino has other regular expressions than \(pattern) needs" : nil
    case .casting: "casts of Trino are not those of DQDL"
    case .moment(.interquartileRange): "Trino has no exact quantiles"
    case .caseFolding, .number, .day, .instant, .moment, .correlation, .field: nil
    }
  }
}
