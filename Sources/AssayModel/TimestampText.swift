extension Timestamp {
  /// Reads ISO 8601: a day, perhaps a time to the second or its fractions, perhaps `Z` or an offset; UTC without one.
  ///
  /// Read by hand, because a store gives thousands of them.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), (1...12).contains(month),
      let days = CivilDay.daysSince1970(year: year, month: month, day: day)
    else { return nil }
    var (seconds, fraction, offset) = (0, 0, 0)
    if reader.skip("T") || reader.skip(" ") {
      guard let time = reader.timeOfDay(), let zone = reader.zone() else { return nil }
      (seconds, fraction) = time
      offset = zone
    }
    guard reader.isAtEnd else { return nil }
    let whole = days * 86_400 + Int64(seconds - offset)
    self.init(milliseconds: whole * 1000 + Int64(fraction))
  }
}

/// Reads the parts of a moment from left to right.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Passes over a character, if it is next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private mutating func digit() -> Int? {
    guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
    rest.removeFirst()
    return Int(first) - 0x30
  }

  /// The seconds since midnight, and the milliseconds, to which fractions are cut.
  mutating func timeOfDay() -> (seconds: Int, milliseconds: Int)? {
    guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else {
      return nil
    }
    var (second, milliseconds) = (0, 0)
    if skip(":") {
      guard let number = number(2), number < 60 else { return nil }
      second = number
      if skip(".") {
        guard let fraction = fraction() else { return nil }
        milliseconds = fraction
      }
    }
    return (hour * 3600 + minute * 60 + second, milliseconds)
  }

  private mutating func fraction() -> Int? {
    var (value, count) = (0, 0)
    while let digit = digit() {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    guard (1...9).contains(count) else { return nil }
    return count == 1 ? value * 100 : count == 2 ? value * 10 : value
  }

  /// The seconds by which local time is ahead of UTC; 0 where nothing is said.
  mutating func zone() -> Int? {
    if isAtEnd || skip("Z") { return 0 }
    let isBehind = skip("-")
    guard isBehind || skip("+"), let hours = number(2), hours < 24 else { return nil }
    _ = skip(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (isBehind ? -1 : 1)
  }
}
