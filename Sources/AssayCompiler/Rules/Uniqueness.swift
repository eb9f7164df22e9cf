import AssayModel

/// `Uniqueness "a" "b" > 0.99`: the share of rows whose values occur once; rows of NULLs only are left out.
enum Uniqueness: RuleType {
  static let signatures = [
    Signature(
      "Uniqueness",
      ["TargetColumn"],
      isVariadic: true,
      returns: .number,
      supportsWhere: true,
      excludedFromRowComposites: true
    )
  ]
  static let dimension = Dimension.uniqueness

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    let columns = rule.columns()
    let uniqueness = rule.uniqueness(of: columns)
    return rule.comparing(
      rule.metricName(columns, "Uniqueness"),
      "uniqueness of \(columns.joined(separator: ", "))",
      uniqueness.value,
      adjust: uniqueness.adjust
    )
  }
}

extension RuleReader {
  /// The verdict that allows no values to occur twice.
  func requiringUniqueness(of columns: [String]) -> Verdict {
    let uniqueness = uniqueness(of: columns)
    return requiringOne(
      metricName(columns, "Uniqueness"),
      "uniqueness of \(columns.joined(separator: ", "))",
      uniqueness.value,
      adjust: uniqueness.adjust
    )
  }

  /// The share of rows whose values occur once, and the rows that it is about.
  fileprivate func uniqueness(
    of columns: [String]
  ) -> (value: Formula, adjust: (inout Criterion) -> Void) {
    let singletons = metric(.groups(columns, .singletons))
    let rows = metric(.groups(columns, .rows))
    let offenders = Offenders(.duplicates(columns), of: scope.dataset, where: filter)
    return (
      .ratio(.metric(singletons), .metric(rows)),
      { criterion in
        criterion.considered = rows
        criterion.passing = singletons
        criterion.offenders = offenders
      }
    )
  }
}

extension Uniqueness {
  static let page = RulePage(
    checks: "The share of rows whose value, or whose combination of values, occurs once.",
    matters: "A row that is there twice is counted twice.",
    nulls:
      "A row whose columns are all NULL is left out. With several columns, NULL beside a value "
      + "is a value like any other.",
    measurement: "Groups of one row, divided by the rows of all groups.",
    example: RuleExample(
      """
      visits: page varchar, day date
      home | 2024-05-01
      home | 2024-05-02
      cart | 2024-05-02
      NULL | 2024-05-02
      """,
      passes: #"Uniqueness "page" "day" = 1.0"#,
      fails: #"Uniqueness "page" > 0.5"#
    )
  )
}
