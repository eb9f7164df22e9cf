package import AssayModel
import Foundation

/// The moment that counts as now, and the days that date operands stand for at that moment.
package struct Clock: Sendable {
  /// The moment that counts as now.
  package let now: Timestamp

  /// Fixes the moment.
  package init(now: Timestamp) { self.now = now }

  /// The day that a date operand stands for, in UTC, as `2024-01-31`.
  ///
  /// `now()` is cut to the minute, as in DQDL, which no day can tell.
  package func day(_ operand: DateOperand) -> String {
    switch operand {
    case .day(let day): day
    case .now(let minutes): now.adding(minutes: minutes).day
    case .today(let minutes, let zone): midnight(in: zone).adding(minutes: minutes).day
    }
  }

  /// The moment that a date operand stands for, in UTC, as SQL writes it; a day stands for its first moment.
  package func moment(_ operand: DateOperand) -> String {
    switch operand {
    case .day(let day): "\(day) 00:00:00.000"
    case .now(let minutes): now.adding(minutes: minutes).asSQL
    case .today(let minutes, let zone): midnight(in: zone).adding(minutes: minutes).asSQL
    }
  }

  /// The moment as SQL writes it, in UTC: `2024-01-31 10:00:00.000`.
  package var timestamp: String { now.asSQL }

  /// The first moment of today in a time zone; in UTC where the zone is unknown, which compiling has ruled out.
  ///
  /// The offset counts that is in force at that moment, not now: on the day on which clocks change they differ.
  private func midnight(in zone: String) -> Timestamp {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
    let start = calendar.startOfDay(
      for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
    )
    return Timestamp(milliseconds: Int64((start.timeIntervalSince1970 * 1000).rounded()))
  }
}

extension Timestamp {
  fileprivate var asSQL: String { String(description.dropLast()).replacing("T", with: " ") }

  fileprivate func adding(minutes: Int) -> Timestamp {
    Timestamp(milliseconds: milliseconds + Int64(minutes) * 60_000)
  }
}
