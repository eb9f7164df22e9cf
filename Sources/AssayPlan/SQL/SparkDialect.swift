import AssayModel

/// The SQL of Spark, from version 3.5 on, and of engines that speak it.
struct SparkDialect: SQLDialect {
  func identifier(_ name: String) -> String { "`\(name.replacing("`", with: "``"))`" }

  /// A backslash begins an escape, and a quote that is doubled ends a text and begins another.
  func literal(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }

  func literal(_ number: Double) -> String {
    if number.isNaN { return "double('NaN')" }
    if number.isInfinite { return "double('\(number < 0 ? "-" : "")Infinity')" }
    return Int64(exactly: number).map(String.init) ?? "\(number.description)"
  }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String {
    type?.isNumeric == true ? "CAST(\(value) AS DOUBLE)" : "try_cast(\(value) AS DOUBLE)"
  }

  func text(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? value : "CAST(\(value) AS STRING)"
  }

  func day(_ value: String, of type: ValueType?) -> String {
    type?.kind == .date ? value : "try_cast(\(value) AS DATE)"
  }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    (unix_micros(CAST(\(literal(moment)) AS TIMESTAMP)) \
    - unix_micros(try_cast(\(value) AS TIMESTAMP))) / 3600000000.0D
    """
  }

  func rounded(_ value: String) -> String { "round(\(value), 2)" }

  // MARK: Conditions

  func areSame(_ first: String, _ second: String) -> String { "\(first) <=> \(second)" }

  func isNotANumber(_ value: String) -> String? { "isnan(\(value))" }

  func isFinite(_ value: String) -> String? {
    "(NOT isnan(\(value)) AND abs(\(value)) < \(literal(.infinity)))"
  }

  func matches(_ value: String, pattern: String) -> String {
    "\(value) RLIKE \(literal(PortablePattern(pattern)?.text(for: .java) ?? pattern))"
  }

  // MARK: Aggregates

  /// 64 bits would overflow.
  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .integer
      ? "CAST(sum(CAST(\(value) AS DECIMAL(38, 0))) AS DOUBLE)"
      : "CAST(sum(\(value)) AS DOUBLE)"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double
      ? "avg(CAST(\(value) AS DOUBLE))" : quotientMean(value, of: type)
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    populationMoment(statistic, of: "CAST(\(value) AS DOUBLE)", over: relation)
  }

  // MARK: Statements

  func fingerprint(_ text: String) -> String? {
    "CAST(conv(substr(md5(\(text)), 1, 15), 16, 10) AS BIGINT)"
  }

  func export(_ columns: [ExportedColumn], from relation: String) -> Export {
    let list = columns.map { column in
      let isKnown = column.type.map { $0.kind != .other } ?? false
      let value = isKnown ? column.expression : text(column.expression, of: column.type)
      return "\(value) AS \(identifier(column.name))"
    }
    return Export(query: "SELECT \(list.joined(separator: ", "))\nFROM \(relation)")
  }

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern(let pattern):
      PortablePattern(pattern)?.text(for: .java) == nil
        ? "Spark has other regular expressions than \(pattern) needs" : nil
    case .casting: "casts of Spark are not those of DQDL"
    case .caseFolding, .number, .day, .instant, .moment, .correlation, .field: nil
    }
  }
}
