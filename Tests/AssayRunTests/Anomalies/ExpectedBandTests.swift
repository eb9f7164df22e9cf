import AssayModel
import Testing

@testable import AssayRun

private let day: Int64 = 86_400_000

@Suite struct ExpectedBandTests {
  /// Points a day apart, of which the last is a day before `now`.
  private static func daily(_ values: [Double], step: Int64 = day) -> [HistoryPoint] {
    values.reversed().enumerated().map { index, value in
      HistoryPoint(time: Timestamp(milliseconds: -Int64(index + 1) * step), value: value)
    }
  }

  private static let now = Timestamp(milliseconds: 0)

  private static func band(_ values: [Double], _ bounds: NaturalBounds = .nonNegative)
    -> ExpectedBand?
  { expectedBand(after: daily(values), at: now, bounds: bounds) }

  @Test(arguments: [[], [1], [1, 2], [1, 2, .nan], [1, .infinity, -.infinity, 2]] as [[Double]])
  func fewerThanThreeUsableValuesSayNothing(_ values: [Double]) {
    #expect(Self.band(values) == nil)
  }

  @Test func theBandTellsWhatItStandsOn() throws {
    let band = try #require(Self.band([10, 11, 12, .nan]))
    #expect(band.points == 3)
    #expect(band.from == Timestamp(milliseconds: -4 * day))
    #expect(band.to == Timestamp(milliseconds: -2 * day))
    #expect(band.basis.hasPrefix("median of the newest 3 of 3 values, ± 14 robust deviations"))
  }

  @Test(arguments: [
    (1.0, NaturalBounds.ratio, 0.99), (12, .nonNegative, 11), (0, .nonNegative, 1),
    (0.1 + 0.2, .none, 0.3001), (1e12, .nonNegative, 1e12 + 10_000), (-4, .none, -4.01),
  ])
  func aConstantThatChangesIsAnAnomalyButRoundingIsNot(
    _ value: Double,
    bounds: NaturalBounds,
    changed: Double
  ) throws {
    let band = try #require(Self.band(Array(repeating: value, count: 10), bounds))
    #expect(band.contains(value))
    #expect(band.contains(value * (1 + 1e-12)) || bounds == .ratio)
    #expect(band.contains(value * (1 - 1e-12)))
    #expect(!band.contains(changed))
    #expect(band.basis == "all 10 values are the same")
  }

  @Test func aFewEqualValuesDoNotPromiseMuch() throws {
    let band = try #require(Self.band([1, 1, 1], .ratio))
    #expect(band.contains(0.95))
    #expect(!band.contains(0.8))
    #expect(try #require(Self.band([4, 4, 4])).contains(9))
  }

  @Test func bandsStayWithinTheNaturalBounds() throws {
    let ratio = try #require(Self.band([0.99, 0.97, 1, 0.98, 0.99, 0.97, 0.98, 1], .ratio))
    #expect(ratio.upper == 1)
    let count = try #require(Self.band([0, 3, 1, 0, 2, 0, 1, 0, 4]))
    #expect(count.lower == 0)
  }

  /// Six weeks of a load that is small at weekends, from a Monday on.
  private static let weeks = (0..<42).map { index -> Double in
    let load: Double = index % 7 == 5 ? 400 : index % 7 == 6 ? 250 : 1000
    return load * (1 + 0.01 * Double((index * 7919) % 5 - 2))
  }

  @Test func aMondayIsNotASunday() throws {
    let monday = try #require(Self.band(Self.weeks))
    #expect(monday.contains(1010))
    #expect(!monday.contains(250))
    let sunday = try #require(Self.band(Array(Self.weeks.dropLast())))
    #expect(sunday.contains(252))
    #expect(!sunday.contains(1000))
    #expect(sunday.basis.contains("by 5 weekly neighbours"))
  }

  /// Runs at 06:00 in Berlin: 05:00 UTC until 2024-03-30, 04:00 UTC from 2024-03-31 on.
  @Test func daylightSavingDoesNoHarm() throws {
    let start: Int64 = 1_708_318_800_000
    let times = (0..<42).map { index in
      Timestamp(milliseconds: start + Int64(index) * day - (index >= 41 ? 3_600_000 : 0))
    }
    #expect(times.last?.description == "2024-03-31T04:00:00.000Z")
    let points = zip(times, Self.weeks).map { HistoryPoint(time: $0, value: $1) }
    for next in 36..<42 {
      let band = expectedBand(after: Array(points[..<next]), at: times[next], bounds: .nonNegative)
      let found = try #require(band)
      #expect(found.contains(Self.weeks[next]), "\(times[next])")
      #expect(found.upper < 1.5 * found.expected && found.lower > found.expected / 1.5)
    }
  }

