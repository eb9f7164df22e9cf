/// Statistics that a minority of wrong values cannot move far.
enum RobustStatistics {
  /// The value in the middle, or the mean of the two in the middle; `nil` of nothing.
  static func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }

  /// The value below which a share of the values lies, interpolated linearly between neighbours (Hyndman and Fan, 7).
  ///
  /// - Parameter share: from 0 to 1.
  static func quantile(_ values: [Double], _ share: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let position = share * Double(sorted.count - 1)
    let index = min(Int(position), sorted.count - 1)
    let next = min(index + 1, sorted.count - 1)
    let weight = position - Double(index)
    // Nor 0 * infinity.
    if weight == 0 { return sorted[index] }
    // Not low + weight * (high - low), which overflows for values of opposite signs.
    return sorted[index] * (1 - weight) + sorted[next] * weight
  }

  /// The standard deviation of normal errors around zero that are as large as these, and 0 of nothing.
  ///
  /// It is the median magnitude over 0.6745 (so 1.4826 times the median absolute deviation from zero). Where the tails are
  /// heavier than normal ones, the quantile of nine tenths over 1.6449 tells, but at most 1.4 times as much, because
  /// wrong values may be among them. Where more than half of the errors are 0, higher quantiles stand in for the median,
  /// so that 0 means that nine of ten are 0.
  static func deviation(of errors: [Double]) -> Double {
    let magnitudes = errors.map(\.magnitude)
    let deviations = [(0.5, 0.6745), (0.75, 1.1503), (0.9, 1.6449)].compactMap { share, normal in
      quantile(magnitudes, share).map { $0 / normal }
    }
    guard let usual = deviations.first(where: { $0 > 0 }), let ofTails = deviations.last else {
      return 0
    }
    return max(usual, min(1.4 * usual, ofTails))
  }

  /// Siegel's repeated median: for each point the median of the slopes to all others, and the median of these.
  ///
  /// Half of the points may be wrong. O(n² log n). `nil` where no two points differ in `x`.
  static func slope(_ points: [(x: Double, y: Double)]) -> Double? {
    let slopes = points.compactMap { point in
      median(
        points.compactMap { other in
          other.x == point.x ? nil : (other.y - point.y) / (other.x - point.x)
        }
      )
    }
    return median(slopes)
  }

  /// The test of Mann and Kendall for a trend: how many standard deviations the count of rising pairs less that of falling
  /// ones is away from 0, which is what no trend would give.
  ///
  /// - Parameter values: in the order of time. Fewer than 3 give 0.
  static func trendScore(_ values: [Double]) -> Double {
    guard values.count >= 3 else { return 0 }
    var balance = 0
    for (index, value) in values.enumerated() {
      for later in values[(index + 1)...] {
        balance += later > value ? 1 : later < value ? -1 : 0
      }
    }
    let count = Double(values.count)
    let variance = count * (count - 1) * (2 * count + 5) / 18
    return Double(balance) / variance.squareRoot()
  }
}
