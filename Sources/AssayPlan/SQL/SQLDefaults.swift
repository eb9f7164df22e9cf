import AssayModel

// What most engines spell as the standard has it.

extension SQLDialect {
  func identifier(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }

  func tableWord(_ word: String) -> String { identifier(word) }

  func literal(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  func dayLiteral(_ day: String) -> String { "DATE \(literal(day))" }

  func field(_ path: [String]) -> String { path.map(identifier).joined(separator: ".") }

  func rounded(_ value: String) -> String { "round(\(value), 2)" }

  func length(_ value: String) -> String { "length(\(value))" }

  func trimmed(_ value: String) -> String { "trim(\(value))" }

  func lowered(_ value: String, against texts: [String]) -> String { "lower(\(value))" }

  func logarithm(_ value: String) -> String { "ln(\(value))" }

  func ordered(_ value: String, of type: ValueType?) -> String { value }

  func truth(_ isTrue: Bool) -> String { isTrue ? "true" : "false" }

  func isNotTrue(_ condition: String) -> String { "(\(condition)) IS NOT TRUE" }

  func areSame(_ first: String, _ second: String) -> String {
    "\(first) IS NOT DISTINCT FROM \(second)"
  }

  func holds(_ join: SemiJoin) -> String { join.correlated(in: self) }

  func count(where condition: String) -> String {
    "count(CASE WHEN \(condition) THEN 1 END)"
  }

  func sum(_ value: String, of type: ValueType?) -> String { "sum(\(value))" }

  func mean(_ value: String, of type: ValueType?) -> String { "avg(\(value))" }

  /// The mean of numbers whose mean the engine would round, or whose sum it would not hold.
  func quotientMean(_ value: String, of type: ValueType?) -> String {
    "\(sum(value, of: type)) / nullif(count(\(value)), 0)"
  }

  /// The third quartile less the first, interpolated, as the standard has it.
  func quartiles(_ double: String) -> String {
    """
    percentile_cont(0.75) WITHIN GROUP (ORDER BY \(double)) \
    - percentile_cont(0.25) WITHIN GROUP (ORDER BY \(double))
    """
  }

  /// A statistic of doubles by the standard's aggregates as far as there are any, and by arithmetic where there are none.
  func populationMoment(
    _ statistic: Moment,
    of double: String,
    over relation: String
  ) -> String {
    let arithmetic = MomentArithmetic(dialect: self, value: double, relation: relation)
    return switch statistic {
    case .standardDeviation: "stddev_pop(\(double))"
    case .variance: "var_pop(\(double))"
    case .interquartileRange: quartiles(double)
    case .skewness: arithmetic.skewness
    case .kurtosis: arithmetic.kurtosis
    }
  }

  func correlation(_ first: String, _ second: String) -> String { "corr(\(first), \(second))" }

  func select(_ list: String, _ rest: String, limit: Int) -> String {
    "SELECT \(list)\n\(rest)\nLIMIT \(limit)"
  }

  func fingerprint(_ text: String) -> String? { nil }

  /// Rows as they are, where the driver hands every type on.
  func export(_ columns: [ExportedColumn], from relation: String) -> Export {
    let list = columns.map { "\($0.expression) AS \(identifier($0.name))" }
    return Export(query: "SELECT \(list.joined(separator: ", "))\nFROM \(relation)")
  }

  func describe(_ relation: String, isTable: Bool) -> Description {
    .columns("SELECT * FROM \(relation) AS t LIMIT 0")
  }

  func isCastable(_ value: String, isText: Bool, to type: DataType) -> String { truth(false) }

  var countsDistinctCheaply: Bool { false }

  func isOneOf(_ value: String, _ texts: [String]) -> String {
    Comparison.oneOf(texts).condition(on: value)
  }

  func matches(_ value: String, pattern: String) -> String { truth(false) }
}

/// Moments by arithmetic, for engines that lack them: the mean is asked for first, so that nothing is lost in digits.
struct MomentArithmetic {
  let dialect: any SQLDialect
  let value: String
  let relation: String

  /// The mean of the powers of what differs from the mean.
  private func power(_ exponent: Int) -> String {
    let factor = "(\(value) - (SELECT avg(\(value)) FROM \(relation)))"
    return "avg(\(Array(repeating: factor, count: exponent).joined(separator: " * ")))"
  }

  var variance: String { power(2) }

  var standardDeviation: String { "sqrt(\(power(2)))" }

  /// m3 / m2^1.5, and 0 where all values are equal.
  var skewness: String {
    "CASE WHEN \(power(2)) = 0 THEN 0 ELSE \(power(3)) / (\(power(2)) * sqrt(\(power(2)))) END"
  }

  /// m4 / m2² - 3, and 0 where all values are equal.
  var kurtosis: String {
    "CASE WHEN \(power(2)) = 0 THEN 0 ELSE \(power(4)) / (\(power(2)) * \(power(2))) - 3 END"
  }
}
