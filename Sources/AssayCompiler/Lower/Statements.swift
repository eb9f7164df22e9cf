import AssayDiagnostics
import AssayModel
import AssaySyntax

extension RuleStatement {
  /// The canonical form of a rule, with a place for each number of its condition.
  init(_ expression: LoweredExpression) {
    switch expression {
    case .rule(let rule, _, let verdict):
      self = Self.statement(rule, series: verdict.criteria.first?.series ?? "")
    case .composite(let joined, let operands):
      self = .joined(joined.rawValue.uppercased(), operands.map(RuleStatement.init))
    }
  }

  private static func statement(_ rule: ResolvedRule, series: String) -> RuleStatement {
    let syntax = rule.withoutVariables
    var text: String { Printer(.assay).text(of: RuleExpressionSyntax.rule(syntax)) }
    guard case .number(let condition)? = rule.condition?.kind else { return .text(text) }
    let operands = condition.operands.compactMap(number)
    guard operands.count == condition.operands.count else { return .text(text) }
    var head = syntax
    head.condition = nil
    head.filter = nil
    head.labels = nil
    head.tags = []
    let before = Printer(.assay).text(of: RuleExpressionSyntax.rule(head))
    var behind = ""
    if syntax.filter != nil || syntax.labels != nil || !syntax.tags.isEmpty {
      var tail = syntax
      tail.condition = nil
      let whole = Printer(.assay).text(of: RuleExpressionSyntax.rule(tail))
      behind = String(whole.dropFirst(before.count))
    }
    return .comparison(before, condition.lowered(to: operands), behind, series: series)
  }

  /// An operand without what needs a diagnostic; `nil` for NULL and for functions that do not exist.
  private static func number(_ operand: NumberSyntax) -> NumberExpression? {
    switch operand.kind {
    case .literal(_, let value): return .constant(value)
    case .null: return nil
    case .call(let name, let arguments):
      let lowered = arguments.compactMap(number)
      guard let function = NumberExpression.Function(rawValue: name.value),
        lowered.count == arguments.count
      else { return nil }
      return .call(function, lowered)
    case .binary(let left, let operation, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return .binary(left, operation.lowered, right)
    }
  }
}

extension ResolvedRule {
  /// The rule as written, with the texts that its variables stand for in their place.
  fileprivate var withoutVariables: RuleSyntax {
    var syntax = syntax
    syntax.condition = condition
    syntax.parameters = zip(syntax.parameters, parameters).map { written, resolved in
      guard case .variable = written.kind else { return written }
      let raw = resolved.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return ParameterSyntax(
        .quoted(QuotedText(raw: raw)),
        connector: written.connector,
        span: written.span
      )
    }
    return syntax
  }
}
