package import AssayModel

extension Comparison<NumberExpression> {
  /// The numbers for which it holds; `nil` where earlier runs decide that.
  package var numbers: NumberSet? {
    guard operands.allSatisfy({ $0.constant != nil }) else { return nil }
    return NumberSet(map { $0.constant ?? .nan })
  }

  /// Whether every possible value that meets it meets another condition, too, as far as the specs can tell.
  func implies(_ other: Self, among values: PossibleValues) -> Bool {
    if self == other { return true }
    if let numbers, let others = other.numbers { return values.isSubset(numbers, of: others) }
    let isNeverNegative = (values.floor ?? -1) >= 0 && !values.mayBeNaN
    func atMost(_ left: NumberExpression, _ right: NumberExpression) -> Bool {
      LinearBound(left).isAtMost(LinearBound(right), isNeverNegative: isNeverNegative)
    }
    switch (self, other) {
    case (.greater(let bound), .greater(let least)),
      (.greater(let bound), .greaterOrEqual(let least)),
      (.greaterOrEqual(let bound), .greaterOrEqual(let least)):
      return atMost(least, bound)
    case (.less(let bound), .less(let most)), (.less(let bound), .lessOrEqual(let most)),
      (.lessOrEqual(let bound), .lessOrEqual(let most)):
      return atMost(bound, most)
    case (.between(let low, let high), .between(let least, let most)):
      return atMost(least, low) && atMost(high, most)
    case (.notBetween(let low, let high), .notBetween(let least, let most)):
      return atMost(low, least) && atMost(most, high)
    case (.between(let low, _), .greater(let least)),
      (.between(let low, _), .greaterOrEqual(let least)):
      return atMost(least, low)
    case (.between(_, let high), .less(let most)), (.between(_, let high), .lessOrEqual(let most)):
      return atMost(high, most)
    default: return false
    }
  }
}

extension Comparison<DateOperand> {
  /// The days as numbers on one line, on which the operands of both stand; `nil` where they stand on different ones.
  fileprivate func numbers(besides other: Self) -> Comparison<Double>? {
    let lines = Set((operands + other.operands).map(\.line))
    return lines.count == 1 ? map(\.position) : nil
  }

  /// Whether every day that meets it meets another condition, too.
  func implies(_ other: Self) -> Bool {
    if self == other { return true }
    guard let own = numbers(besides: other).flatMap(NumberSet.init),
      let others = other.numbers(besides: self).flatMap(NumberSet.init)
    else { return false }
    return own.isSubset(of: others)
  }

  /// Whether no day meets both.
  func excludes(_ other: Self) -> Bool {
    guard let own = numbers(besides: other).flatMap(NumberSet.init),
      let others = other.numbers(besides: self).flatMap(NumberSet.init)
    else { return false }
    return own.intersection(others).stretches.isEmpty
  }
}

extension DateOperand {
  /// What only operands share that can be put in order.
  fileprivate var line: String {
    switch self {
    case .day: "day"
    case .now: "now"
    case .today(_, let zone): "today \(zone)"
    }
  }

  /// Where it stands among them: as `20240131`, or in minutes.
  fileprivate var position: Double {
    switch self {
    case .day(let day): Double(day.filter(\.isNumber).prefix(8)) ?? .nan
    case .now(let minutes): Double(minutes)
    case .today(let minutes, _): Double(minutes)
    }
  }
}
