/// A value that a database gave back.
public enum Value: Sendable, Hashable, Codable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  /// Text, and everything that is shown as text: decimals, dates, timestamps, nested values.
  case text(String)

  /// The value as a number: integers, doubles, booleans and numeric text; `nil` for everything else.
  public var number: Double? {
    switch self {
    case .null: nil
    case .boolean(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .number(let value): value
    case .text(let value): Double(value)
    }
  }

  /// The value as text; `nil` for null.
  public var text: String? {
    switch self {
    case .null: nil
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): value.description
    case .text(let value): value
    }
  }
}
