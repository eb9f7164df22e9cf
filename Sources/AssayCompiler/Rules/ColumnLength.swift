import AssayModel
import AssaySyntax

/// `ColumnLength "a" between 1 and 9`: the number of characters of each text; NULL has none.
enum ColumnLength: RuleType {
  static let signatures = [
    Signature("ColumnLength", ["TargetColumn"], returns: .number, supportsWhere: true)
  ]
  static let dimension = Dimension.validity

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column("TargetColumn", .text)
    guard case .number(let condition)? = rule.rule.condition?.kind,
      let comparison = rule.plainNumbers(condition)
    else { return nil }
    guard case .numbers(let numbers) = comparison else {
      return .impossible(reason: "a length compares only with plain numbers")
    }
    return rule.compliance(
      .length(column, numbers),
      name: rule.metricName([column], "LengthCompliance"),
      background: extremes(of: column, rule)
    )
  }

  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    let column = rule.column("TargetColumn", .text)
    return extremes(of: column, rule)
  }

  private static func extremes(of column: String, _ rule: RuleReader) -> [NamedFormula] {
    [
      rule.background([column], "MinimumLength", .minimumLength),
      rule.background([column], "MaximumLength", .maximumLength),
    ]
  }
}

extension RuleReader {
  /// A statistic to report beside the verdict.
  func background(
    _ columns: [String],
    _ name: String,
    _ statistic: ColumnStatistic
  ) -> NamedFormula {
    NamedFormula(
      name: metricName(columns, name),
      value: .metric(metric(.statistic(statistic, of: columns[0])))
    )
  }
}
