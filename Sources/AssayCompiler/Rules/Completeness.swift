import AssayModel

/// `Completeness "a" > 0.95`: the share of rows in which a column is not NULL; empty text counts as complete.
enum Completeness: RuleType {
  static let signatures = [
    Signature(
      "Completeness",
      ["TargetColumn"],
      returns: .number,
      supportsWhere: true,
      excludedFromRowComposites: true
    )
  ]
  static let dimension = Dimension.completeness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let column = rule.column()
    let completeness = rule.completeness(of: column)
    return rule.comparing(
      rule.metricName([column], "Completeness"),
      "completeness of \(column)",
      completeness.value,
      adjust: completeness.adjust
    )
  }
}

extension RuleReader {
  /// The verdict that allows no NULL in a column.
  func requiringCompleteness(of column: String) -> Verdict {
    let completeness = completeness(of: column)
    return requiringOne(
      metricName([column], "Completeness"),
      "completeness of \(column)",
      completeness.value,
      adjust: completeness.adjust
    )
  }

  /// The share of values that are not NULL, and the rows that it is about.
  fileprivate func completeness(
    of column: String
  ) -> (value: Formula, adjust: (inout Criterion) -> Void) {
    let complete = metric(.rows(.not(.isNull(column))))
    let offenders = Offenders(.rows(.isNull(column)), of: scope.dataset, where: filter)
    let rowCount = rowCount
    return (
      .ratio(.metric(complete), .metric(rowCount)),
      { criterion in
        criterion.considered = rowCount
        criterion.passing = complete
        criterion.offenders = offenders
      }
    )
  }
}

extension Completeness {
  static let page = RulePage(
    checks: "The share of rows in which a column is not NULL.",
    matters: "Values that are missing silently leave rows out of joins, averages and mailings.",
    nulls: "NULL is what is looked for. Empty text, blanks and NaN are values.",
    measurement: "Rows with a value, divided by all rows.",
    example: RuleExample(
      """
      customers: id bigint, email varchar
      1 | ada@example.com
      2 | NULL
      3 | ''
      4 | cy@example.com
      """,
      passes: #"Completeness "email" > 0.7"#,
      fails: #"Completeness "email" >= 0.9"#
    )
  )
}
