import AssayDiagnostics
import AssayModel

/// `CustomSql "select …" > 0`, or without a condition a query that gives back the rows that are right.
enum CustomSQL: RuleType {
  static let signatures = [
    Signature(
      "CustomSql",
      ["CustomSqlStatement"],
      returns: .numberOrBoolean,
      supportsThreshold: true
    )
  ]
  static let dimension = Dimension.validity

  /// Without a condition an analyzer takes a query for one that gives a number.
  static func values(of rule: inout RuleReader) -> [NamedFormula]? {
    statement(&rule).map { sql in
      [
        NamedFormula(
          name: rule.datasetMetricName("CustomSQL"),
          value: .metric(rule.metric(.query(sql)))
        )
      ]
    }
  }

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let sql = statement(&rule) else { return nil }
    return rule.rule.condition == nil ? rows(sql, &rule) : number(sql, &rule)
  }

  /// The query, which must be only one and stay on the connection; `nil` after an error was emitted.
  private static func statement(_ rule: inout RuleReader) -> String? {
    guard let statement = rule.rule.parameter("CustomSqlStatement") else { return nil }
    if let fault = QueryText(statement.value, as: rule.scope.reading).faultAsQuery {
      rule.emit(.notOneQuery(fault, in: "CustomSql", at: statement.span))
      return nil
    }
    for name in QueryText(statement.value).datasets(among: rule.scope.contracts.keys.sorted())
    where !rule.scope.canReach(name) {
      rule.emit(.queryAcrossConnections(name, at: statement.span))
      return nil
    }
    return statement.value
  }

  private static func number(_ sql: String, _ rule: inout RuleReader) -> Verdict? {
    if rule.rule.threshold != nil { rule.emit(.thresholdIgnored(rule.rule.span)) }
    return rule.comparing(
      rule.datasetMetricName("CustomSQL"),
      "result of the query",
      .metric(rule.metric(.query(sql)))
    )
  }

  private static func rows(_ sql: String, _ rule: inout RuleReader) -> Verdict? {
    var condition = Comparison<NumberExpression>.equal(.constant(1))
    if let threshold = rule.rule.threshold {
      switch rule.lowered(threshold) {
      case .comparison(let comparison): condition = comparison
      case .impossible(let reason): return .impossible(reason: reason)
      case nil: return nil
      }
    }
    let returned = rule.metric(.returned(by: sql))
    var criterion = Criterion(
      rule.datasetMetricName("CustomSQL.Compliance"),
      subject: "share of rows that the query gives back",
      value: .ratio(.metric(returned), .metric(rule.rowCount)),
      condition: condition
    )
    criterion.considered = rule.rowCount
    criterion.passing = returned
    criterion.offenders = Offenders(.notReturned(by: sql), of: rule.scope.dataset, where: nil)
    return .criterion(criterion)
  }
}

extension CustomSQL {
  static let page = RulePage(
    checks:
      "With a condition: the one number that a query gives. Without: the query gives back the "
      + "rows that are right, and all rows must be among them.",
    matters:
      "What no other rule type says can still be said, and is measured and reported like the "
      + "rest.",
    parameters: [
      "CustomSqlStatement":
        "one query that only reads; the dataset is called `primary`, the others have their own "
        + "names"
    ],
    conditions:
      "a threshold beside a condition is ignored, with a warning; without a condition it says "
      + "which share of rows must come back",
    nulls:
      "A result of NULL, or of text that is no number, is 0. Rows are found again by all columns "
      + "that the query gives back, NULL being equal to NULL.",
    measurement:
      "The single value of the query, which must give one row with one column; or the rows that "
      + "come back, divided by all rows. On an empty table the form without a condition has no "
      + "value and fails.",
    emptyTable: .comparesAnyway,
    example: RuleExample(
      """
      orders: id bigint, net double, gross double
      1 | 10 | 12
      2 | 20 | 24
      3 | 30 | 29
      """,
      passes: #"CustomSql "select count(*) from primary where gross < net" <= 1"#,
      fails: #"CustomSql "select id from primary where gross >= net""#
    )
  )
}
