/// A pattern that comes back every day or every week.
enum Season: CaseIterable {
  case daily, weekly

  /// How many cycles are compared, on either side.
  static let cycleLimit = 13

  /// Its length in days.
  var period: Double {
    switch self {
    case .daily: 1
    case .weekly: 7
    }
  }

  /// Whether runs are frequent enough to show it: at least two in a period.
  func isVisible(in series: RecentSeries) -> Bool { series.spacing <= period / 2 }

  /// How far from a multiple of the period, in days, the distance of neighbours may be.
  ///
  /// Half the spacing of runs lets irregular ones have neighbours; 90 minutes is more than what daylight saving moves; with
  /// more than 12 hours, Sunday would be a neighbour of Saturday.
  static func tolerance(for series: RecentSeries) -> Double {
    min(max(series.spacing / 2, 1.5 / 24), 0.5)
  }

  /// The indices of the points at the same phase as a moment, up to a number of cycles away on both sides.
  ///
  /// Those around the moment itself are left out: what a point is compared with must not know its value.
  func neighbours(of age: Double, in series: RecentSeries) -> [Int] {
    let tolerance = Self.tolerance(for: series)
    let points = series.points
    var result: [Int] = []
    for cycle in -Self.cycleLimit...Self.cycleLimit where cycle != 0 {
      let centre = age + Double(cycle) * period
      if centre + tolerance < 0 || centre - tolerance > series.span { continue }
      var index = points.firstIndex(from: centre - tolerance)
      while index < points.count, points[index].age <= centre + tolerance {
        result.append(index)
        index += 1
      }
    }
    return result
  }

  /// The indices of the points at the same phase as now, in earlier cycles.
  func neighboursOfNow(in series: RecentSeries) -> [Int] {
    neighbours(of: 0, in: series)
  }

  /// How many cycles hold some of these points, where now is the end of a cycle.
  func cycles(of neighbours: [Int], in series: RecentSeries) -> Int {
    Set(neighbours.map { (series.points[$0].age / period).rounded() }).count
  }
}

/// What a season adds to the level, on the working scale.
struct SeasonalEffects {
  /// The season.
  let season: Season
  /// What it adds at each point of the series.
  let atPoints: [Double]
  /// What it adds now.
  let now: Double
  /// How many points `now` is the median of.
  let neighbours: Int
  /// How many points an effect is typically the median of.
  let typicalNeighbours: Double

  /// Estimates the effects; `nil` if there are fewer than 3 cycles, or none at this phase.
  ///
  /// The effect at a phase is the median, over its neighbours, of what they are above the level of the period around
  /// them.
  init?(_ season: Season, in series: RecentSeries) {
    guard season.isVisible(in: series), series.span >= 3 * season.period - 0.5 else { return nil }
    let above = Self.heights(in: series, period: season.period)
    let ofNow = season.neighboursOfNow(in: series)
    guard let now = RobustStatistics.median(ofNow.map { above[$0] }) else { return nil }
    var sizes: [Double] = []
    atPoints = series.points.map { point in
      let neighbours = season.neighbours(of: point.age, in: series)
      sizes.append(Double(neighbours.count))
      return RobustStatistics.median(neighbours.map { above[$0] }) ?? 0
    }
    typicalNeighbours = RobustStatistics.median(sizes) ?? 0
    guard typicalNeighbours >= 2 else { return nil }
    (self.season, self.now, neighbours) = (season, now, ofNow.count)
  }

  /// How much wider the error of this forecast is than that of earlier ones, at least 1.
  ///
  /// A median of g values has a variance of π/2 / g of theirs.
  var widening: Double {
    func variance(_ count: Double) -> Double { 1 + 1.57 / count }
    return max(1, (variance(Double(neighbours)) / variance(typicalNeighbours)).squareRoot())
  }

  /// What each point is above the median of the period around it, which is moved inside at the ends of the series.
  private static func heights(in series: RecentSeries, period: Double) -> [Double] {
    let points = series.points
    let newest = points.first?.age ?? 0
    var levels = RollingMedian(points.map(\.value))
    return points.map { point in
      let start = max(newest, min(point.age - period / 2, series.span - period))
      let first = points.firstIndex(from: start)
      // A little less than a period, so that a phase is not counted at both ends.
      let last = max(first, points.firstIndex(from: start + period * 0.999 - 1e-6))
      return point.value - (levels.median(of: first..<last) ?? point.value)
    }
  }
}

extension [RecentSeries.Point] {
  /// The index of the first point that is at least so old, by bisection; the count where none is.
  func firstIndex(from age: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].age < age { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
