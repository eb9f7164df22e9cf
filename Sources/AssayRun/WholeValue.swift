import AssayModel

extension Value {
  /// The value as a whole number of 64 bits, of whatever type the engine counts in.
  var whole: Int64? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    case .text(let text): Int64(text)
    case .null, .boolean: nil
    }
  }
}
