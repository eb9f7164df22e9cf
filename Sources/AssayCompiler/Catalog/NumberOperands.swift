import AssayDiagnostics
package import AssayModel
package import AssaySyntax

/// A condition whose numbers the spec alone decides.
package enum LoweredCondition {
  case comparison(Comparison<NumberExpression>)
  /// It holds for no number.
  case impossible(reason: String)
}

extension RuleReader {
  /// The condition with its numbers worked out; `nil` after an error was emitted.
  package mutating func constants(
    _ comparison: ComparisonSyntax<NumberSyntax>
  ) -> LoweredCondition? {
    var holdsNull = false
    var values: [Double] = []
    for operand in comparison.operands {
      switch value(of: operand) {
      case .number(let value): values.append(value)
      case .null: holdsNull = true
      case nil: return nil
      }
    }
    if holdsNull { return .impossible(reason: "a number does not compare with NULL") }
    return .comparison(comparison.lowered(to: values.map(NumberExpression.constant)))
  }

  /// What a numeric operand comes to; `nil` after an error was emitted.
  package mutating func value(of operand: NumberSyntax) -> NumberOperand? {
    switch operand.kind {
    case .literal(_, let value): return .number(value)
    case .null: return .null
    case .call(let name, _):
      emit(.dynamicOperandUnavailable(name))
      return nil
    case .binary(let left, let operation, let right):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      guard case .number(let first) = left, case .number(let second) = right else { return .null }
      return .number(operation.apply(first, second))
    }
  }
}

/// What a numeric operand comes to.
package enum NumberOperand: Sendable, Hashable {
  case number(Double)
  case null
}

extension NumberSyntax.Operator {
  fileprivate func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    }
  }
}

extension NumberSyntax {
  /// Whether it is a number as written, without arithmetic.
  package var isPlain: Bool {
    switch kind {
    case .literal, .null: true
    case .call, .binary: false
    }
  }
}

extension ComparisonSyntax {
  /// The same comparison with lowered operands, which must be as many as there are.
  package func lowered<Other>(to operands: [Other]) -> Comparison<Other> {
    switch self {
    case .between: .between(operands[0], operands[1])
    case .notBetween: .notBetween(operands[0], operands[1])
    case .greater: .greater(operands[0])
    case .greaterOrEqual: .greaterOrEqual(operands[0])
    case .less: .less(operands[0])
    case .lessOrEqual: .lessOrEqual(operands[0])
    case .equal: .equal(operands[0])
    case .notEqual: .notEqual(operands[0])
    case .oneOf: .oneOf(operands)
    case .noneOf: .noneOf(operands)
    }
  }
}
