public import AssayModel

/// A value of the typed rows on which connectors are tried.
public enum FixtureValue: Sendable, Hashable {
  /// No value.
  case null
  /// A whole number of 64 bits.
  case integer(Int64)
  /// Digits with a point, of a column with twelve digits and two behind the point.
  case decimal(String)
  /// A floating-point number, perhaps NaN or infinite.
  case double(Double)
  /// A text.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// A day as `2024-01-31`.
  case day(String)
  /// A moment without a zone, as `2024-01-31 10:00:00`.
  case timestamp(String)
  /// A moment in a zone, as `2024-01-31 10:00:00+02:00`.
  case instant(String)
}

/// A column of the rows on which connectors are tried.
public struct FixtureColumn: Sendable, Hashable {
  /// What kind of values it holds.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case integer, decimal, double, text, boolean, day, timestamp, instant
  }

  /// The name, which may hold quotes and emoji.
  public let name: String
  /// What kind of values it holds.
  public let kind: Kind
}

/// A table of typed rows, which every engine is to hold.
public struct FixtureTable: Sendable, Hashable {
  /// The name, in small letters.
  public let name: String
  /// The columns in order.
  public let columns: [FixtureColumn]
  /// The rows, each with a value for every column.
  public let rows: [[FixtureValue]]

  /// The statements that make the table and fill it.
  public func statements(in dialect: Dialect) -> [String] {
    let writer = FixtureWriter(dialect: dialect)
    let definitions = columns.map { "\(writer.name($0.name)) \(writer.type($0.kind))" }
    let create = "CREATE TABLE \(writer.name(name)) (\(definitions.joined(separator: ", ")))"
    guard !rows.isEmpty else { return [create] }
    let tuples = rows.map { row in "(\(row.map(writer.literal).joined(separator: ", ")))" }
    return [
      create, "INSERT INTO \(writer.name(name)) VALUES\n\(tuples.joined(separator: ",\n"))",
    ]
  }
}

/// Spells types and values for the engines that fixtures are loaded into.
private struct FixtureWriter {
  let dialect: Dialect

  func name(_ name: String) -> String {
    let quote = dialect == .spark || dialect == .bigquery ? "`" : "\""
    return "\(quote)\(name.replacing(quote, with: quote + quote))\(quote)"
  }

  func type(_ kind: FixtureColumn.Kind) -> String {
    switch kind {
    case .integer: "BIGINT"
    case .decimal: "DECIMAL(12, 2)"
    case .double: "DOUBLE PRECISION"
    case .text: "VARCHAR"
    case .boolean: "BOOLEAN"
    case .day: "DATE"
    case .timestamp: "TIMESTAMP"
    case .instant: dialect == .sqlite ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE"
    }
  }

  func literal(_ value: FixtureValue) -> String {
    switch value {
    case .null: "NULL"
    case .integer(.min): "(-9223372036854775807 - 1)"
    case .integer(let number): String(number)
    case .decimal(let digits): digits
    case .double(let number): double(number)
    case .text(let text), .day(let text), .timestamp(let text), .instant(let text):
      "'\(text.replacing("'", with: "''"))'"
    case .boolean(let flag): dialect == .sqlite ? (flag ? "1" : "0") : String(flag)
    }
  }

  /// SQLite keeps NaN as NULL, and has no name for infinity.
  private func double(_ number: Double) -> String {
    guard !number.isFinite else { return String(number) }
    if dialect == .sqlite { return number.isNaN ? "NULL" : number < 0 ? "-9e999" : "9e999" }
    return "'\(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")'"
  }
}
