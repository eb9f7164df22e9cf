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

extension ColumnLength {
  static let page = RulePage(
    checks: "The length of every text of a column, in characters.",
    matters:
      "Codes have a fixed length, and a target with a narrower column cuts off what is longer.",
    conditions:
      "compares only with numbers as they stand; arithmetic is accepted and never holds, with a "
      + "warning",
    nulls: "NULL has length 0, like the empty text.",
    measurement:
      "Rows whose length is so, divided by all rows; it must be 1. The extreme lengths are "
      + "reported beside it.",
    example: RuleExample(
      """
      countries: code varchar
      AT
      CH
      DEU
      """,
      passes: #"ColumnLength "code" between 1 and 4"#,
      fails: #"ColumnLength "code" = 2"#
    )
  )
}
