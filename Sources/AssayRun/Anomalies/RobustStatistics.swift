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
    // Not low + weight * (high - low), which overflows for values of opposite signs.
    return sorted[index] * (1 - weight) + sorted[next] * weight
  }

  /// The standard deviation of normal errors around zero whose median magnitude is the same, and 0 of nothing.
  ///
  /// Where more than half of the errors are 0, higher quantiles are asked instead, so that 0 means that nine of ten are
  /// 0. The divisors are the quantiles of the magnitude of a standard normal variable; 1 / 0.6745 is the usual 1.4826.
  static func deviation(of errors: [Double]) -> Double {
    let magnitudes = errors.map(\.magnitude)
    for (share, normal) in [(0.5, 0.6745), (0.75, 1.1503), (0.9, 1.6449)] {
      if let quantile = quantile(magnitudes, share), quantile > 0 { return quantile / normal }
    }
    return 0
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
