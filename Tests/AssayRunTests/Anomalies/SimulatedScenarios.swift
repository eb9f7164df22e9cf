import AssayModel
import AssayRun
import Foundation

/// The series on which the detector is measured.
enum Scenario: String, CaseIterable {
  case weekly, quiet, noSeason, walk, growing, hourly, hourlyWeekly, irregular, constant, ratio
  case heavyTails, smallCounts, monthly, yearly

  /// Twenty incidents, as what is left of the value: drops, partial loads, no rows, double loads, Mondays like Sundays.
  static let incidents = [
    0.5, 0.55, 0.6, 0.65, 0.7, 0.5, 0.6, 0.7, 0.75, 0.8, 0.8, 0, 0, 0, 2, 2, 1.5, 3, 0.25, 0.25,
  ]

  /// Makes its runs, with incidents where it has any.
  func runs(seed: UInt64) -> SimulatedRuns {
    var random = SeededGenerator(seed: seed)
    var runs = base(&random)
    switch self {
    case .constant, .ratio, .heavyTails, .smallCounts, .walk, .monthly: break
    default: runs.plant(Self.incidents, notBefore: first, using: &random)
    }
    return runs
  }

  private var first: Int {
    switch self {
    case .hourly, .hourlyWeekly: 24 * 22
    default: 30
    }
  }

  private func base(_ random: inout SeededGenerator) -> SimulatedRuns {
    let days = (0..<1000).map { Double($0) * 24 }
    let weekdays: [Double] = [10_000, 10_000, 10_000, 10_000, 10_000, 4_000, 2_500]
    func weekday(_ day: Double) -> Double { weekdays[Int((day + 0.25).rounded(.down)) % 7] }
    func noisy(_ value: Double, _ share: Double) -> Double {
      (value * (1 + share * random.normal())).rounded()
    }
    switch self {
    case .weekly:
      return SimulatedRuns(hours: days) { noisy(weekday($0) * (1 + $0 / 2000), 0.05) }
    case .quiet:
      return SimulatedRuns(hours: days) { noisy(weekday($0), 0.02) }
    case .noSeason:
      return SimulatedRuns(hours: days) { _ in noisy(10_000, 0.05) }
    case .walk:
      var level = log(10_000.0)
      return SimulatedRuns(hours: days) { _ in
        level += 0.05 * random.normal()
        return exp(level).rounded()
      }
    case .growing:
      var total = 1000.0
      return SimulatedRuns(hours: (0..<700).map { Double($0) * 24 }) { _ in
        total *= 1 + 0.01 * (1 + 0.3 * random.normal())
        return total.rounded()
      }
    case .hourly, .hourlyWeekly:
      return SimulatedRuns(hours: (0..<1000).map { Double($0) }) { day in
        let hour = 1 + 0.7 * sin(2 * Double.pi * day)
        return noisy(1000 * hour * (self == .hourly ? 1 : weekday(day) / 10_000), 0.05)
      }
    case .irregular:
      var hour = 0.0
      let hours = (0..<1000).map { _ in
        hour += -8 * log(1 - random.uniform())
        return hour
      }
      return SimulatedRuns(hours: hours) { noisy(10_000 * (1 + $0 / 1000), 0.03) }
    case .constant:
      return SimulatedRuns(hours: days) { _ in 12 }
    case .ratio:
      return SimulatedRuns(hours: days, bounds: .ratio) { _ in
        min(1, 0.98 + 0.004 * random.normal())
      }
    case .heavyTails:
      return SimulatedRuns(hours: days) { _ in
        let squares = (0..<4).map { _ in random.normal() }.map { $0 * $0 }.reduce(0, +)
        return noisy(10_000, 0) * (1 + 0.04 * random.normal() / (squares / 4).squareRoot())
      }
    case .smallCounts:
      return SimulatedRuns(hours: days) { _ in
        // Knuth's way to a number of Poisson with mean 4.
        var (count, product) = (-1.0, 1.0)
        repeat {
          count += 1
          product *= random.uniform()
        } while product > exp(-4)
        return count
      }
    case .monthly:
      return SimulatedRuns(hours: (0..<100).map { Double($0) * 24 * 30.4 }) { _ in
        noisy(10_000, 0.05)
      }
    case .yearly:
      return SimulatedRuns(hours: days) { day in
        noisy(weekday(day) * (1 + 0.3 * sin(2 * Double.pi * day / 365)), 0.05)
      }
    }
  }
}