  @Test func theOrderOfTheHistoryDoesNotMatter() {
    var random = SeededGenerator(seed: 5)
    let history = Self.daily(Self.weeks) + Self.daily(Self.weeks.map { $0 + 3 })
    let band = expectedBand(after: history, at: Self.now, bounds: .nonNegative)
    for _ in 0..<3 {
      let shuffled = history.shuffled(using: &random)
      #expect(expectedBand(after: shuffled, at: Self.now, bounds: .nonNegative) == band)
    }
  }

  @Test func valuesOfTheFutureAreNotLearnedFrom() {
    let future = HistoryPoint(time: Timestamp(milliseconds: 400 * day), value: 1e9)
    let history = Self.daily(Self.weeks)
    #expect(
      expectedBand(after: [future] + history, at: Self.now, bounds: .nonNegative)
        == expectedBand(after: history, at: Self.now, bounds: .nonNegative)
    )
  }

  @Test func allAtTheSameInstantIsABandLikeAnyOther() throws {
    for step in [0, 1] as [Int64] {
      let history = Self.daily([10, 12, 11, 9, 10, 11, 12, 10, 11, 10], step: step)
      let band = try #require(expectedBand(after: history, at: Self.now, bounds: .none))
      #expect(band.contains(11))
      #expect(band.lower.isFinite && band.upper.isFinite)
    }
  }

  private static let absurd: [[Double]] = [
    [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 1, 2, 3, 4, 5, 6, 7],
    Array(repeating: .greatestFiniteMagnitude, count: 9),
    [.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 0, 0, 0, 0, 0, .leastNonzeroMagnitude],
    [1e-300, 1e300, 1e-300, 1e300, 1e-300, 1e300, 1e-300, 1e300, 1e-300],
  ]

  @Test(arguments: absurd)
  func absurdValuesGiveFiniteBands(_ values: [Double]) throws {
    for bounds in [NaturalBounds.none, .nonNegative, .ratio] {
      let band = try #require(Self.band(values, bounds))
      #expect(band.lower <= band.expected && band.expected <= band.upper)
      #expect(band.lower.isFinite && band.upper.isFinite)
    }
  }

  @Test func absurdMomentsAreSurvived() {
    let history = [Int64.min, -1, 0, Int64.max, Int64.max].map {
      HistoryPoint(time: Timestamp(milliseconds: $0), value: 1)
    }
    let now = Timestamp(milliseconds: .max)
    #expect(expectedBand(after: history, at: now, bounds: .none)?.points == 5)
  }

  /// Every third value is wrong, all in the same direction.
  @Test func aThirdOfTheHistoryMayBeWrong() throws {
    let noise: [Double] = [0, 3, -2, 1, -3, 2, -1]
    let values = (0..<60).map { (index: Int) -> Double in
      index % 3 == 1 ? 0 : 100 + noise[index % 7]
    }
    let band = try #require(Self.band(values, .none))
    #expect((97...103).contains(band.expected))
    #expect(!band.contains(50))
  }
}

@Suite struct RobustStatisticsTests {
  @Test func slopesAndScores() {
    let heights: [Double] = [0, 2, 4, 6, 8, 10, 100, 100, 100]
    let line = heights.enumerated().map { (x: Double($0), y: $1) }
    #expect(RobustStatistics.slope(line) == 2)
    #expect(RobustStatistics.slope([(x: 1, y: 1), (x: 1, y: 2)]) == nil)
    #expect(RobustStatistics.trendScore([1, 2, 3, 4, 5]) > 2)
    #expect(RobustStatistics.trendScore([1, 1, 1, 1, 1]) == 0)
  }

  @Test(
    arguments: [
      ([], 0), ([0, 0, 0], 0), ([1, -1, 1], 1 / 0.6745), ([0, 0, 0, 2, 2], 2 / 1.1503),
    ] as [([Double], Double)]
  )
  func deviations(_ errors: [Double], _ deviation: Double) {
    #expect(abs(RobustStatistics.deviation(of: errors) - deviation) < 1e-12)
  }
}
