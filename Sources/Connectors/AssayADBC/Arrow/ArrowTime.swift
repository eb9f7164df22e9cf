extension ArrowText {
  /// A day, counted from 1970-01-01 in the Gregorian calendar carried backwards.
  static func date(days: Int64) -> String {
    if days == Int64(Int32.max) { return "infinity" }
    if days == -Int64(Int32.max) { return "-infinity" }
    // Years start in March here, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097).quotient
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// A time of day.
  static func time(_ count: Int64, _ unit: ArrowUnit) -> String {
    let (seconds, rest) = floorDivide(count, unit.perSecond)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return clock.joined(separator: ":") + fraction(rest, unit)
  }

  /// A point in time in ISO 8601; with a zone it is in UTC, whatever the zone is.
  static func timestamp(
    _ count: Int64,
    _ unit: ArrowUnit,
    zone: String,
    isDate: Bool = false
  ) -> String {
    if count == .max { return "infinity" }
    if count == -.max { return "-infinity" }
    let (seconds, rest) = floorDivide(count, unit.perSecond)
    let (days, secondOfDay) = floorDivide(seconds, 86_400)
    let date = date(days: days)
    if isDate { return date }
    let time = time(secondOfDay, .second) + fraction(rest, unit)
    return "\(date)T\(time)\(zone.isEmpty ? "" : "Z")"
  }

  /// A length of time in ISO 8601, in seconds.
  static func duration(_ count: Int64, _ unit: ArrowUnit) -> String {
    let seconds = count / unit.perSecond
    let rest = (count % unit.perSecond).magnitude
    let sign = count < 0 && seconds == 0 ? "-" : ""
    return "PT\(sign)\(seconds)\(fraction(Int64(rest), unit))S"
  }

  /// A length of time in ISO 8601, in parts that do not convert into one another.
  static func interval(
    months: Int32 = 0,
    days: Int32 = 0,
    nanoseconds: Int64 = 0
  ) -> String {
    var text = "P"
    if months / 12 != 0 { text += "\(months / 12)Y" }
    if months % 12 != 0 { text += "\(months % 12)M" }
    if days != 0 { text += "\(days)D" }
    if nanoseconds != 0 || text == "P" {
      text += duration(nanoseconds, .nano).dropFirst()
    }
    return text
  }

  /// The part after the point, without zeros at its end; nothing when it is zero.
  private static func fraction(_ rest: Int64, _ unit: ArrowUnit) -> String {
    guard rest != 0 else { return "" }
    var digits = padded(rest, String(unit.perSecond).count - 1)
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }

  private static func floorDivide(
    _ dividend: Int64,
    _ divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
