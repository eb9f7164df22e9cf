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
  /// The condition with its operands lowered; `nil` after an error was emitted.
  package mutating func lowered(
    _ comparison: ComparisonSyntax<NumberSyntax>
  ) -> LoweredCondition? {
    var holdsNull = false
    var operands: [NumberExpression] = []
    for operand in comparison.operands {
      switch value(of: operand) {
      case .expression(let expression):
        if let fault = expression.fault {
          emit(.badHistoryFunction(fault, at: operand.span))
          return nil
        }
        operands.append(expression)
      case .null: holdsNull = true
      case nil: return nil
      }
    }
    if holdsNull { return .impossible(reason: "a number does not compare with NULL") }
    return .comparison(comparison.lowered(to: operands))
  }

  /// What a numeric operand comes to; `nil` after an error was emitted.
  package mutating func value(of operand: NumberSyntax) -> NumberOperand? {
    switch operand.kind {
    case .literal(_, let value): return .expression(.constant(value))
    case .null: return .null
    case .call(let name, let arguments): return call(name, arguments)
    case .binary(let left, let operation, let right):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      guard case .expression(let first) = left, case .expression(let second) = right else {
        return .null
      }
      return .expression(.binary(first, operation.lowered, second))
    }
  }

  private mutating func call(
    _ name: Located<String>,
    _ arguments: [NumberSyntax]
  ) -> NumberOperand? {
    guard let function = NumberExpression.Function(rawValue: name.value) else {
      emit(.unknownFunction(name))
      return nil
    }
    guard function.argumentCounts.contains(arguments.count) else {
      emit(.wrongArgumentCount(name, function.argumentCounts, arguments.count))
      return nil
    }
    var lowered: [NumberExpression] = []
    for argument in arguments {
      guard let value = value(of: argument) else { return nil }
      guard case .expression(let expression) = value else { return .null }
      lowered.append(expression)
    }
    return .expression(.call(function, lowered))
  }
}

/// What a numeric operand comes to.
package enum NumberOperand: Sendable, Hashable {
  case expression(NumberExpression)
  case null
}

extension NumberSyntax.Operator {
  var lowered: NumberExpression.Operator {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
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
