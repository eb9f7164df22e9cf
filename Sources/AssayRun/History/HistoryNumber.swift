package import AssayModel

/// A number that earlier runs decided.
package struct HistoryNumber: Sendable, Hashable {
  /// The number; infinite or NaN where arithmetic in doubles says so.
  package let value: Double
  /// How many earlier values it stands on; 0 of a constant, and where there was no earlier run.
  package let points: Int

  /// Makes a number.
  package init(value: Double, points: Int) {
    self.value = value
    self.points = points
  }
}

extension NumberExpression {
  /// Evaluates over the values that the rule's metric had in earlier runs.
  ///
  /// Where there are fewer values than `last` asks for, it takes those that there are, and 0 of none. Aggregates of nothing
  /// are 0, too; `std` is that of the population. Dividing by 0 follows IEEE 754.
  ///
  /// - Parameter series: the values, the newest first.
  /// - Returns: the number, or what is wrong with the expression, or with it over this series.
  package func value(over series: [HistoryPoint]) -> Result<HistoryNumber, NumberFault> {
    if let fault { return .failure(fault) }
    let evaluation = SeriesEvaluation(values: series.prefix(depth).map(\.value))
    do throws(NumberFault) {
      let value = try evaluation.number(self)
      return .success(HistoryNumber(value: value, points: min(depth, series.count)))
    } catch { return .failure(error) }
  }
}

/// The evaluation of an expression without static faults.
private struct SeriesEvaluation {
  /// What a part of an expression comes to.
  enum Part {
    case number(Double)
    case list([Double])
    /// What `last()` gives: the newest value, if there is one; as a number, 0 stands for none.
    case newest(Double?)
  }

  /// The values, the newest first.
  let values: [Double]

  func number(_ expression: NumberExpression) throws(NumberFault) -> Double {
    switch try part(expression) {
    case .number(let value): return value
    case .newest(let value): return value ?? 0
    case .list: throw expression.listFault
    }
  }

  private func list(_ expression: NumberExpression) throws(NumberFault) -> [Double] {
    switch try part(expression) {
    case .number(let value): [value]
    case .newest(let value): value.map { [$0] } ?? []
    case .list(let values): values
    }
  }

  private func part(_ expression: NumberExpression) throws(NumberFault) -> Part {
    switch expression {
    case .constant(let value): return .number(value)
    case .binary(let left, let operation, let right):
      switch (try part(left), try part(right)) {
      case (.list, .list): throw expression.twoListsFault
      case (.list(let values), let other):
        let operand = other.single
        return .list(values.map { operation.apply($0, operand) })
      case (let other, .list(let values)):
        let operand = other.single
        return .list(values.map { operation.apply(operand, $0) })
      case (let first, let second): return .number(operation.apply(first.single, second.single))
      }
    case .call(let function, let arguments):
      return try call(function, arguments, in: expression)
    }
  }

  private func call(
    _ function: NumberExpression.Function,
    _ arguments: [NumberExpression],
    in expression: NumberExpression
  ) throws(NumberFault) -> Part {
    if function == .last {
      let count = try NumberExpression.count(arguments).get()
      return count == 1 ? .newest(values.first) : .list(Array(values.prefix(count)))
    }
    guard let argument = arguments.first else { throw expression.countFault(arguments) }
    let aggregate: ([Double]) -> Double
    switch function {
    case .last, .avg: aggregate = Aggregates.mean
    case .median: aggregate = Aggregates.median
    case .min: aggregate = { $0.min() ?? 0 }
    case .max: aggregate = { $0.max() ?? 0 }
    case .sum: aggregate = { $0.reduce(0, +) }
    case .std: aggregate = Aggregates.standardDeviation
    case .abs:
      guard case .list(let values) = try part(argument) else {
        return .number(try number(argument).magnitude)
      }
      return .list(values.map(\.magnitude))
    case .index:
      guard let last = arguments.last, arguments.count == 2 else {
        throw expression.countFault(arguments)
      }
      return .number(try element(of: try list(argument), at: try number(last), in: expression))
    }
    let values = try list(argument)
    return .number(values.contains(where: \.isNaN) ? .nan : aggregate(values))
  }

  private func element(
    of values: [Double],
    at position: Double,
    in expression: NumberExpression
  ) throws(NumberFault) -> Double {
    guard let position = Int(exactly: position), position >= 0 else {
      throw expression.positionFault
    }
    guard position < values.count else { throw expression.rangeFault(values.count) }
    return values[position]
  }
}

extension SeriesEvaluation.Part {
  /// As one number; not for lists.
  fileprivate var single: Double {
    switch self {
    case .number(let value): value
    case .newest(let value): value ?? 0
    case .list: .nan
    }
  }
}

/// The aggregates that take more than a word; of nothing they are 0.
private enum Aggregates {
  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  static func median(_ values: [Double]) -> Double { RobustStatistics.median(values) ?? 0 }

  /// The root of the mean squared distance from the mean.
  static func standardDeviation(_ values: [Double]) -> Double {
    let mean = mean(values)
    return Self.mean(values.map { ($0 - mean) * ($0 - mean) }).squareRoot()
  }
}
