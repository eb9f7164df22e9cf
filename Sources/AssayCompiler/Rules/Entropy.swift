package import AssayModel

/// `Entropy "a" > 1`: how evenly the values are spread, in nats; NULL is not a value.
package enum Entropy: RuleType {
  package static let signatures = [
    Signature("Entropy", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  package static let dimension = Dimension.validity

  package static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    return rule.comparing(
      rule.metricName([column], "Entropy"),
      "entropy of \(column)",
      .metric(rule.metric(.groups([column], .entropy)))
    )
  }
}
