import AssayModel

// What a failed check falls short of, in the unit in which worse is told from better.

extension Judge {
  /// The number of failing rows where a rule asks all rows to be right, else the value itself.
  ///
  /// A rule that asks for a share tolerates some failing rows, and more of them as a table grows; its share tells more.
  func amount(
    of criterion: Criterion,
    _ value: Double,
    against condition: Comparison<Double>
  ) -> Shortfall.Amount {
    guard condition.asksForAllRows, let rows = criterion.considered.flatMap(count),
      let passing = criterion.passing.flatMap(count)
    else { return .value(value) }
    return .rows(rows - passing)
  }
}

extension Comparison<Double> {
  fileprivate var asksForAllRows: Bool {
    switch self {
    case .equal(1), .greaterOrEqual(1): true
    default: false
    }
  }
}

extension Shortfall {
  /// A value that is not within what earlier runs let expect.
  init(_ criterion: Criterion, _ value: Double, outside expectation: Expectation) {
    self.init(
      series: criterion.series,
      amount: .value(value),
      condition: .between(expectation.lower, expectation.upper)
    )
  }
}

extension Finding {
  /// Makes the finding of one sentence that a criterion does not hold.
  init(
    _ status: Outcome.Status,
    _ sentence: String,
    shortOf condition: Comparison<Double>?,
    by criterion: Criterion,
    _ amount: Shortfall.Amount
  ) {
    self.init(status, sentence)
    shortfalls = [Shortfall(series: criterion.series, amount: amount, condition: condition)]
  }
}
