package import AssayModel

import Foundation

extension AnomalyTest {
  /// The bounds that hold at every hour of the coming week, rounded outwards to three significant digits.
  ///
  /// - Returns: `nil` with too few values.
  package func boundsOfWeek(
    after points: [HistoryPoint],
    from moment: Timestamp
  ) -> (lower: Double, upper: Double)? {
    let bands = (0..<7 * 24).compactMap { hour in
      expectation(after: points, at: moment.adding(seconds: Double(hour) * 3600))
    }
    guard let lower = bands.map(\.lower).min(), let upper = bands.map(\.upper).max() else {
      return nil
    }
    let wide = max(lower.magnitude, upper.magnitude)
    let low = rounded(lower, like: wide, .down)
    let high = rounded(upper, like: wide, .up)
    return (max(low, floor ?? low), min(high, ceiling ?? high))
  }

  private func rounded(
    _ value: Double,
    like scale: Double,
    _ rule: FloatingPointRoundingRule
  ) -> Double {
    guard value.isFinite, scale > 0 else { return value }
    let exponent = log10(scale).rounded(.down) - 2
    let unit = pow(10, exponent.magnitude)
    return exponent < 0 ? (value * unit).rounded(rule) / unit : (value / unit).rounded(rule) * unit
  }
}
