/// The minutes at which something is due, in UTC, as the five fields of cron tell them.
package struct Schedule: Sendable, Hashable, Codable {
  /// The schedule as written.
  package let text: String
  private let minutes: Set<Int>
  private let hours: Set<Int>
  private let daysOfMonth: Set<Int>
  private let months: Set<Int>
  private let daysOfWeek: Set<Int>

  /// Makes a schedule of the values of each field; days of the week count from 0, Sunday.
  package init(
    text: String,
    minutes: Set<Int>,
    hours: Set<Int>,
    daysOfMonth: Set<Int>,
    months: Set<Int>,
    daysOfWeek: Set<Int>
  ) {
    self.text = text
    self.minutes = minutes
    self.hours = hours
    self.daysOfMonth = daysOfMonth
    self.months = months
    self.daysOfWeek = daysOfWeek
  }

  /// The last moment up to one at which it was due; `nil` when there is none within four years, as of 30 February.
  package func last(upTo moment: Timestamp) -> Timestamp? {
    due(from: moment.minutes, steps: -1)
  }

  /// The first moment behind one at which it is due; `nil` when there is none within four years.
  package func next(after moment: Timestamp) -> Timestamp? {
    due(from: moment.minutes + 1, steps: 1)
  }

  /// Whether it is due whenever another schedule is, as far as their fields tell.
  package func isDueWhenever(_ other: Schedule) -> Bool {
    minutes.isSuperset(of: other.minutes) && hours.isSuperset(of: other.hours)
      && months.isSuperset(of: other.months)
      && (daysOfMonth, daysOfWeek) == (other.daysOfMonth, other.daysOfWeek)
  }

  private func due(from start: Int64, steps: Int64) -> Timestamp? {
    var minute = start
    let limit = start + steps * 1464 * Self.minutesOfDay
    while minute != limit {
      let day = Timestamp(minutes: minute).civilDay
      guard isDue(on: day) else {
        // To the next day, or the last minute of the one before.
        let first = (minute - Self.minuteOfDay(minute))
        let end = steps > 0 ? first + Self.minutesOfDay : first - 1
        guard (steps > 0) == (end < limit) else { return nil }
        minute = end
        continue
      }
      let ofDay = Int(Self.minuteOfDay(minute))
      if hours.contains(ofDay / 60), minutes.contains(ofDay % 60) {
        return Timestamp(minutes: minute)
      }
      minute += steps
    }
    return nil
  }

  /// As in every cron, a day is due by either of its fields when both are restricted.
  private func isDue(on day: CivilDay) -> Bool {
    guard months.contains(day.month) else { return false }
    let byMonth = daysOfMonth.contains(day.day)
    let byWeek = daysOfWeek.contains(day.weekday)
    if daysOfMonth.count == 31 { return byWeek }
    if daysOfWeek.count == 7 { return byMonth }
    return byMonth || byWeek
  }

  private static let minutesOfDay: Int64 = 1440

  private static func minuteOfDay(_ minute: Int64) -> Int64 {
    let rest = minute % minutesOfDay
    return rest < 0 ? rest + minutesOfDay : rest
  }
}

extension Timestamp {
  fileprivate init(minutes: Int64) { self.init(milliseconds: minutes * 60_000) }

  /// Whole minutes since 1970, rounded down.
  fileprivate var minutes: Int64 {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
