/// A moment in UTC, in whole milliseconds.
package struct Timestamp: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
  package let milliseconds: Int64

  /// Makes a moment.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by time.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// ISO 8601 with milliseconds, for example `2026-01-31T09:05:00.000Z`.
  package var description: String {
    let (days, rest) = Self.floorDivide(milliseconds, 86_400_000)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
    return "\(Self.day(days))T\(clock.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
  }

  /// The day in UTC, for example `2026-01-31`.
  package var day: String { Self.day(Self.floorDivide(milliseconds, 86_400_000).quotient) }

  /// The moment to the minute, as `2026-01-31 09:05 UTC`.
  package var minute: String { minuteWithoutZone + " UTC" }

  /// The moment to the minute where a heading tells that it is UTC, as `2026-01-31 09:05`.
  package var minuteWithoutZone: String {
    let text = description
    let end = text.index(text.endIndex, offsetBy: -8)
    return String(text[..<end]).replacing("T", with: " ")
  }

  /// Seconds to a later moment; negative to an earlier one.
  package func seconds(to later: Timestamp) -> Double {
    Double(later.milliseconds - milliseconds) / 1000
  }

  /// The day in UTC, in numbers.
  package var civilDay: CivilDay {
    CivilDay(daysSince1970: Self.floorDivide(milliseconds, 86_400_000).quotient)
  }

  private static func day(_ days: Int64) -> String {
    let day = CivilDay(daysSince1970: days)
    return
      "\(padded(Int64(day.year), 4))-\(padded(Int64(day.month), 2))-\(padded(Int64(day.day), 2))"
  }

  fileprivate static func floorDivide(
    _ value: Int64,
    _ divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// Decodes the number of milliseconds.
  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Encodes the number of milliseconds.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// A day of the calendar.
package struct CivilDay: Sendable, Hashable {
  /// The year of the common era.
  package let year: Int
  /// The month, from 1.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int
  /// The day of the week, from 0, Sunday.
  package let weekday: Int

  /// The date of a number of days since 1970-01-01, by counting in eras of 400 years that start in March.
  package init(daysSince1970 days: Int64) {
    let (era, dayOfEra) = Timestamp.floorDivide(days + 719_468, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    // 1970-01-01 was a Thursday.
    weekday = Int(Timestamp.floorDivide(days + 4, 7).remainder)
  }

  /// The number of days since 1970-01-01; `nil` when there is no such day.
  package static func daysSince1970(year: Int, month: Int, day: Int) -> Int64? {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = Timestamp.floorDivide(Int64(shifted), 400)
    let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let result = CivilDay(daysSince1970: days)
    return result.year == year && result.month == month && result.day == day ? days : nil
  }
}

extension Timestamp {
  /// The moment so much later, or with a negative number earlier.
  package func adding(seconds: Double) -> Timestamp {
    Timestamp(milliseconds: milliseconds + Int64((seconds * 1000).rounded()))
  }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
