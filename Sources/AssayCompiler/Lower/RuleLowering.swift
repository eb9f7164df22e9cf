import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A rule as the model has it.
struct LoweredRule {
  let type: String
  let dimension: Dimension
  let labels: [Label]
  let verdict: Verdict
}

/// Turns rules and compositions into verdicts, by way of the catalog.
struct RuleLowering {
  let scope: DatasetScope

  /// The rule as the model has it; `nil` after an error was emitted.
  func lower(
    _ expression: ResolvedExpression,
    into sink: inout DiagnosticSink
  ) -> LoweredRule? {
    switch expression {
    case .rule(let rule): return lower(rule, into: &sink)
    case .composite(let joined, let operands, let labels, _):
      // Every operand is lowered, so that all that is wrong is told at once.
      let lowered = operands.map { lower($0, into: &sink) }
      let rules = lowered.compactMap(\.self)
      guard rules.count == lowered.count, let first = rules.first else { return nil }
      let verdicts = rules.map(\.verdict)
      return LoweredRule(
        type: "Composite",
        dimension: first.dimension,
        labels: labels.map { Label(key: $0.key, value: $0.value) },
        verdict: joined == .and ? .all(verdicts) : .any(verdicts)
      )
    }
  }

  private func lower(_ rule: ResolvedRule, into sink: inout DiagnosticSink) -> LoweredRule? {
    guard let type = RuleCatalog.byName[rule.signature.name] else {
      sink.emit(.unavailable("rules of type \(rule.signature.name)", at: rule.type.span))
      return nil
    }
    if let filter = rule.filter, let fault = QueryText(filter.value).faultAsPredicate {
      sink.emit(.notOnePredicate(fault, in: "where", at: filter.span))
      return nil
    }
    var reader = RuleReader(rule, in: scope)
    let verdict = type.verdict(of: &reader)
    sink.emit(contentsOf: reader.sink.emitted)
    guard let verdict, !reader.sink.hasErrors else { return nil }
    return LoweredRule(
      type: rule.signature.name,
      dimension: type.dimension,
      labels: rule.labels.map { Label(key: $0.key, value: $0.value) },
      verdict: verdict
    )
  }
}
