/// Numbers, ratios, time spans and sizes as people write them.
enum Quantity {
  /// A whole number in digits, with an optional sign.
  static func integer(_ text: String) -> Int? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard digits.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  /// A decimal number, or one with a percent sign.
  static func ratio(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    let digits = String(isPercent ? text.dropLast() : text[...])
    // `Double` would also take “inf”, “nan” and base 16.
    guard digits.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }),
      digits.utf8.contains(where: isDigit), let number = Double(digits), number.isFinite
    else { return nil }
    return isPercent ? number / 100 : number
  }

  /// A positive whole number and a unit.
  static func duration(_ text: String) -> Duration? {
    let words = text.split { $0 == " " || $0 == "\t" }
    guard words.count == 2, let count = integer(String(words[0])), count > 0 else { return nil }
    let unit: Int
    switch words[1] {
    case "second", "seconds": unit = 1
    case "minute", "minutes": unit = 60
    case "hour", "hours": unit = 3600
    case "day", "days": unit = 86_400
    case "week", "weeks": unit = 604_800
    default: return nil
    }
    let seconds = count.multipliedReportingOverflow(by: unit)
    // A thousand years; more would overflow the clocks that durations are added to.
    guard !seconds.overflow, seconds.partialValue <= 31_556_952_000 else { return nil }
    return .seconds(seconds.partialValue)
  }

  /// A positive whole number and a unit, with or without a blank between them, in bytes.
  static func size(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " || $0 == "\t" }
    guard let count = Int(digits), count > 0, let factor = sizes[String(unit)] else { return nil }
    let bytes = count.multipliedReportingOverflow(by: factor)
    return bytes.overflow ? nil : bytes.partialValue
  }

  private static let sizes = [
    "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000,
    "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40,
  ]

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
