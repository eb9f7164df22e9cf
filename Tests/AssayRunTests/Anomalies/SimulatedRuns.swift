import AssayModel
import AssayRun
import Foundation

/// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to 1; not `Double.random`, whose algorithm is not promised to stay.
  mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// A standard normal number, by Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }
}

/// Runs whose values and incidents are known.
struct SimulatedRuns {
  /// A run.
  struct Run {
    let time: Timestamp
    var value: Double
    var isIncident = false
  }

  /// The runs, the oldest first.
  var runs: [Run]
  /// The range of the metric.
  var bounds = NaturalBounds.nonNegative

  /// Makes runs at some hours since a Monday at 06:00 UTC.
  init(hours: [Double], bounds: NaturalBounds = .nonNegative, value: (_ day: Double) -> Double) {
    self.bounds = bounds
    runs = hours.map { hours in
      let milliseconds = Self.monday + Int64(hours * 3_600_000)
      return Run(time: Timestamp(milliseconds: milliseconds), value: value(hours / 24))
    }
  }

  /// 2024-01-01 06:00 UTC, a Monday.
  static let monday: Int64 = 1_704_088_800_000

  /// Spoils as many runs as there are incidents, at random but at least so many runs after the start.
  mutating func plant(
    _ incidents: [Double],
    notBefore first: Int,
    using generator: inout SeededGenerator
  ) {
    for incident in incidents {
      var index = 0
      repeat {
        index = first + Int(generator.uniform() * Double(runs.count - first))
      } while runs[index].isIncident
      runs[index].value = (runs[index].value * incident).rounded()
      runs[index].isIncident = true
    }
  }

  /// What came of judging run by run.
  struct Score: CustomStringConvertible {
    /// The incidents that were flagged, and all.
    var (caught, incidents) = (0, 0)
    /// The flagged runs that were no incidents.
    var falseAlarms = 0
    /// The indices of the false alarms.
    var falseAlarmIndices: [Int] = []
    /// The indices of the incidents that were not flagged.
    var missed: [Int] = []

    var description: String { "\(caught) of \(incidents), \(falseAlarms) false" }
  }

  /// Judges each run by those before it.
  ///
  /// - Parameter excludesFlagged: whether somebody labels each flagged run an incident at once, so that later runs do not
  ///   learn from it; the tool itself leaves out none.
  func score(
    excludesFlagged: Bool = false,
    by range: ([HistoryPoint], Timestamp, NaturalBounds) -> ClosedRange<Double>?
  ) async -> Score {
    var score = Score()
    var history: [HistoryPoint] = []
    for (index, run) in runs.enumerated() {
      // Other tests wait for the same few threads, some of them with a clock in hand.
      await Task.yield()
      let isFlagged = range(history, run.time, bounds).map { !$0.contains(run.value) } ?? false
      if run.isIncident {
        score.incidents += 1
        if isFlagged { score.caught += 1 } else { score.missed.append(index) }
      } else if isFlagged {
        score.falseAlarms += 1
        score.falseAlarmIndices.append(index)
      }
      if !(isFlagged && excludesFlagged) {
        history.insert(HistoryPoint(time: run.time, value: run.value), at: 0)
      }
    }
    return score
  }
}

/// The rules that are compared.
enum Rule {
  /// The detector.
  static func band(_ history: [HistoryPoint], _ now: Timestamp, _ bounds: NaturalBounds)
    -> ClosedRange<Double>?
  {
    expectedBand(after: history, at: now, bounds: bounds).map { $0.lower...$0.upper }
  }

  /// The mean plus and minus three standard deviations of the last 91 days, at least 3 values.
  static func threeSigma(_ history: [HistoryPoint], _ now: Timestamp, _ bounds: NaturalBounds)
    -> ClosedRange<Double>?
  {
    let values = history.prefix(512).filter { $0.time.seconds(to: now) <= 91.5 * 86_400 }
      .map(\.value)
    guard values.count >= 3 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance =
      values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count - 1)
    return (mean - 3 * variance.squareRoot())...(mean + 3 * variance.squareRoot())
  }
}
