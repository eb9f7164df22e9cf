extension SampleRows {
  /// The rows as JSON, as reports and the history have them: names of columns, and rows of values.
  package var json: JSONValue {
    [
      "columns": .array(columns.map(JSONValue.string)),
      "rows": .array(rows.map { .array($0.map(\.json)) }),
    ]
  }
}

extension Value {
  fileprivate var json: JSONValue {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    }
  }
}
