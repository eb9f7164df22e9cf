/// A comparison with one, two or many operands; both bounds of `between` are excluded.
package enum Comparison<Operand> {
  case between(Operand, Operand)
  case notBetween(Operand, Operand)
  case greater(Operand)
  case greaterOrEqual(Operand)
  case less(Operand)
  case lessOrEqual(Operand)
  case equal(Operand)
  case notEqual(Operand)
  case oneOf([Operand])
  case noneOf([Operand])

  /// The operands in order.
  package var operands: [Operand] {
    switch self {
    case .between(let low, let high), .notBetween(let low, let high): [low, high]
    case .greater(let operand), .greaterOrEqual(let operand), .less(let operand),
      .lessOrEqual(let operand), .equal(let operand), .notEqual(let operand):
      [operand]
    case .oneOf(let operands), .noneOf(let operands): operands
    }
  }

  /// The same comparison with other operands.
  package func map<Other, Failure: Error>(
    _ transform: (Operand) throws(Failure) -> Other
  ) throws(Failure) -> Comparison<Other> {
    switch self {
    case .between(let low, let high): .between(try transform(low), try transform(high))
    case .notBetween(let low, let high): .notBetween(try transform(low), try transform(high))
    case .greater(let operand): .greater(try transform(operand))
    case .greaterOrEqual(let operand): .greaterOrEqual(try transform(operand))
    case .less(let operand): .less(try transform(operand))
    case .lessOrEqual(let operand): .lessOrEqual(try transform(operand))
    case .equal(let operand): .equal(try transform(operand))
    case .notEqual(let operand): .notEqual(try transform(operand))
    case .oneOf(let operands): .oneOf(try operands.map(transform))
    case .noneOf(let operands): .noneOf(try operands.map(transform))
    }
  }
}

extension Comparison: Sendable where Operand: Sendable {}
extension Comparison: Equatable where Operand: Equatable {}
extension Comparison: Hashable where Operand: Hashable {}
extension Comparison: Encodable where Operand: Encodable {}
extension Comparison: Decodable where Operand: Decodable {}

extension Comparison<Double> {
  /// Whether a value satisfies the comparison, in exact double arithmetic; NaN satisfies only `!=` and `not in`.
  package func holds(for value: Double) -> Bool {
    switch self {
    case .between(let low, let high): low < value && value < high
    case .notBetween(let low, let high): value <= low || value >= high
    case .greater(let bound): value > bound
    case .greaterOrEqual(let bound): value >= bound
    case .less(let bound): value < bound
    case .lessOrEqual(let bound): value <= bound
    case .equal(let operand): value == operand
    case .notEqual(let operand): value != operand
    case .oneOf(let operands): operands.contains(value)
    case .noneOf(let operands): !operands.contains(value)
    }
  }
}

extension Comparison {
  /// The comparison in the words of DQDL, with operands as `describe` writes them.
  package func described(by describe: (Operand) -> String) -> String {
    func list(_ operands: [Operand]) -> String { operands.map(describe).joined(separator: ", ") }
    switch self {
    case .between(let low, let high): return "between \(describe(low)) and \(describe(high))"
    case .notBetween(let low, let high): return "not between \(describe(low)) and \(describe(high))"
    case .greater(let bound): return "> \(describe(bound))"
    case .greaterOrEqual(let bound): return ">= \(describe(bound))"
    case .less(let bound): return "< \(describe(bound))"
    case .lessOrEqual(let bound): return "<= \(describe(bound))"
    case .equal(let operand): return "= \(describe(operand))"
    case .notEqual(let operand): return "!= \(describe(operand))"
    case .oneOf(let operands): return "in [\(list(operands))]"
    case .noneOf(let operands): return "not in [\(list(operands))]"
    }
  }
}
