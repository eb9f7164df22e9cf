// Which numbers of all rows follow from those of parts of the rows, and how.

extension Metric {
  /// What must be known of each part of the rows so that the value over all of them follows; `nil` where none does.
  package var addends: [Metric]? {
    switch quantity {
    case .rowCount, .rows: return [self]
    case .statistic(let statistic, let column):
      func other(_ statistic: ColumnStatistic) -> Metric {
        with(.statistic(statistic, of: column))
      }
      switch statistic {
      case .minimum, .maximum, .sum, .minimumLength, .maximumLength: return [self]
      case .mean: return [other(.sum), count(of: column)]
      case .variance, .standardDeviation:
        return [
          count(of: column), other(.mean), other(.variance), other(.minimum), other(.maximum),
        ]
      case .interquartileRange, .skewness, .kurtosis, .minimumAge, .maximumAge, .newestAge,
        .futureCount:
        return nil
      }
    case .groups, .correlation, .partnered, .matched, .query, .returned, .schema, .files: return nil
    }
  }

  /// Whether it is a number of rows, which is 0 where there are none.
  package var countsRows: Bool {
    switch quantity {
    case .rowCount, .rows: true
    case .statistic, .groups, .correlation, .partnered, .matched, .query, .returned, .schema,
      .files:
      false
    }
  }

  private func count(of column: String) -> Metric { with(.rows(.not(.isNull(column)))) }

  /// The value over all rows, by what is known of each part.
  ///
  /// - Parameter parts: the addends of each part, always in the same order, so that roundings are the same.
  /// - Returns: `nil` where it can't be told as exactly as by a look at all rows.
  package func total(of parts: [[Metric: Value]]) -> Measurement? {
    guard let addends else { return nil }
    guard parts.allSatisfy({ part in addends.allSatisfy { part[$0] != nil } }) else { return nil }
    func values(_ metric: Metric) -> [Value] { parts.map { $0[metric] ?? .null } }
    guard case .statistic(let statistic, let column) = quantity else {
      return Sum(values(self))?.measurement
    }
    func extreme(_ statistic: ColumnStatistic) -> Double? {
      let numbers = values(with(.statistic(statistic, of: column))).compactMap(\.number)
      let isLeast = statistic == .minimum || statistic == .minimumLength
      return numbers.min { isLeast ? precedes($0, $1) : precedes($1, $0) }
    }
    switch statistic {
    case .minimum, .maximum, .minimumLength, .maximumLength:
      return extreme(statistic).map { .number($0) } ?? .undefined
    case .sum: return Sum(values(self))?.measurement
    case .mean:
      guard let sum = Sum(values(with(.statistic(.sum, of: column)))),
        let count = Sum(values(count(of: column)))?.number
      else { return nil }
      return sum.number.map { .number($0 / count) } ?? .undefined
    case .variance, .standardDeviation:
      let counts = values(count(of: column)).map { $0.number ?? 0 }
      let means = values(with(.statistic(.mean, of: column))).map(\.number)
      let variances = values(with(.statistic(.variance, of: column))).map(\.number)
      var moments = Moments()
      for (count, (mean, variance)) in zip(counts, zip(means, variances)) where count > 0 {
        guard let mean, let variance else { return nil }
        moments.add(count: count, mean: mean, variance: variance)
      }
      guard moments.count > 0 else { return .undefined }
      // Means are rounded, which must not make equal values differ.
      let isConstant = extreme(.minimum).map { $0 == extreme(.maximum) } ?? false
      let isSpoiled = variances.contains { $0?.isNaN == true }
      let value = isSpoiled ? Double.nan : isConstant ? 0 : moments.variance
      guard value.isFinite || isSpoiled else { return nil }
      return .number(statistic == .variance ? value : value.squareRoot())
    case .interquartileRange, .skewness, .kurtosis, .minimumAge, .maximumAge, .newestAge,
      .futureCount:
      return nil
    }
  }
}

/// Whether a number comes before another as engines order them: NaN is greater than all others.
private func precedes(_ first: Double, _ second: Double) -> Bool {
  if first.isNaN { return false }
  return second.isNaN || first < second
}

/// The count, the mean and the squared differences of numbers, to which those of others are added.
private struct Moments {
  private(set) var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  /// Of the population.
  var variance: Double { squares / count }

  /// Adds others, as Chan, Golub and LeVeque do.
  mutating func add(count other: Double, mean otherMean: Double, variance: Double) {
    let all = count + other
    let difference = otherMean - mean
    mean += difference * (other / all)
    squares += variance * other + difference * difference * (count * other / all)
    count = all
  }
}

/// The sum of values that an engine gave: exact for whole numbers and decimals, compensated for others.
private struct Sum {
  /// The sum; `nil` where there is no value.
  let number: Double?

  var measurement: Measurement { number.map { .number($0) } ?? .undefined }

  /// Adds; `nil` where the sum is too great to be exact, or not all are numbers.
  init?(_ values: [Value]) {
    var exact = ExactSum()
    var rounded = CompensatedSum()
    var isRounded = false
    var isEmpty = true
    for value in values where value != .null {
      isEmpty = false
      guard let number = value.number else { return nil }
      rounded.add(number)
      switch value {
      case .number: isRounded = true
      case .null, .boolean, .integer, .text:
        guard let text = value.text, exact.add(text) else { return nil }
      }
    }
    number = isEmpty ? nil : isRounded ? rounded.value : Double(exact.text)
  }
}

/// A sum of doubles that keeps what each addition rounds off, as Neumaier does.
private struct CompensatedSum {
  private var sum = 0.0
  private var rest = 0.0

  mutating func add(_ number: Double) {
    let next = sum + number
    rest += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  /// What is infinite or no number has no rest.
  var value: Double { sum.isFinite ? sum + rest : sum }
}
