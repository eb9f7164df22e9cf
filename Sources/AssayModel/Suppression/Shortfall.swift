/// How far a value is from what is asked of it.
package struct Shortfall: Sendable, Hashable, Codable {
  /// What was measured, in the unit in which worse is told from better.
  package enum Amount: Sendable, Hashable, Codable {
    /// The number of rows, or files, that are not as they should be.
    case rows(Int)
    /// The value itself.
    case value(Double)
    /// There is no value.
    case undefined
  }

  /// The series of the value.
  package let series: String
  /// What was measured.
  package let amount: Amount
  /// What is asked, its numbers worked out; `nil` where nothing could be compared.
  package let condition: Comparison<Double>?

  /// Makes a shortfall; the name of a very long series is cut, because it is a key of YAML.
  package init(series: String, amount: Amount, condition: Comparison<Double>?) {
    self.series = bounded(series, 300)
    self.amount = amount
    self.condition = condition
  }

  /// How an amount compares with one that is known.
  package enum Change: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case better, same, worse

    /// Orders from better to worse.
    package static func < (left: Change, right: Change) -> Bool { left.rawValue < right.rawValue }
  }

  /// How it compares with an amount that is known: more failing rows are worse, and so is a value that is farther from
  /// what is asked today.
  ///
  /// Amounts of different kinds cannot be compared, which counts as worse.
  package func change(since known: Amount) -> Change {
    switch (amount, known) {
    case (.rows(let now), .rows(let then)): return Change(now, then)
    case (.undefined, .undefined): return .same
    case (.undefined, _): return .worse
    case (.value, .undefined): return .better
    case (.value(let now), .value(let then)):
      guard let condition else { return .worse }
      let (distance, before) = (condition.distance(of: now), condition.distance(of: then))
      // Engines add up in an order that changes from run to run.
      if (distance - before).magnitude <= 1e-9 * max(now.magnitude, then.magnitude) { return .same }
      return Change(distance, before)
    case (.rows, _), (.value, _): return .worse
    }
  }
}

extension Shortfall.Change {
  fileprivate init<Number: Comparable>(_ now: Number, _ then: Number) {
    self = now > then ? .worse : now < then ? .better : .same
  }
}

extension Shortfall.Amount {
  /// The amount as it is written in a baseline: `12 rows`, `0.93`, `undefined`.
  package var words: String {
    switch self {
    case .rows(let count): "\(count) \(count == 1 ? "row" : "rows")"
    case .value(let value): plain(value)
    case .undefined: "undefined"
    }
  }

  /// Reads an amount as it is written in a baseline.
  package init?(_ text: String) {
    if text == "undefined" {
      self = .undefined
      return
    }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1] == "row" || parts[1] == "rows" {
      guard let count = Int(parts[0]), count >= 0 else { return nil }
      self = .rows(count)
      return
    }
    guard let value = Double(text) else { return nil }
    self = .value(value)
  }
}

extension Comparison<Double> {
  /// How far a value is from the nearest one that satisfies the comparison; infinite for NaN, 0 where the comparison
  /// forbids single values.
  func distance(of value: Double) -> Double {
    guard !value.isNaN else { return .infinity }
    switch self {
    case .greater(let bound), .greaterOrEqual(let bound): return max(0, bound - value)
    case .less(let bound), .lessOrEqual(let bound): return max(0, value - bound)
    case .between(let low, let high): return max(0, low - value, value - high)
    case .notBetween(let low, let high): return max(0, min(value - low, high - value))
    case .equal(let operand): return (value - operand).magnitude
    case .oneOf(let operands): return operands.map { (value - $0).magnitude }.min() ?? .infinity
    case .notEqual, .noneOf: return 0
    }
  }
}
