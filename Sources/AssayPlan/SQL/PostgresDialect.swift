import AssayModel

/// The SQL of PostgreSQL, from version 12 on.
struct PostgresDialect: SQLDialect {
  /// Names without quotes mean small letters; quoted so, words of the language are names as well.
  func tableWord(_ word: String) -> String { identifier(word.lowercased()) }

  func literal(_ number: Double) -> String {
    if number.isNaN { return "'NaN'::double precision" }
    if number.isInfinite { return "'\(number < 0 ? "-" : "")Infinity'::double precision" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  func field(_ path: [String]) -> String {
    guard path.count > 1 else { return path.map(identifier).joined() }
    return "(\(identifier(path[0]))).\(path.dropFirst().map(identifier).joined(separator: "."))"
  }

  // MARK: Values

  /// A cast that fails would spoil the whole statement, so only text of the form of a number is cast.
  func double(_ value: String, of type: ValueType?) -> String {
    switch type?.kind {
    case .integer, .decimal, .double: "\(value)::double precision"
    case .boolean: "\(value)::int::double precision"
    case .text, nil:
      """
      CASE WHEN \(value)::text ~ '^\\s*[-+]?(\\d{1,200}(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,2})?\\s*$' \
      THEN \(value)::text::double precision END
      """
    case .date, .time, .timestamp, .binary, .other: "NULL::double precision"
    }
  }

  /// The embedded engine writes `1.0` where this one writes `1`.
  func text(_ value: String, of type: ValueType?) -> String {
    guard let type else { return "\(value)::text" }
    switch type.kind {
    case .text: return Self.plainTexts.contains(type.name.lowercased()) ? value : "\(value)::text"
    case .double:
      return """
        CASE WHEN abs(\(value)) < 1e15 AND \(value) = trunc(\(value)) \
        THEN \(value)::bigint || '.0' ELSE \(value)::text END
        """
    case .boolean, .integer, .decimal, .date, .time, .timestamp, .binary, .other:
      return "\(value)::text"
    }
  }

  private static let plainTexts: Set<String> = ["text", "varchar", "character varying"]

  func day(_ value: String, of type: ValueType?) -> String { "\(value)::date" }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    (extract(epoch FROM TIMESTAMP \(literal(moment)))::double precision \
    - extract(epoch FROM \(value)::timestamp)::double precision) / 3600
    """
  }

  func rounded(_ value: String) -> String { "round((\(value))::numeric, 2)" }

  /// Beyond ASCII the letters of the collation count, which may be none.
  func lowered(_ value: String, against texts: [String]) -> String {
    texts.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }
      ? "lower(\(value))" : "lower(\(value) COLLATE \"und-x-icu\")"
  }

  func logarithm(_ value: String) -> String { "ln((\(value))::double precision)" }

  func ordered(_ value: String, of type: ValueType?) -> String {
    type?.kind == .text ? "\(value) COLLATE \"C\"" : value
  }

  // MARK: Conditions

  /// Postgres joins by no condition that holds for two NULLs but row by row, unless values are inside of others.
  func holds(_ join: SemiJoin) -> String {
    guard join.pairs.allSatisfy(\.nullEqualsNull) else { return join.correlated(in: self) }
    // A function takes a hundred values.
    let parts = stride(from: 0, to: join.pairs.count, by: 100).map {
      join.pairs.dropFirst($0).prefix(100)
    }
    return join.exists(
      where: parts.map { pairs in
        func list(_ side: KeyPath<SemiJoin.Pair, String>) -> String {
          "jsonb_build_array(\(pairs.map { $0[keyPath: side] }.joined(separator: ", ")))"
        }
        return "\(list(\.other)) = \(list(\.own))"
      }
    )
  }

  func isNotANumber(_ value: String) -> String? { "\(value) = 'NaN'" }

  func isFinite(_ value: String) -> String? {
    "(\(value) NOT IN ('NaN', 'Infinity', '-Infinity'))"
  }

  func matches(_ value: String, pattern: String) -> String {
    "\(value) ~ \(literal(PortablePattern(pattern)?.text(for: .postgres) ?? pattern))"
  }

  // MARK: Aggregates

  func count(where condition: String) -> String { "count(*) FILTER (WHERE \(condition))" }

  /// It sorts them, where groups of a key are more than its tables hold, and are written to disk.
  var countsDistinctCheaply: Bool { true }

  func sum(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double
      ? "sum(\(value)::double precision)" : "sum(\(value))::double precision"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    type?.kind == .double
      ? "avg(\(value)::double precision)" : "avg(\(value))::double precision"
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    let double = "(\(value))::double precision"
    let arithmetic = MomentArithmetic(dialect: self, value: double, relation: relation)
    return switch statistic {
    case .standardDeviation: "stddev_pop(\(value))::double precision"
    case .variance: "var_pop(\(value))::double precision"
    case .interquartileRange: quartiles(double)
    case .skewness: arithmetic.skewness
    case .kurtosis: arithmetic.kurtosis
    }
  }

  // MARK: Statements

  func fingerprint(_ text: String) -> String? {
    "('x' || substr(md5(\(text)), 1, 15))::bit(60)::bigint"
  }

  /// A table's columns stand in the catalog with all that their types say; those of a query only in its result.
  func describe(_ relation: String, isTable: Bool) -> Description {
    guard isTable else { return .columns("SELECT * FROM \(relation) AS t LIMIT 0") }
    return .rows(
      """
      SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type
      FROM pg_catalog.pg_attribute
      WHERE attrelid = \(literal(relation))::regclass AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum
      """
    )
  }

  func export(_ columns: [ExportedColumn], from relation: String) -> Export {
    var export = Export(query: "")
    let list = columns.map { column in
      let (expression, type) = wire(column)
      if let type { export.conversions.append(.init(column: column.name, type: type)) }
      return "\(expression) AS \(identifier(column.name))"
    }
    export.query = "SELECT \(list.joined(separator: ", "))\nFROM \(relation)"
    return export
  }

  /// The driver hands decimals on as text, and knows no types of extensions.
  private func wire(_ column: ExportedColumn) -> (String, conversion: String?) {
    let value = column.expression
    switch column.type?.kind {
    case .decimal:
      guard let type = column.type, let digits = Self.digits(of: type.name) else {
        return ("\(value)::double precision", nil)
      }
      return ("\(value)::text", "DECIMAL(\(digits.precision), \(digits.scale))")
    case .text: return ("\(value)::text", nil)
    case .other, nil: return ("\(value)::text", nil)
    case .boolean, .integer, .double, .date, .time, .timestamp, .binary: return (value, nil)
    }
  }

  /// The digits of `numeric(12,2)`, as far as the embedded engine has room for them.
  private static func digits(of type: String) -> (precision: Int, scale: Int)? {
    let numbers = type.split { !$0.isNumber }.compactMap { Int($0) }
    guard let precision = numbers.first, precision <= 38 else { return nil }
    return (precision, numbers.count > 1 ? numbers[1] : 0)
  }

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern(let pattern):
      PortablePattern(pattern)?.text(for: .postgres) == nil
        ? "PostgreSQL has other regular expressions than \(pattern) needs" : nil
    case .casting: "PostgreSQL cannot try a cast"
    case .day(let type): type?.kind == .text ? "PostgreSQL cannot try to read a day" : nil
    case .instant(let type): type?.kind == .text ? "PostgreSQL cannot try to read a moment" : nil
    case .caseFolding, .number, .moment, .correlation, .field: nil
    }
  }
}
