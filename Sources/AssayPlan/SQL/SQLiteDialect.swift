import AssayModel

/// The SQL of SQLite, from version 3.42 on, with its mathematical functions.
///
/// Days and moments are texts, as SQLite's own functions write them; there is no NaN.
struct SQLiteDialect: SQLDialect {
  func literal(_ number: Double) -> String {
    if number.isNaN { return "NULL" }
    if number.isInfinite { return number < 0 ? "-9e999" : "9e999" }
    return Int64(exactly: number).map(String.init) ?? number.description
  }

  func dayLiteral(_ day: String) -> String { literal(day) }

  // MARK: Values

  func double(_ value: String, of type: ValueType?) -> String { "CAST(\(value) AS REAL)" }

  /// Booleans are numbers here.
  func text(_ value: String, of type: ValueType?) -> String {
    switch type?.kind {
    case .text: value
    case .boolean: "CASE \(value) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
    case .integer, .decimal, .double, .date, .time, .timestamp, .binary, .other, nil:
      "CAST(\(value) AS TEXT)"
    }
  }

  /// SQLite's functions take the 30th of February for the 1st of March.
  func day(_ value: String, of type: ValueType?) -> String {
    "CASE WHEN \(isDay(value)) THEN date(\(value)) END"
  }

  func hours(from value: String, of type: ValueType?, to moment: String) -> String {
    """
    (unixepoch(\(literal(moment)), 'subsec') \
    - CASE WHEN \(isDay(value)) THEN unixepoch(\(value), 'subsec') END) / 3600.0
    """
  }

  private func isDay(_ value: String) -> String {
    "date(substr(\(value), 1, 10)) = substr(\(value), 1, 10)"
  }

  // MARK: Conditions

  func areSame(_ first: String, _ second: String) -> String { "\(first) IS \(second)" }

  /// Looks rows up in a list that is sorted once; `EXISTS` would read the other table for each row.
  func holds(_ join: SemiJoin) -> String {
    // Without their columns' types, texts and numbers would not be compared as the columns are.
    guard join.pairs.allSatisfy({ !$0.nullEqualsNull || $0.isOfOneKind }) else {
      return join.correlated(in: self)
    }
    func list(_ side: KeyPath<SemiJoin.Pair, String>) -> String {
      join.pairs.flatMap { pair -> [String] in
        let value = pair[keyPath: side]
        return pair.nullEqualsNull ? ["\(value) IS NULL", "ifnull(\(value), '')"] : [value]
      }
      .joined(separator: ", ")
    }
    // A NULL in the list would be looked for from its start.
    let keys = join.pairs.filter { !$0.nullEqualsNull }.map { "\($0.other) IS NOT NULL" }
    let selection = keys.isEmpty ? "" : "\n  WHERE \(keys.joined(separator: " AND "))"
    return """
      CASE WHEN (\(list(\.own))) IN (
        SELECT \(list(\.other)) FROM \(join.others)\(selection)
      ) THEN 1 ELSE 0 END
      """
  }

  func isNotANumber(_ value: String) -> String? { nil }

  func isFinite(_ value: String) -> String? { "abs(\(value)) < 9e999" }

  // MARK: Aggregates

  func count(where condition: String) -> String { "count(*) FILTER (WHERE \(condition))" }

  /// Whole numbers are added in two halves, since SQLite refuses a sum beyond 64 bits and doubles lose digits.
  func sum(_ value: String, of type: ValueType?) -> String {
    guard type?.kind == .integer else { return "sum(\(value))" }
    return "sum((\(value)) >> 32) * 4294967296.0 + sum((\(value)) & 4294967295)"
  }

  func mean(_ value: String, of type: ValueType?) -> String {
    guard type?.kind == .integer else { return "avg(\(value))" }
    return "(\(sum(value, of: type))) / count(\(value))"
  }

  func moment(_ statistic: Moment, _ value: String, over relation: String) -> String {
    let arithmetic = MomentArithmetic(
      dialect: self,
      value: "(\(value))",
      relation: relation
    )
    return switch statistic {
    case .standardDeviation: arithmetic.standardDeviation
    case .variance: arithmetic.variance
    case .skewness: arithmetic.skewness
    case .kurtosis: arithmetic.kurtosis
    case .interquartileRange: "NULL"
    }
  }

  // MARK: Statements

  func describe(_ relation: String, isTable: Bool) -> Description {
    guard isTable else { return .columns("SELECT * FROM \(relation) AS t LIMIT 0") }
    // Asking for a row as well tells of a table that does not exist, of which the list of columns is only empty.
    return .rows(
      """
      SELECT name, type FROM pragma_table_xinfo(\(literal(unquoted(relation)))) WHERE hidden <> 1
      UNION ALL SELECT * FROM (SELECT '', '' FROM \(relation) LIMIT 0)
      """
    )
  }

  /// The name of a table without its schema and quotes.
  private func unquoted(_ relation: String) -> String {
    QueryText(relation).tokens.last { $0.kind == .quotedName }?.name ?? relation
  }

  /// The driver takes the types of the first rows for those of all; so the first one only stands there for its types.
  func export(_ columns: [ExportedColumn], from relation: String) -> Export {
    let marker = "assay marker"
    var export = Export(query: "", marker: marker)
    var samples = ["1 AS \(identifier(marker))"]
    var values = ["0"]
    for column in columns {
      let wire = wire(column)
      samples.append("\(wire.sample) AS \(identifier(column.name))")
      values.append(wire.expression)
      if let type = wire.conversion {
        export.conversions.append(.init(column: column.name, type: type))
      }
    }
    export.query = """
      SELECT \(samples.joined(separator: ", "))
      UNION ALL
      SELECT \(values.joined(separator: ", "))
      FROM \(relation)
      """
    return export
  }

  private func wire(
    _ column: ExportedColumn
  ) -> (sample: String, expression: String, conversion: String?) {
    let value = column.expression
    return switch column.type?.kind {
    case .integer: ("0", "CAST(\(value) AS INTEGER)", nil)
    case .boolean: ("0", "CAST(\(value) AS INTEGER)", "BOOLEAN")
    case .double, .decimal: ("0.5", "CAST(\(value) AS REAL)", nil)
    case .binary: ("x'00'", "CAST(\(value) AS BLOB)", nil)
    case .text, .date, .time, .timestamp, .other, nil: ("''", "CAST(\(value) AS TEXT)", nil)
    }
  }

  func shortcoming(_ demand: Demand) -> String? {
    switch demand {
    case .pattern: "SQLite has no regular expressions"
    case .caseFolding(let texts):
      texts.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }
        ? nil : "SQLite knows the case of ASCII letters only"
    case .number: "SQLite cannot try to read a number"
    case .casting: "SQLite cannot try a cast"
    case .moment(.interquartileRange): "SQLite has no quantiles"
    case .correlation: "SQLite has no correlation"
    case .field: "SQLite has no structures"
    case .moment, .day, .instant: nil
    }
  }
}
