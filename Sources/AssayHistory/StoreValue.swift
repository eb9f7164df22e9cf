import AssayModel

/// A value as the store writes it into a statement.
enum StoreValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  case null
  case integer(Int)
  case number(Double)
  case text(String)

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(nilLiteral: ()) { self = .null }

  /// A moment as text in UTC, which sorts as time does.
  static func moment(_ moment: Timestamp?) -> StoreValue {
    moment.map { .text($0.description) } ?? .null
  }

  /// A number or nothing; what is not finite is nothing, because nothing can be learned from it.
  static func optional(_ number: Double?) -> StoreValue {
    number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A count or nothing.
  static func optional(_ count: Int?) -> StoreValue { count.map { .integer($0) } ?? .null }

  /// The value in SQL, in a form that SQLite, PostgreSQL and DuckDB read alike.
  var sql: String {
    switch self {
    case .null: return "NULL"
    case .integer(let value): return String(value)
    case .number(let value):
      // Without an exponent it is a decimal, which DuckDB does not turn into the nearest double.
      let text = value.description
      return text.contains("e") ? text : text + "e0"
    case .text(let text): return quoted(text)
    }
  }
}

/// A text in quotes; no engine takes the character NUL.
func quoted(_ text: String) -> String {
  let clean = text.contains("\0") ? text.replacing("\0", with: "\u{FFFD}") : text
  return "'\(clean.replacing("'", with: "''"))'"
}

/// A list of texts in quotes, for `IN`.
func quotedList(_ texts: some Sequence<String>) -> String {
  texts.map(quoted).joined(separator: ", ")
}

/// Rows for one table, written with as few statements as engines take.
struct Insertion {
  /// Engines bound the length of a statement; SQLite's usual bound is a million bytes.
  private static let limit = 200_000

  let table: String
  let columns: [String]
  var rows: [[StoreValue]] = []

  /// The statements that insert the rows.
  var statements: [String] {
    let head = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES\n"
    var statements: [String] = []
    var values = ""
    for row in rows {
      let text = "(\(row.map(\.sql).joined(separator: ", ")))"
      if !values.isEmpty, values.utf8.count + text.utf8.count > Self.limit {
        statements.append(head + values)
        values = ""
      }
      values += values.isEmpty ? text : ",\n" + text
    }
    if !values.isEmpty { statements.append(head + values) }
    return statements
  }
}
