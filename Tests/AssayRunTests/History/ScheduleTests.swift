import AssayModel
import Testing

@Suite struct ScheduleTests {
  private static func schedule(
    minutes: Set<Int> = [0],
    hours: Set<Int> = [0],
    days: Set<Int> = Set(1...31),
    months: Set<Int> = Set(1...12),
    weekdays: Set<Int> = Set(0...6)
  ) -> Schedule {
    Schedule(
      text: "",
      minutes: minutes,
      hours: hours,
      daysOfMonth: days,
      months: months,
      daysOfWeek: weekdays
    )
  }

  private static let quarters = schedule(minutes: [0, 15, 30, 45], hours: Set(0...23))
  private static let workdays = schedule(minutes: [30], hours: [6], weekdays: Set(1...5))
  private static let leapDay = schedule(days: [29], months: [2])
  private static let either = schedule(days: [13], weekdays: [5])

  /// A moment, the last one at which it was due, and the next.
  @Test(arguments: [
    (quarters, "2026-03-01T10:14:59", "2026-03-01T10:00", "2026-03-01T10:15"),
    (quarters, "2026-03-01T10:15", "2026-03-01T10:15", "2026-03-01T10:30"),
    (quarters, "2026-12-31T23:59:59.999", "2026-12-31T23:45", "2027-01-01"),
    // 2026-03-01 is a Sunday.
    (workdays, "2026-03-01T12:00", "2026-02-27T06:30", "2026-03-02T06:30"),
    (workdays, "2026-03-02T06:29:59", "2026-02-27T06:30", "2026-03-02T06:30"),
    (leapDay, "2026-03-01", "2024-02-29", "2028-02-29"),
    (leapDay, "2024-02-29T12:00", "2024-02-29", "2028-02-29"),
    // The 13th, and every Friday.
    (either, "2026-03-14", "2026-03-13", "2026-03-20"),
    (either, "2026-05-14", "2026-05-13", "2026-05-15"),
    (quarters, "1969-12-31T23:50", "1969-12-31T23:45", "1970-01-01"),
    (workdays, "1960-02-29T06:30", "1960-02-29T06:30", "1960-03-01T06:30"),
  ])
  func dueMoments(_ schedule: Schedule, _ moment: String, last: String, next: String) throws {
    let moment = try #require(Timestamp(moment))
    #expect(schedule.last(upTo: moment) == Timestamp(last))
    #expect(schedule.next(after: moment) == Timestamp(next))
  }

  /// 30 February, and a leap day around a year that has none though 4 divides it.
  @Test func whatIsNotDueInFourYearsIsNever() throws {
    let never = Self.schedule(days: [30], months: [2])
    let now = try #require(Timestamp("2026-03-01"))
    #expect(never.last(upTo: now) == nil)
    #expect(never.next(after: now) == nil)
    let before2100 = try #require(Timestamp("2096-03-01"))
    #expect(Self.leapDay.next(after: before2100) == nil)
  }

  @Test func theNextMomentIsTheLastOfItself() throws {
    for schedule in [Self.quarters, Self.workdays, Self.either] {
      var moment = try #require(Timestamp("2027-12-20T03:21"))
      for _ in 0..<200 {
        let next = try #require(schedule.next(after: moment))
        #expect(next > moment)
        #expect(schedule.last(upTo: next) == next)
        moment = next
      }
    }
  }
}

@Suite struct TimestampTests {
  @Test func momentsSurviveTheirText() {
    var random = SeededGenerator(seed: 11)
    // From the year 1 to the year 9999.
    let range = -62_135_596_800_000...253_402_300_799_999 as ClosedRange<Int64>
    for _ in 0..<2000 {
      let moment = Timestamp(milliseconds: Int64.random(in: range, using: &random))
      #expect(Timestamp(moment.description) == moment)
      #expect(Timestamp(moment.day)?.description == "\(moment.day)T00:00:00.000Z")
    }
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01T00:00:00.000Z"), ("2024-02-29", "2024-02-29T00:00:00.000Z"),
    ("2026-03-01T10:20", "2026-03-01T10:20:00.000Z"),
    ("2026-03-01 10:20:30Z", "2026-03-01T10:20:30.000Z"),
    ("2026-03-01T10:20:30.5Z", "2026-03-01T10:20:30.500Z"),
    ("2026-03-01T10:20:30.123456789Z", "2026-03-01T10:20:30.123Z"),
    ("2026-03-01T00:00:00+02:00", "2026-02-28T22:00:00.000Z"),
    ("2025-12-31T23:59:59-0001", "2026-01-01T00:00:59.000Z"),
    ("0001-01-01", "0001-01-01T00:00:00.000Z"), ("1900-02-28", "1900-02-28T00:00:00.000Z"),
  ])
  func textsAreRead(_ text: String, _ moment: String) {
    #expect(Timestamp(text)?.description == moment)
  }

  @Test(arguments: [
    "", "2026", "2026-02", "2026-02-29", "2026-02-30", "2026-04-31", "2026-00-01", "2026-13-01",
    "2026-01-00", "1900-02-29", "2026-03-01T24:00", "2026-03-01T10:60", "2026-03-01T10:20:60",
    "2026-03-01T10", "2026-03-01T10:20:30.", "2026-03-01T10:20z", "2026-03-01T10:20+24:00",
    "2026-03-01T10:20+01:60", "2026-03-01T10:20+1", " 2026-03-01", "2026-03-01\n", "-2026-03-01",
    "２０２６-03-01", "2026-03-01T10:20:30.1234567890",
  ])
  func otherTextsAreNone(_ text: String) { #expect(Timestamp(text) == nil) }
}
