package import AssayModel

/// The length of every text of a column, known from a pattern for texts of one length that all of them match.
///
/// What is asked of lengths follows from it, without a look at any.
package struct FixedLength: Sendable {
  /// The number of rows that match; it must be that of all rows.
  package let premise: Metric
  /// What is known then.
  package let lengths: [Metric]
  private let length: Int

  /// Looks for a pattern among the tests of a column; `nil` where there is none, or nothing to follow from it.
  ///
  /// It is looked for where every value is looked at anyway, and the tests are asked for first.
  package init?(_ column: ColumnSurvey, _ shortcuts: Shortcuts) {
    guard shortcuts.contains(.functions), column.way(shortcuts) == .unique else { return nil }
    let patterns = column.tests.lazy.compactMap { metric -> (Metric, Int)? in
      guard case .rows(let test) = metric.quantity, let pattern = test.necessaryPattern else {
        return nil
      }
      return GlobPattern(pattern).map { (metric, $0.length) }
    }
    guard let (premise, length) = patterns.first else { return nil }
    let lengths = column.metrics.filter(\.isOfLength)
    guard !lengths.isEmpty else { return nil }
    (self.premise, self.length, self.lengths) = (premise, length, lengths)
  }

  /// The values of all `lengths`; none where not all of so many rows match, or there is no row.
  package func values(ofRows rows: Int64, matching: Measurement?) -> [Metric: Measurement] {
    guard rows > 0, matching == .number(Double(rows)) else { return [:] }
    var values: [Metric: Measurement] = [:]
    for metric in lengths { values[metric] = value(of: metric, rows).map { .number($0) } }
    return values
  }

  private func value(of metric: Metric, _ rows: Int64) -> Double? {
    switch metric.quantity {
    case .rows(.length(_, let comparison)):
      comparison.holds(for: Double(length)) ? Double(rows) : 0
    case .statistic(.minimumLength, _), .statistic(.maximumLength, _): Double(length)
    default: nil
    }
  }
}

extension RowTest {
  /// A pattern that every row matches which passes.
  fileprivate var necessaryPattern: String? {
    switch self {
    case .matches(_, let pattern): pattern
    case .all(let tests): tests.lazy.compactMap(\.necessaryPattern).first
    default: nil
    }
  }
}

extension Metric {
  fileprivate var isOfLength: Bool {
    switch quantity {
    case .rows(.length), .statistic(.minimumLength, _), .statistic(.maximumLength, _): true
    default: false
    }
  }
}
