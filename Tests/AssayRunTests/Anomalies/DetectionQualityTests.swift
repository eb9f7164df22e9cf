import AssayModel
import AssayRun
import Foundation
import Testing

/// How well the detector does on runs whose incidents are known; `specs/anomalies.md` has the table.
@Suite(.serialized) struct DetectionQualityTests {
  /// What is promised: at least so many of 20 incidents, at most so many false alarms, of a seed.
  ///
  /// Measured on ten other seeds, with some slack below the worst of them.
  @Test(
    arguments: [
      (.weekly, 18, 5), (.quiet, 19, 3), (.noSeason, 18, 3), (.growing, 19, 5),
      (.hourlyWeekly, 16, 4), (.irregular, 16, 4), (.yearly, 17, 4), (.constant, 0, 0),
      (.ratio, 0, 4), (.smallCounts, 0, 7), (.monthly, 0, 2), (.heavyTails, 0, 18), (.walk, 0, 25),
    ] as [(Scenario, Int, Int)]
  )
  func promised(_ scenario: Scenario, caught: Int, falseAlarms: Int) async {
    for seed in scenario == .weekly ? [1, 11] as [UInt64] : [12] {
      let score = await scenario.runs(seed: seed).score(by: Rule.band)
      #expect(score.caught >= caught, "\(scenario), seed \(seed): \(score)")
      #expect(score.falseAlarms <= falseAlarms, "\(scenario), seed \(seed): \(score)")
    }
  }

  /// The level falls by half for good after 200 days, and nobody excludes or includes anything.
  private static var shifted: SimulatedRuns {
    var random = SeededGenerator(seed: 3)
    return SimulatedRuns(hours: (0..<400).map { Double($0) * 24 }) { day in
      (day < 200 ? 10_000 : 5_000) * (1 + 0.03 * random.normal())
    }
  }

  @Test func aNewLevelIsLearnedWithinTwoWeeks() async {
    let score = await Self.shifted.score(by: Rule.band)
    let ofShift = score.falseAlarmIndices.filter { $0 >= 200 }
    #expect(ofShift.first == 200)
    #expect(ofShift.allSatisfy { $0 < 214 || $0 > 228 }, "\(ofShift)")
  }

  @Test func aNewLevelIsLearnedInTheEndThoughFlaggedRunsAreExcluded() async {
    let score = await Self.shifted.score(excludesFlagged: true, by: Rule.band)
    let last = score.falseAlarmIndices.last ?? 0
    #expect(last >= 210 && last < 310, "\(last)")
  }

  @Test func aTenthOfWrongValuesInTheHistoryHidesFewIncidents() async {
    var random = SeededGenerator(seed: 8)
    var runs = Scenario.weekly.runs(seed: 8)
    for index in runs.runs.indices where !runs.runs[index].isIncident && random.uniform() < 0.1 {
      runs.runs[index].value *= 0.3
      runs.runs[index].isIncident = true
    }
    let score = await runs.score(by: Rule.band)
    #expect(Double(score.caught) > 0.85 * Double(score.incidents), "\(score)")
    #expect(score.falseAlarms <= 10, "\(score)")
  }

  /// Hourly runs of a metric with a daily pattern in local time, whose clock is put forward.
  @Test func hourlyRunsSurviveDaylightSaving() async {
    var random = SeededGenerator(seed: 4)
    let runs = SimulatedRuns(hours: (0..<850).map { Double($0) }) { day in
      let local = day < 30 ? day : day + 1 / 24
      return 1000 * (1 + 0.5 * sin(2 * Double.pi * local)) * (1 + 0.05 * random.normal())
    }
    let score = await runs.score(by: Rule.band)
    #expect(score.falseAlarms <= 8, "\(score) \(score.falseAlarmIndices)")
  }
}
