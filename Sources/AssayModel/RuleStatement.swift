/// A rule in canonical form with a place for each number that is worked out when it is judged.
package indirect enum RuleStatement: Sendable, Hashable, Codable {
  /// A rule without numbers to work out.
  case text(String)
  /// What stands before the condition, the condition, and what stands behind.
  case comparison(String, Comparison<NumberExpression>, String)
  /// Rules joined by `AND` or `OR`.
  case joined(String, [RuleStatement])

  /// The rule with its numbers worked out, as doubles; `nil` where earlier runs decide one of them.
  package var resolved: String? {
    switch self {
    case .text(let text): return text
    case .comparison(let head, let condition, let tail):
      let constants = condition.map(\.constant)
      guard !constants.operands.contains(nil) else { return nil }
      return "\(head) \(constants.described { $0.map(\.description) ?? "" })\(tail)"
    case .joined(let operation, let parts):
      let texts = parts.map(\.resolved)
      guard !texts.contains(nil) else { return nil }
      return texts.map { "(\($0 ?? ""))" }.joined(separator: " \(operation) ")
    }
  }
}
