import AssayModel
import AssaySyntax

/// `DataFreshness "ts" <= 24 hours`: the age of every value; NULL fails, and a future moment has a negative age.
enum DataFreshness: RuleType {
  static let signatures = [
    Signature("DataFreshness", ["TargetColumn"], returns: .duration, supportsWhere: true)
  ]
  static let dimension = Dimension.freshness

  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    let column = rule.column("TargetColumn", .day)
    return [
      rule.background([column], "DataFreshness.MinimumHours", .minimumAge),
      rule.background([column], "DataFreshness.MaximumHours", .maximumAge),
    ]
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .day)
    guard case .duration(let condition)? = rule.rule.condition?.kind else { return nil }
    let hours = condition.lowered(to: condition.operands.map(\.hours))
    return rule.compliance(
      .age(column, hours),
      name: rule.metricName([column], "DataFreshness.Compliance"),
      passesOnEmptyTable: true
    )
  }
}

extension DurationSyntax {
  /// The length in hours, to four decimals.
  fileprivate var hours: Double {
    switch unit {
    case .days: Double(count) * 24
    case .hours: Double(count)
    case .minutes: (Double(count) / 60 * 10_000).rounded() / 10_000
    }
  }
}

extension DataFreshness {
  static let page = RulePage(
    checks: "The age of every value of a column: the time of the run less the value.",
    matters: "Data can be complete, valid and unique, and of last week.",
    nulls: "NULL fails.",
    measurement:
      "Rows whose age is so, divided by all rows; it must be 1. The age is in hours, to two "
      + "decimals; a moment in the future has a negative one. Text is read as a timestamp.",
    emptyTable: .passes,
    example: RuleExample(
      """
      events: id bigint, seen timestamp
      1 | 2024-05-01 08:00:00
      2 | 2024-05-01 09:30:00
      3 | NULL
      """,
      passes: #"DataFreshness "seen" > 7 days where "seen is not null""#,
      fails: #"DataFreshness "seen" <= 24 hours where "id < 3""#
    )
  )
}
