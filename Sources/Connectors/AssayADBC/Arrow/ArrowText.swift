/// How values that Swift has no type for are written as text.
enum ArrowText {
  /// A little-endian unsigned number of up to eight bytes.
  static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Bytes as hexadecimal digits after `0x`.
  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return bytes.reduce(into: "0x") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// A half-precision number; the standard library has no such type on every platform.
  static func half(_ bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 1 ? -1 : 1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }

  /// A decimal of any width, every digit of it.
  static func decimal(littleEndian bytes: [UInt8], scale: Int) -> String {
    let isNegative = (bytes.last ?? 0) >= 0x80
    var magnitude = bytes
    if isNegative { negate(&magnitude) }
    var digits = decimalDigits(of: magnitude)
    if scale > 0 {
      if digits.count <= scale {
        digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    } else if scale < 0, digits != "0" {
      digits += String(repeating: "0", count: -scale)
    }
    return isNegative ? "-" + digits : digits
  }

  private static func negate(_ bytes: inout [UInt8]) {
    var carry: UInt16 = 1
    for index in bytes.indices {
      let sum = UInt16(~bytes[index]) + carry
      bytes[index] = UInt8(truncatingIfNeeded: sum)
      carry = sum >> 8
    }
  }

  /// Divides by a billion until nothing is left, nine digits at a time.
  private static func decimalDigits(of bytes: [UInt8]) -> String {
    var limbs = stride(from: 0, to: bytes.count, by: 4).map { start in
      number(bytes[start..<min(start + 4, bytes.count)])
    }
    var groups: [UInt64] = []
    while limbs.contains(where: { $0 != 0 }) {
      var remainder: UInt64 = 0
      for index in limbs.indices.reversed() {
        let dividend = remainder << 32 | limbs[index]
        limbs[index] = dividend / 1_000_000_000
        remainder = dividend % 1_000_000_000
      }
      groups.append(remainder)
    }
    guard let first = groups.popLast() else { return "0" }
    return groups.reversed().reduce(String(first)) { $0 + padded(Int64($1), 9) }
  }

  /// Text in JSON's quotes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case ..<" ":
        let hexadecimal = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A number with zeros in front.
  static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
