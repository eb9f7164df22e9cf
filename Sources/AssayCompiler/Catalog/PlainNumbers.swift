import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A condition on the values of rows, which upstream compares only with numbers as written.
enum PlainNumbers {
  case numbers(Comparison<Double>)
  /// Arithmetic, or NULL where it cannot be compared with: the rule never holds.
  case unsupported
}

extension RuleReader {
  /// The verdict of a rule that upstream accepts and fails whatever the data are; a warning says so.
  mutating func never(_ reason: String, at span: Span) -> Verdict {
    emit(.neverHolds(reason, at: span))
    return .impossible(reason: reason)
  }

  /// The numbers of a condition on rows; `nil` after an error was emitted.
  ///
  /// Arithmetic is accepted and never holds, as upstream has it, but not in silence.
  mutating func plainNumbers(_ condition: ComparisonSyntax<NumberSyntax>) -> PlainNumbers? {
    var numbers: [Double] = []
    for operand in condition.operands {
      guard let value = value(of: operand) else { return nil }
      guard case .expression(let expression) = value, operand.isPlain,
        let number = expression.constant
      else {
        emit(.operandNeverCompares(operand.span, type: rule.type.value))
        return .unsupported
      }
      numbers.append(number)
    }
    return .numbers(condition.lowered(to: numbers))
  }
}
