import AssayDiagnostics
import AssayModel
import AssaySyntax

/// What a date operand comes to.
enum LoweredDate {
  case day(DateOperand)
  case null
  case impossible(reason: String)
}

extension RuleReader {
  /// A date operand, with the rule's time zone for times of the day.
  mutating func day(_ operand: DateSyntax) -> LoweredDate {
    switch operand.kind {
    case .null: return .null
    case .now: return .day(.now(offsetMinutes: 0))
    case .nowOffset(let sign, let duration):
      return .day(.now(offsetMinutes: sign * duration.minutes))
    case .time(let minutes, _):
      return .day(.today(minutes: minutes, zone: rule.tags["timeZone"]?.text ?? "UTC"))
    case .day(let text):
      guard isDay(text) else {
        emit(.impossibleDate(text, at: operand.span))
        return .impossible(reason: "\(text) is not a day of the calendar")
      }
      return .day(.day(text))
    }
  }
}

extension DurationSyntax {
  /// The length in minutes.
  fileprivate var minutes: Int {
    switch unit {
    case .days: count * 24 * 60
    case .hours: count * 60
    case .minutes: count
    }
  }
}

/// Whether a text of the form `2024-01-31` names a day of the Gregorian calendar.
private func isDay(_ text: String) -> Bool {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3, (1...12).contains(parts[1]) else { return false }
  let isLeapYear = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
  let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...lengths[parts[1] - 1]).contains(parts[2])
}
