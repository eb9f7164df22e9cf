import AssayModel
import Foundation

extension Judge {
  /// The value of a formula as reports and the history have it; it is judged as it was measured.
  ///
  /// The last digits of what was added up from floating-point numbers depend on the order in which threads did so. They
  /// are rounded away, so that the same data give the same report. Whole numbers are exact, whatever they come from.
  func reported(_ formula: Formula) -> Double? {
    guard let value = evaluate(formula) else { return nil }
    guard let digits = formula.metrics.compactMap(\.stableDigits).min(), value.isFinite,
      value != value.rounded()
    else { return value }
    return value.rounded(toSignificant: digits)
  }
}

extension Metric {
  /// How many significant digits do not depend on the order of rows; `nil` where all of them do not.
  fileprivate var stableDigits: Int? {
    switch quantity {
    case .statistic(let statistic, _):
      switch statistic {
      case .sum, .mean: 14
      case .standardDeviation, .variance, .skewness, .kurtosis: 10
      case .minimum, .maximum, .interquartileRange, .minimumLength, .maximumLength, .minimumAge,
        .maximumAge, .newestAge, .futureCount:
        nil
      }
    case .groups(_, .entropy), .correlation: 10
    case .rowCount, .rows, .groups, .partnered, .matched, .query, .returned, .schema, .files: nil
    }
  }
}

extension Double {
  /// The nearest number with so many significant decimal digits.
  func rounded(toSignificant digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let exponent = Double(digits - 1) - log10(magnitude).rounded(.down)
    // Powers of ten are exact in this direction only, and 12.3 must not come out as 12.299999.
    let rounded =
      exponent >= 0
      ? (self * pow(10, exponent)).rounded() / pow(10, exponent)
      : (self / pow(10, -exponent)).rounded() * pow(10, -exponent)
    return rounded.isFinite ? rounded : self
  }
}
