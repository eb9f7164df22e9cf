package import AssayModel

/// The values that a formula can have at all, whatever the data are.
package struct PossibleValues: Sendable, Hashable {
  /// The least, where there is one.
  package var floor: Double?
  /// The greatest, where there is one.
  package var ceiling: Double?
  /// Whether they are whole numbers.
  package var isWhole = false
  /// Whether NaN is among them.
  package var mayBeNaN = false

  /// Every number.
  static let any = PossibleValues(mayBeNaN: true)
  static let count = PossibleValues(floor: 0, isWhole: true)
  static let share = PossibleValues(floor: 0, ceiling: 1)

  /// Those of a set that can be.
  package func among(_ set: NumberSet) -> NumberSet {
    var all = NumberSet(from: floor, to: ceiling)
    if mayBeNaN { all = all.union(.onlyNaN) }
    let possible = set.intersection(all)
    return isWhole ? possible.wholeNumbers : possible
  }

  /// Whether each possible value of a set is in another.
  func isSubset(_ set: NumberSet, of other: NumberSet) -> Bool {
    let rest = among(set).intersection(other.complement)
    return (isWhole ? rest.wholeNumbers : rest).isEmpty
  }
}

extension Formula {
  /// The values that it can have.
  package var possibleValues: PossibleValues {
    switch self {
    case .metric(let metric): metric.quantity.possibleValues
    // The rows that a query gives back may be more than the table has.
    case .quotient(.metric(let part), _, .share) where part.quantity.isReturned:
      PossibleValues(floor: 0)
    case .quotient(_, _, .share): .share
    case .quotient(_, _, .real), .quotient(_, _, .aggregate): .any
    case .difference(.metric(let greatest), .metric(let least)):
      greatest.isMaximum(over: least) ? PossibleValues(floor: 0, mayBeNaN: true) : .any
    case .difference: .any
    }
  }
}

extension Metric {
  fileprivate func isMaximum(over other: Metric) -> Bool {
    guard case .statistic(.maximum, let column) = quantity else { return false }
    return other == with(.statistic(.minimum, of: column))
  }
}

extension Quantity {
  fileprivate var isReturned: Bool { if case .returned = self { true } else { false } }

  fileprivate var possibleValues: PossibleValues {
    switch self {
    case .rowCount, .rows, .partnered, .matched, .returned: .count
    case .groups(_, .entropy): PossibleValues(floor: 0)
    case .groups: .count
    case .correlation: PossibleValues(floor: -1, ceiling: 1, mayBeNaN: true)
    case .schema(let fact): fact.possibleValues
    case .files(_, let statistic): statistic.possibleValues
    case .statistic(let statistic, _): statistic.possibleValues
    case .query: .any
    }
  }
}

extension SchemaFact {
  fileprivate var possibleValues: PossibleValues {
    switch self {
    case .columnExists, .columnSatisfies: PossibleValues(floor: 0, ceiling: 1, isWhole: true)
    case .columnCount: PossibleValues(floor: 1, isWhole: true)
    case .columnsMatching, .columnsShared, .columnCountDifference, .unlistedColumns, .drift: .count
    }
  }
}

extension FileStatistic {
  fileprivate var possibleValues: PossibleValues {
    switch self {
    case .count, .passing, .minimumSize, .maximumSize, .unique, .differing: .count
    // Clocks differ: a file may have been changed in the future.
    case .minimumAge, .maximumAge, .snapshotAge: .any
    }
  }
}

extension ColumnStatistic {
  fileprivate var possibleValues: PossibleValues {
    switch self {
    case .minimum, .maximum, .mean, .sum, .skewness, .kurtosis, .minimumAge, .maximumAge,
      .newestAge:
      .any
    case .standardDeviation, .variance, .interquartileRange:
      PossibleValues(floor: 0, mayBeNaN: true)
    case .minimumLength, .maximumLength, .futureCount: .count
    }
  }
}
