import AssayDiagnostics
import AssayLogic
import AssayModel

/// Warns of rules that hold whenever another one does, so that they add nothing.
///
/// One that is graver than the other adds its severity, and one that is only proposed decides nothing.
func checkRedundancy(
  among checks: [ComparedCheck],
  _ crowd: Crowd,
  into sink: inout DiagnosticSink
) {
  let rules = checks.filter { $0.check.kind == .rule }
  var byName: [String: [Int]] = [:]
  for (index, rule) in rules.enumerated() {
    for name in rule.names where byName[name, default: []].count < crowd.limit(for: name) {
      byName[name, default: []].append(index)
    }
  }
  for (index, rule) in rules.enumerated() {
    guard let name = rule.names.first else { continue }
    for other in byName[name] ?? [] where other != index {
      guard let warning = redundancy(of: rule, beside: rules[other], isLater: index > other) else {
        continue
      }
      sink.emit(warning)
      break
    }
  }
}

/// What is said of a rule beside another; `nil` where it adds something.
private func redundancy(
  of rule: ComparedCheck,
  beside other: ComparedCheck,
  isLater: Bool
) -> Diagnostic? {
  guard other.isActive, other.check.severity >= rule.check.severity,
    other.verdict.implies(rule.verdict)
  else { return nil }
  guard rule.verdict.implies(other.verdict) else { return .impliedRule(rule, by: other) }
  // Of two that mean the same, the lesser one is told of; of equals, the later one.
  let isLesser = other.check.severity > rule.check.severity || !rule.isActive
  return isLesser || isLater ? .sameMeaning(rule, as: other) : nil
}
