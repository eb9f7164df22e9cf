/// A number of a condition: a constant, or one that earlier runs decide.
package indirect enum NumberExpression: Sendable, Hashable, Codable {
  /// An arithmetic operator; there is no precedence, so the tree says what comes first.
  package enum Operator: String, Sendable, Hashable, Codable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"

    /// The result in doubles.
    package func apply(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: left / right
      }
    }
  }

  /// A function over the values that a rule's metric had in earlier runs.
  package enum Function: String, Sendable, Hashable, Codable, CaseIterable {
    case last, avg, median, min, max, sum, std, abs, index

    /// How many arguments it takes.
    package var argumentCounts: ClosedRange<Int> {
      switch self {
      case .last: 0...1
      case .index: 2...2
      case .avg, .median, .min, .max, .sum, .std, .abs: 1...1
      }
    }
  }

  /// A number that the spec alone decides.
  case constant(Double)
  case binary(NumberExpression, Operator, NumberExpression)
  case call(Function, [NumberExpression])

  /// The value, where the spec alone decides it; `nil` where earlier runs do.
  package var constant: Double? {
    switch self {
    case .constant(let value): value
    case .call: nil
    case .binary(let left, let operation, let right):
      left.constant.flatMap { left in right.constant.map { operation.apply(left, $0) } }
    }
  }
}
