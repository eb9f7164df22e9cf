/// The type of a column, as far as rules and contracts care.
package struct ValueType: Sendable, Hashable, Codable {
  /// What kind of values a type holds.
  package enum Kind: String, Sendable, Hashable, Codable {
    case boolean, integer, decimal, double, text, date, time, timestamp, binary, other
  }

  /// The type as written, for example `decimal(12,2)`.
  package let name: String

  /// Its kind.
  package let kind: Kind

  /// The number of bits of an integer or floating-point type; 0 where it says nothing.
  package let width: Int

  /// Reads an SQL type name of any of the usual dialects; an unknown one is of kind `other`.
  package init(_ name: String) {
    self.name = name
    let base = name.prefix { $0 != "(" && $0 != "[" }.lowercased()
    let words = base.split(separator: " ").joined(separator: " ")
    if name.contains("[") {
      (kind, width) = (.other, 0)
    } else {
      (kind, width) = Self.kinds[words] ?? (.other, 0)
    }
  }

  /// Whether arithmetic is possible.
  package var isNumeric: Bool {
    switch kind {
    case .integer, .decimal, .double: true
    case .boolean, .text, .date, .time, .timestamp, .binary, .other: false
    }
  }

  /// Whether it can be read as a day.
  package var isDay: Bool {
    switch kind {
    case .date, .timestamp, .text: true
    case .boolean, .integer, .decimal, .double, .time, .binary, .other: false
    }
  }

  /// Whether a column of this type keeps a contract that names `promised`.
  ///
  /// A narrower integer or float fits into a wider one; lengths and scales are not compared; an unknown type must be
  /// spelt alike.
  package func satisfies(_ promised: ValueType) -> Bool {
    switch promised.kind {
    case .other: name.lowercased() == promised.name.lowercased()
    case .integer, .double: kind == promised.kind && width <= promised.width
    case .boolean, .decimal, .text, .date, .time, .timestamp, .binary: kind == promised.kind
    }
  }

  /// Whether another engine's type holds the same values; lengths and scales are not compared.
  package func isSame(as other: ValueType) -> Bool {
    switch kind {
    case .other: name.lowercased() == other.name.lowercased()
    case .boolean, .integer, .decimal, .double, .text, .date, .time, .timestamp, .binary:
      kind == other.kind && width == other.width
    }
  }

  private static let kinds: [String: (Kind, Int)] = {
    var kinds: [String: (Kind, Int)] = [:]
    func add(_ kind: Kind, _ width: Int = 0, _ names: String...) {
      for name in names { kinds[name] = (kind, width) }
    }
    add(.boolean, 0, "boolean", "bool", "logical")
    add(.integer, 8, "tinyint", "int1")
    add(.integer, 16, "smallint", "int2", "short", "int16", "utinyint", "uint8")
    add(.integer, 32, "integer", "int", "int4", "int32", "signed", "usmallint", "uint16", "serial")
    add(.integer, 64, "bigint", "int8", "int64", "long", "uinteger", "uint32", "bigserial")
    add(.integer, 128, "hugeint", "uhugeint", "int128", "ubigint", "uint64", "uint128")
    add(.decimal, 0, "decimal", "numeric", "dec", "number")
    add(.double, 32, "float", "real", "float4")
    add(.double, 64, "double", "float8", "double precision", "float64")
    add(.text, 0, "varchar", "text", "string", "char", "character varying", "character", "bpchar")
    add(.text, 0, "nvarchar", "nchar", "clob", "name", "uuid", "enum")
    add(.date, 0, "date")
    add(.time, 0, "time", "time without time zone", "timetz", "time with time zone")
    add(.timestamp, 0, "timestamp", "timestamptz", "datetime", "timestamp with time zone")
    add(.timestamp, 0, "timestamp without time zone", "timestamp_s", "timestamp_ms", "timestamp_ns")
    add(.binary, 0, "blob", "bytea", "binary", "varbinary")
    return kinds
  }()
}
