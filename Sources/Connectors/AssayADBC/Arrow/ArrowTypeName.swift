extension ArrowType {
  /// The type as an engine would spell it, for example `DECIMAL(12,2)`.
  var name: String {
    switch self {
    case .null: "NULL"
    case .boolean: "BOOLEAN"
    case .integer(let bits, let isSigned): Self.integerName(bits: bits, isSigned: isSigned)
    case .half, .float: "FLOAT"
    case .double: "DOUBLE"
    case .text, .textView: "VARCHAR"
    case .binary, .binaryView, .fixedBinary: "BLOB"
    case .decimal(_, let precision, let scale): "DECIMAL(\(precision),\(scale))"
    case .date: "DATE"
    case .time: "TIME"
    case .timestamp(_, let zone): zone.isEmpty ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE"
    case .duration, .monthInterval, .dayTimeInterval, .monthDayNanoInterval: "INTERVAL"
    case .list(_, let element), .listView(_, let element): "\(element.type.name)[]"
    case .fixedList(let size, let element): "\(element.type.name)[\(size)]"
    case .structure(let fields): "STRUCT(\(Self.names(of: fields)))"
    case .map(let entry):
      if case .structure(let fields) = entry.type {
        "MAP(\(fields.map(\.type.name).joined(separator: ", ")))"
      } else {
        "MAP"
      }
    case .sparseUnion(_, let fields), .denseUnion(_, let fields):
      "UNION(\(Self.names(of: fields)))"
    case .dictionary(_, let values): values.name
    }
  }

  private static func names(of fields: [ArrowField]) -> String {
    fields.map { "\($0.name) \($0.type.name)" }.joined(separator: ", ")
  }

  private static func integerName(bits: Int, isSigned: Bool) -> String {
    let sign = isSigned ? "" : "U"
    return switch bits {
    case 8: sign + "TINYINT"
    case 16: sign + "SMALLINT"
    case 32: sign + "INTEGER"
    default: sign + "BIGINT"
    }
  }
}
