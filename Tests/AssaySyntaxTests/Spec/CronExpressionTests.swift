import AssaySyntax
import Testing

@Suite struct CronExpressionTests {
  @Test(arguments: [
    "* * * * *", "*/15 * * * *", "0 6 * * 1-5", "0,30 8-18/2 1,15 jan-mar MON,fri", "5/10 * * * 7",
    " 0\t0  1 1 * ",
  ])
  func accepted(_ text: String) throws {
    _ = try CronExpression(text)
  }

  @Test func values() throws {
    let cron = try CronExpression("5/20 8-12/2 1,15 feb-mar 5-7")
    #expect(cron.minutes == [5, 25, 45])
    #expect(cron.hours == [8, 10, 12])
    #expect(cron.daysOfMonth == [1, 15])
    #expect(cron.months == [2, 3])
    #expect(cron.daysOfWeek == [5, 6, 0])
  }

  @Test(arguments: [
    ("", 0..<0), ("* * * *", 0..<7), ("60 * * * *", 0..<2), ("* 24 * * *", 2..<4),
    ("* * 0 * *", 4..<5), ("* * * 13 *", 6..<8), ("* * * * 8", 8..<9), ("5-1 * * * *", 0..<3),
    ("*/0 * * * *", 0..<3), ("1,,2 * * * *", 0..<4), ("1,x * * * *", 2..<3), ("*/ * * * *", 0..<2),
    ("- * * * *", 0..<1), ("-1 * * * *", 0..<2), ("*/99999999999999999999 * * * *", 0..<22),
    ("ä * * * *", 0..<2),
  ])
  func refused(_ text: String, range: Range<Int>) {
    do {
      _ = try CronExpression(text)
      Issue.record("accepted")
    } catch {
      #expect(error.range == range)
    }
  }
}
