/// The level and the trend of a series without seasons, and how well they would have told recent values.
struct Forecast {
  /// How many recent values the errors and the trend are taken from.
  static let errorLimit = 60
  /// How many values the level is usually the median of; an odd number, so it is a value and half of them may be wrong.
  static let steadyWindow = 15
  /// How many it is the median of where the level wanders.
  static let wanderingWindow = 3

  /// The value that is expected now, on the working scale.
  let expected: Double
  /// The change in a day, on the working scale; 0 where there is no clear trend.
  let slope: Double
  /// How many values the level is the median of.
  let window: Int
  /// What earlier values were above their forecasts, the newest first.
  let errors: [Double]
  /// The standard deviation of normal errors of the same spread.
  let deviation: Double

  /// Chooses the simplest forecast than which no other would have been clearly better.
  init(of series: RecentSeries) {
    var best = Forecast(of: series, slope: 0, window: Self.steadyWindow)
    var slopes = [0.0]
    if let slope = Self.clearSlope(of: series) { slopes.append(slope) }
    for slope in slopes {
      for window in [Self.steadyWindow, Self.wanderingWindow] {
        let other = Forecast(of: series, slope: slope, window: window)
        if other.deviation < 0.85 * best.deviation { best = other }
      }
    }
    self = best
  }

  private init(of series: RecentSeries, slope: Double, window: Int) {
    let points = series.points
    func forecast(of age: Double, from start: Int) -> Double {
      let earlier = points[start..<min(start + window, points.count)]
      return RobustStatistics.median(earlier.map { $0.value + slope * ($0.age - age) }) ?? 0
    }
    expected = forecast(of: 0, from: 0)
    // The oldest values have too few before them to be forecast.
    let count = min(Self.errorLimit, points.count - min(window, points.count / 2))
    errors = (0..<count).map { index in
      points[index].value - forecast(of: points[index].age, from: index + 1)
    }
    deviation = RobustStatistics.deviation(of: errors)
    (self.slope, self.window) = (slope, min(window, points.count))
  }

  /// The slope, if a test finds with less than 1 chance in 1,000 that there is none.
  private static func clearSlope(of series: RecentSeries) -> Double? {
    let recent = series.points.prefix(errorLimit)
    guard recent.count >= 8, RobustStatistics.trendScore(recent.map(\.value)).magnitude > 3.3 else {
      return nil
    }
    return RobustStatistics.slope(recent.map { (x: -$0.age, y: $0.value) })
  }
}
