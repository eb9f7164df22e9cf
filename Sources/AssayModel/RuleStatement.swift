/// A rule in canonical form with a place for each number that is worked out when it is judged.
package indirect enum RuleStatement: Sendable, Hashable, Codable {
  /// A rule without numbers to work out.
  case text(String)
  /// What stands before the condition, the condition, what stands behind, and the series of the rule's metric.
  case comparison(String, Comparison<NumberExpression>, String, series: String)
  /// Rules joined by `AND` or `OR`.
  case joined(String, [RuleStatement])

  /// The rule with its numbers worked out, as doubles; `nil` where one of them cannot be told.
  ///
  /// - Parameter value: works out a number by the series of earlier values that it may ask for.
  package func resolved(by value: (NumberExpression, _ series: String) -> Double?) -> String? {
    switch self {
    case .text(let text): return text
    case .comparison(let head, let condition, let tail, let series):
      let values = condition.map { value($0, series) }
      guard !values.operands.contains(nil) else { return nil }
      return "\(head) \(values.described { $0.map(\.description) ?? "" })\(tail)"
    case .joined(let operation, let parts):
      let texts = parts.map { $0.resolved(by: value) }
      guard !texts.contains(nil) else { return nil }
      return texts.map { "(\($0 ?? ""))" }.joined(separator: " \(operation) ")
    }
  }

  /// The rule in canonical form, its numbers as the spec has them.
  package var canonical: String {
    switch self {
    case .text(let text): text
    case .comparison(let head, let condition, let tail, _):
      "\(head) \(condition.described(by: \.text))\(tail)"
    case .joined(let operation, let parts):
      parts.map { "(\($0.canonical))" }.joined(separator: " \(operation) ")
    }
  }
}
