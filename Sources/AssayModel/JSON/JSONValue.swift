/// A JSON document as a tree whose members keep their order.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// Written as the text `NaN`, `Infinity` or `-Infinity` where JSON has no number for it.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  package struct Member: Sendable, Equatable {
    /// The name; the writer does not look for duplicates.
    package let name: String
    /// The value.
    package let value: JSONValue

    /// Pairs a name with a value.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An integer.
  package static func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }

  /// The value of an optional, or null.
  package static func optional<Wrapped>(
    _ value: Wrapped?,
    _ make: (Wrapped) -> JSONValue
  ) -> JSONValue {
    value.map(make) ?? .null
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Makes an object with its members in the order of the literal.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// Makes an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// Makes a string.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// Makes an integer.
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// Makes a boolean.
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}
