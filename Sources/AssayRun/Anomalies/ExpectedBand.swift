package import AssayModel

/// The values that earlier runs let expect of a metric in this run.
package struct ExpectedBand: Sendable, Hashable {
  /// The value that is most likely, in the unit of the metric.
  package let expected: Double
  /// The least value that is not an anomaly, at most `expected`.
  package let lower: Double
  /// The greatest value that is not an anomaly, at least `expected`.
  package let upper: Double
  /// What the band rests on, in words for reports.
  package let basis: String
  /// How many earlier values it stands on, at least 3.
  package let points: Int
  /// The moment of the oldest of them.
  package let from: Timestamp
  /// The moment of the newest of them.
  package let to: Timestamp

  /// Whether a value is within the band, ends included; NaN never is.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// The range that a metric cannot leave, whatever the data are.
package struct NaturalBounds: Sendable, Hashable {
  /// The least possible value; `nil` where there is none.
  package let lower: Double?
  /// The greatest possible value; `nil` where there is none.
  package let upper: Double?

  /// Of metrics such as a mean or a sum.
  package static let none = NaturalBounds(lower: nil, upper: nil)
  /// Of counts, lengths and standard deviations.
  package static let nonNegative = NaturalBounds(lower: 0, upper: nil)
  /// Of ratios such as completeness.
  package static let ratio = NaturalBounds(lower: 0, upper: 1)

  /// Makes a range; the lower bound must not be above the upper one.
  package init(lower: Double?, upper: Double?) {
    self.lower = lower
    self.upper = upper
  }

  /// The nearest finite value within the range; NaN becomes the nearest to zero.
  func clamp(_ value: Double) -> Double {
    let least = lower ?? -Double.greatestFiniteMagnitude
    let greatest = upper ?? Double.greatestFiniteMagnitude
    return max(least, min(greatest, value.isNaN ? 0 : value))
  }
}
