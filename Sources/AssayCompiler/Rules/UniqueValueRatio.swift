import AssayModel

/// `UniqueValueRatio "a" > 0.9`: the share of distinct values that occur once; NULL is not a value.
enum UniqueValueRatio: RuleType {
  static let signatures = [
    Signature("UniqueValueRatio", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    let values = rule.metric(.groups([column], .valueGroups))
    let singletons = rule.metric(.groups([column], .singletons))
    let offenders = Offenders(.duplicates([column]), of: rule.scope.dataset, where: rule.filter)
    return rule.comparing(
      rule.metricName([column], "UniqueValueRatio"),
      "unique value ratio of \(column)",
      .ratio(.metric(singletons), .metric(values))
    ) { $0.offenders = offenders }
  }
}

extension UniqueValueRatio {
  static let page = RulePage(
    checks: "The share of distinct values that occur once.",
    matters:
      "Identifiers are all different; a ratio that falls shows that some are handed out twice.",
    nulls: "NULL is not a value.",
    measurement: "Values that occur once, divided by distinct values.",
    example: RuleExample(
      """
      tickets: code varchar
      A
      A
      A
      B
      NULL
      """,
      passes: #"UniqueValueRatio "code" = 0.5"#,
      fails: #"UniqueValueRatio "code" > 0.9"#
    )
  )
}
