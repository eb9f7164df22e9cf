import AssayModel

/// `Entropy "a" > 1`: how evenly the values are spread, in nats; NULL is not a value.
enum Entropy: RuleType {
  static let signatures = [
    Signature("Entropy", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    return rule.comparing(
      rule.metricName([column], "Entropy"),
      "entropy of \(column)",
      .metric(rule.metric(.groups([column], .entropy)))
    )
  }
}
