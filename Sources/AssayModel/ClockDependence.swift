// What depends on the moment that counts as now.

extension ColumnStatistic {
  /// Whether the time of the run is part of the value.
  var looksAtClock: Bool {
    switch self {
    case .minimumAge, .maximumAge, .newestAge, .futureCount: true
    case .minimum, .maximum, .mean, .sum, .standardDeviation, .variance, .interquartileRange,
      .skewness, .kurtosis, .minimumLength, .maximumLength:
      false
    }
  }
}

extension RowTest {
  /// Whether the time of the run is part of the answer.
  var looksAtClock: Bool {
    switch self {
    case .age: true
    case .day(_, let comparison): comparison.operands.contains(where: \.looksAtClock)
    case .not(let test): test.looksAtClock
    case .all(let tests), .any(let tests): tests.contains(where: \.looksAtClock)
    case .isNull, .number, .text, .isBlank, .matches, .length, .castable, .meets: false
    }
  }
}

extension DateOperand {
  fileprivate var looksAtClock: Bool {
    switch self {
    case .day: false
    case .now, .today: true
    }
  }
}
