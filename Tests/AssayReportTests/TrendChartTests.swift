import AssayModel
import Foundation
import Testing

@testable import AssayReport

@Suite struct TrendChartTests {
  private typealias Point = TrendChart.Point

  /// 2026-01-05 06:00 UTC and so many days.
  private static func time(_ day: Double) -> Timestamp {
    Timestamp(milliseconds: 1_767_592_800_000 + Int64(day * 86_400_000))
  }

  private static func points(_ values: [Double]) -> [TrendChart.Point] {
    values.enumerated().map { Point(time: time(Double($0)), value: $1) }
  }

  /// Eight weeks of a load that is smaller at weekends, with two bad days and an excluded one.
  private static let load: [TrendChart.Point] = (0..<56).map { day in
    let base: Double = day % 7 == 5 ? 7_000 : day % 7 == 6 ? 6_000 : 10_000
    let value = base + Double(day * 30) + Double(day * 37 % 11 * 60)
    switch day {
    case 17, 45: return Point(time: time(Double(day)), value: 1_800, fate: .failed)
    case 30: return Point(time: time(Double(day)), value: 3_200, fate: .excluded)
    default: return Point(time: time(Double(day)), value: value)
    }
  }

  private static func expect(_ chart: TrendChart, _ text: String) {
    #expect(chart.lines().joined(separator: "\n") == text)
  }

  @Test func aChartTellsLevelsDatesAndFailures() {
    Self.expect(
      TrendChart(Self.load, width: 60, height: 10),
      """
      12,160 ┤              ⢀⣀   ⢀  ⣀   ⢀⣀⣀⡠⡄  ⣄⠤⠒⢄  ⢠⠒⡤⠔⡆  ⡗⠔⠊⠲⡀
             │⠤⠔⠢⠴⡀ ⢰⠉⠒⠉⢲  ⡎⠁ ⠉⢣ ⡸⠉⠉ ⠙⡄ ⡇   ⢱ ⢠⠃  ⠈⡆ ⡎   ⢸ ⢸    ⢇
             │    ⢇ ⡎   ⠘⡄⢸    ⠘⡄⡇    ⢣⢠⠃   ⠘⡄⢸    ⢱⢀⠇   ⠈⡆⡜    ⠘⡄
             │    ⠸⣀⠇    ⢇⡜     ⢳⠁    ⠈⠺     ⠱⡇     ⠙     ⠈⠃     ⠘
             │     ⠹      ⠁     ⠈
             │
             │                            ○
       1,800 ┤                ✗                         ✗
             └────────────────────────────────────────────────────
              2026-01-05      ✗ failed  ○ excluded      2026-03-01
      """
    )
  }

  @Test func aChartInASCII() {
    Self.expect(
      TrendChart(Self.load, width: 60, height: 10, isASCII: true),
      """
      12,160 +                                *  *   **  * *****
             |***** *****  *** * *****  ** **  ** *    *
             |                                     *      *     *
             |     *     *      *     **     **     *      *     *
             |      *     *      *
             |
             |                            o
       1,800 +                x                         x
             +----------------------------------------------------
              2026-01-05      x failed  o excluded      2026-03-01
      """
    )
  }

  @Test func oneValueStandsInTheMiddle() {
    Self.expect(
      TrendChart(Self.points([0.98]), width: 30, height: 6),
      """
           │
           │
      0.98 ┤            •
           │
           └────────────────────────
            2026-01-05 06:00
      """
    )
  }

  @Test func aConstantIsALine() {
    Self.expect(
      TrendChart(Self.points([12, 12, 12, .nan, 12]), width: 30, height: 6),
      """
         │
         │
      12 ┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
         │
         └──────────────────────────
          2026-01-05      2026-01-09
      """
    )
  }

  @Test func runsOfOneDayAreToldByTheirTimes() {
    let points = [0, 0.25, 0.5].map { Point(time: Self.time($0), value: 1 - 1 / (1 + $0)) }
    Self.expect(
      TrendChart(points, width: 48, height: 5),
      """
      0.3333 ┤                      ⢀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠔⠒⠒⠒⠒⠊⠉⠉
             │          ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉⠁
           0 ┤⣀⡠⠤⠤⠔⠒⠒⠊⠉⠉
             └────────────────────────────────────────
              2026-01-05 06:00        2026-01-05 18:00
      """
    )
  }

  @Test func nothingIsSaidOfNothing() {
    #expect(TrendChart([]).lines() == ["no values"])
    #expect(TrendChart(Self.points([.nan, .infinity])).lines() == ["no values"])
  }

  @Test func failuresAreRed() {
    let point = Point(time: Self.time(0), value: 1, fate: .failed)
    let lines = TrendChart([point]).lines(style: Style(colour: true))
    #expect(lines.contains { $0.contains("\u{1B}[31m✗\u{1B}[0m") })
  }

  @Test(
    arguments: [
      [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [.leastNonzeroMagnitude, 0],
      [1e-300, 2e-300, 3e-300], [1e300, 2e300], [1_000_000.001, 1_000_000.002], [-3, 5, .nan],
      [0.999_999_999_9, 1], [123_456_789_012_345, 1],
    ] as [[Double]]
  )
  func itIsNeverWiderThanToldNorOfAnotherHeight(_ values: [Double]) {
    for isASCII in [false, true] {
      for width in [1, 10, 29, 30, 60, 100] {
        let chart = TrendChart(Self.points(values), width: width, height: 7, isASCII: isASCII)
        let lines = chart.lines()
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines)")
        #expect(lines.count == (width < 30 ? 1 : 7))
        #expect(!isASCII || lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }, "\(lines)")
      }
    }
  }

  @Test func absurdMomentsAreSurvived() {
    let points = [Int64.min, 0, .max].map {
      Point(time: Timestamp(milliseconds: $0), value: 1, fate: .failed)
    }
    #expect(TrendChart(points, width: 40).lines().allSatisfy { $0.displayWidth <= 40 })
  }

  @Test(
    arguments: [
      ([], ""), ([1], "▄"), ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([0, .nan, 1], "▁·█"),
      ([5, 5, 5], "▄▄▄"), ([-.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude], "▁▅█"),
    ] as [([Double], String)]
  )
  func sparklines(_ values: [Double], _ text: String) { #expect(Sparkline.text(values) == text) }

  @Test func sparklinesShowTheNewestThatFit() {
    #expect(Sparkline.text([9, 9, 1, 2, 3], width: 3) == "▁▅█")
    #expect(Sparkline.text([9, 9, 1, 2, 3], width: 3, isASCII: true) == "_=#")
    #expect(Sparkline.text([1, 2], width: -1).isEmpty)
  }
}
