import AssayModel
import AssayRun
import Testing

@Suite struct ClockTests {
  /// 2024-03-10 at a time of day in UTC.
  private static func clock(_ hours: Int64, _ minutes: Int64 = 0) -> Clock {
    Clock(now: Timestamp(milliseconds: 1_710_028_800_000 + (hours * 60 + minutes) * 60_000))
  }

  @Test(arguments: [
    (DateOperand.day("2020-02-29"), 12, "2020-02-29"),
    (.now(offsetMinutes: 0), 12, "2024-03-10"),
    (.now(offsetMinutes: -3 * 1440), 12, "2024-03-07"),
    (.now(offsetMinutes: -13 * 60), 12, "2024-03-09"),
    (.now(offsetMinutes: 12 * 60), 12, "2024-03-11"),
    (.today(minutes: 0, zone: "UTC"), 0, "2024-03-10"),
    (.today(minutes: -1, zone: "UTC"), 23, "2024-03-09"),
    (.today(minutes: 0, zone: "No/Where"), 12, "2024-03-10"),
  ])
  func days(_ operand: DateOperand, hour: Int64, day: String) {
    #expect(Self.clock(hour).day(operand) == day)
  }

  /// The moment at which it is midnight in a zone, as a day in UTC.
  @Test(arguments: [
    ("Asia/Tokyo", 14, "2024-03-09"), ("Asia/Tokyo", 16, "2024-03-10"),
    ("America/New_York", 3, "2024-03-09"), ("America/New_York", 12, "2024-03-10"),
    ("Europe/Berlin", 12, "2024-03-09"),
  ])
  func midnightIsWhereThePersonIs(_ zone: String, hour: Int64, day: String) {
    #expect(Self.clock(hour).day(.today(minutes: 0, zone: zone)) == day)
  }

  @Test func beforeTheEpochDaysAreCountedBackwards() {
    let clock = Clock(now: Timestamp(milliseconds: -1))
    #expect(clock.day(.now(offsetMinutes: 0)) == "1969-12-31")
    #expect(clock.day(.today(minutes: 0, zone: "UTC")) == "1969-12-31")
  }
}
