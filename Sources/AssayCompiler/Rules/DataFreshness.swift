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
      name: rule.metricName([column], "DataFreshness.Compliance")
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
