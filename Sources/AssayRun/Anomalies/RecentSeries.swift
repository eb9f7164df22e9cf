import AssayModel
import Foundation

/// The usable part of a history, the newest first, on a scale on which noise is about as large at every level.
struct RecentSeries {
  /// A value and how long ago it was measured.
  struct Point {
    /// Days before now, at least 0.
    let age: Double
    /// The value on the working scale.
    var value: Double
  }

  /// How many values are looked at; three weeks of hourly runs fit.
  static let countLimit = 512
  /// How many days back values are looked at, if runs are frequent: thirteen weeks.
  static let dayLimit = 91.5
  /// How many times the spacing of runs values are looked at, if they are rare.
  static let spacingLimit = 40.0

  /// The points, the newest first.
  private(set) var points: [Point]
  /// The scale of their values.
  let scale: WorkingScale
  /// The median of the values themselves.
  let typicalValue: Double
  /// Whether it looks like a count: without an upper bound, all values whole and none negative.
  let isCount: Bool
  /// Whether all values are equal.
  let isConstant: Bool
  /// The median of the days between one value and the next.
  let spacing: Double
  /// The days below which nine of ten of these are.
  let usualGap: Double
  /// Whether most values differ from the one before them.
  let isLively: Bool
  /// The moments of the oldest and the newest value.
  let (from, to): (Timestamp, Timestamp)

  /// Takes the usable values of a history; `nil` if there are fewer than 3.
  ///
  /// Values that are not finite, or later than now, are left out: a clock that was wrong once must not matter for ever.
  init?(_ history: [HistoryPoint], at now: Timestamp, bounds: NaturalBounds) {
    // The order of values at the same moment must not depend on how the store lists them.
    let usable = history.filter { $0.value.isFinite && $0.time <= now }
      .sorted { ($1.time, $1.value) < ($0.time, $0.value) }
      .prefix(Self.countLimit)
    let ages = usable.map { Self.days(from: $0.time, to: now) }
    let limit = Self.dayLimit(for: ages)
    let kept = ages.prefix { $0 <= limit }.count
    let values = usable.prefix(kept).map(\.value)
    guard values.count >= 3, let newest = usable.first, let oldest = usable.prefix(kept).last else {
      return nil
    }
    typicalValue = RobustStatistics.median(values) ?? 0
    isCount = bounds.upper == nil && values.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
    isConstant = values.allSatisfy { $0 == newest.value }
    let scale = WorkingScale(for: values, typical: typicalValue, bounds: bounds, isCount: isCount)
    self.scale = scale
    points = zip(ages, values).map { Point(age: $0, value: scale.working($1)) }
    let steps = zip(points.dropFirst(), points).map { $0.age - $1.age }
    spacing = RobustStatistics.median(steps) ?? 0
    usualGap = RobustStatistics.quantile(steps, 0.9) ?? 0
    let changes = zip(values.dropFirst(), values).count { $0 != $1 }
    isLively = 2 * changes > values.count - 1
    (from, to) = (oldest.time, newest.time)
  }

  /// How many days back values are looked at.
  private static func dayLimit(for ages: [Double]) -> Double {
    let recent = ages.prefix(Int(spacingLimit))
    let spacing = RobustStatistics.median(zip(recent.dropFirst(), recent).map { $0 - $1 })
    return max(dayLimit, spacingLimit * (spacing ?? 0))
  }

  /// Days between two moments; not a difference of integers, which overflows for absurd ones.
  private static func days(from start: Timestamp, to end: Timestamp) -> Double {
    (Double(end.milliseconds) - Double(start.milliseconds)) / 86_400_000
  }

  /// The days from the oldest value to now.
  var span: Double { points.last?.age ?? 0 }

  /// The same points without what depends on the time of the day or the week.
  func subtracting(_ effects: [Double]) -> RecentSeries {
    var result = self
    for (index, effect) in effects.enumerated() { result.points[index].value -= effect }
    return result
  }
}

/// The scale on which values are compared.
enum WorkingScale {
  /// As they are.
  case linear
  /// Their logarithms, because what is normal for the metric is a share of its level; lesser values count as the least.
  case logarithmic(least: Double)

  /// Takes logarithms where nearly all values are positive and the metric has no upper bound.
  ///
  /// Small counts stay as they are: their noise is that of Poisson, and they may be 0. So does what may be negative, unless
  /// it stays far from 0.
  init(for values: [Double], typical: Double, bounds: NaturalBounds, isCount: Bool) {
    let isOpen = bounds.upper == nil && typical > 0
    let share = Double(values.count { $0 > 0 }) / Double(values.count)
    let mayBeNegative = bounds.lower.map { $0 < 0 } ?? true
    let isFarFromZero = values.allSatisfy { $0 > typical / 4 }
    let isLarge = !isCount || typical >= 10
    let isMultiplicative = mayBeNegative ? isFarFromZero : share >= 0.8 && isLarge
    self = isOpen && isMultiplicative ? .logarithmic(least: typical / 1000) : .linear
  }

  /// A value on this scale.
  func working(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic(let least): log(max(value, least))
    }
  }

  /// The value that stands there on this scale.
  func natural(_ working: Double) -> Double {
    switch self {
    case .linear: working
    case .logarithmic: exp(working)
    }
  }
}
