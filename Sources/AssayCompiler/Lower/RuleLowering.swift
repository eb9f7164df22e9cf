import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A rule as the model has it.
struct LoweredRule {
  let type: String
  let dimension: Dimension
  let labels: [Label]
  let statement: RuleStatement
  let verdict: Verdict
}

/// A composition whose rules are lowered, each on its own.
indirect enum LoweredExpression {
  case rule(ResolvedRule, any RuleType.Type, Verdict)
  case composite(CompositeSyntax.Operator, [LoweredExpression])

  /// The first rule.
  var first: (rule: ResolvedRule, type: any RuleType.Type)? {
    switch self {
    case .rule(let rule, let type, _): (rule, type)
    case .composite(_, let operands): operands.lazy.compactMap(\.first).first
    }
  }

  /// The verdict that judges each rule as a whole.
  var verdict: Verdict {
    switch self {
    case .rule(_, _, let verdict): verdict
    case .composite(.and, let operands): .all(operands.map(\.verdict))
    case .composite(.or, let operands): .any(operands.map(\.verdict))
    }
  }
}

/// Turns rules and compositions into verdicts, by way of the catalog.
struct RuleLowering {
  let scope: DatasetScope

  /// Whether compositions are judged row by row.
  let judgesCompositesByRow: Bool

  /// The rule as the model has it; `nil` after an error was emitted.
  func lower(
    _ expression: ResolvedExpression,
    into sink: inout DiagnosticSink
  ) -> LoweredRule? {
    guard let lowered = lowered(expression, into: &sink), let first = lowered.first else {
      return nil
    }
    let statement = RuleStatement(lowered)
    guard case .composite(_, _, let labels, _) = expression else {
      return LoweredRule(
        type: first.rule.signature.name,
        dimension: first.type.dimension,
        labels: first.rule.labels.map { Label(key: $0.key, value: $0.value) },
        statement: statement,
        verdict: lowered.verdict
      )
    }
    guard let verdict = verdict(of: lowered, into: &sink) else { return nil }
    return LoweredRule(
      type: "Composite",
      dimension: first.type.dimension,
      labels: labels.map { Label(key: $0.key, value: $0.value) },
      statement: statement,
      verdict: verdict
    )
  }

  private func verdict(
    of expression: LoweredExpression,
    into sink: inout DiagnosticSink
  ) -> Verdict? {
    guard judgesCompositesByRow else { return expression.verdict }
    return RowComposite(dataset: scope.dataset).verdict(of: expression, into: &sink)
  }

  /// Every rule is lowered, so that all that is wrong is told at once.
  private func lowered(
    _ expression: ResolvedExpression,
    into sink: inout DiagnosticSink
  ) -> LoweredExpression? {
    switch expression {
    case .rule(let rule): return lower(rule, into: &sink)
    case .composite(let joined, let operands, _, _):
      let lowered = operands.map { self.lowered($0, into: &sink) }
      let complete = lowered.compactMap(\.self)
      return complete.count == lowered.count ? .composite(joined, complete) : nil
    }
  }

  private func lower(
    _ rule: ResolvedRule,
    into sink: inout DiagnosticSink
  ) -> LoweredExpression? {
    guard let type = RuleCatalog.byName[rule.signature.name] else {
      sink.emit(.unknownType(rule.type, noun: "rule", nearest: nil))
      return nil
    }
    if let filter = rule.filter,
      let fault = QueryText(filter.value, as: scope.reading).faultAsPredicate
    {
      sink.emit(.notOnePredicate(fault, in: "where", at: filter.span))
      return nil
    }
    var reader = RuleReader(rule, in: scope)
    let verdict = type.verdict(of: &reader)
    sink.emit(contentsOf: reader.sink.emitted)
    guard let verdict, !reader.sink.hasErrors else { return nil }
    return .rule(rule, type, verdict)
  }
}
