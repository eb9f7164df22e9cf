import AssayDiagnostics
import AssayModel

/// `AggregateMatch "sum(a)" "sum(ref.b)" >= 0.95`: one sum or average divided by another.
///
/// The aggregate of no values is 0; 0 divided by 0 is 1, and anything else divided by 0 is 0.
enum AggregateMatch: RuleType {
  static let signatures = [
    Signature("AggregateMatch", ["AggregateExpression1", "AggregateExpression2"], returns: .number)
  ]
  static let dimension = Dimension.consistency

  static func verdict(of rule: inout RuleReader) -> Verdict? {
    guard let first = rule.rule.parameter("AggregateExpression1"),
      let second = rule.rule.parameter("AggregateExpression2"),
      let left = aggregate(first, &rule),
      let right = aggregate(second, &rule)
    else { return nil }
    let columns = left.column == right.column ? left.column : "\(left.column),\(right.column)"
    return rule.comparing(
      "Column.\(columns).AggregateMatch",
      "\(first.value) divided by \(second.value)",
      .quotient(.metric(left.metric), .metric(right.metric), .aggregate)
    )
  }

  /// Reads `sum(a)` of the dataset itself, or `sum(ref.a)` of another.
  private static func aggregate(
    _ expression: Located<String>,
    _ rule: inout RuleReader
  ) -> (metric: Metric, column: String)? {
    let text = expression.value.filter { !$0.isWhitespace }
    let statistics: [String: ColumnStatistic] = ["sum": .sum, "avg": .mean]
    guard let opening = text.firstIndex(of: "("), text.last == ")",
      let statistic = statistics[text[..<opening].lowercased()]
    else {
      rule.emit(.malformedAggregate(expression))
      return nil
    }
    let argument = String(text[text.index(after: opening)...].dropLast())
    guard let dot = argument.firstIndex(of: ".") else {
      return column(argument, statistic, of: rule.scope.dataset, expression, &rule)
    }
    let dataset = String(argument[..<dot])
    guard rule.referencedDataset(dataset, at: expression.span) != nil else { return nil }
    let name = String(argument[argument.index(after: dot)...])
    return column(name, statistic, of: dataset, expression, &rule)
  }

  private static func column(
    _ name: String,
    _ statistic: ColumnStatistic,
    of dataset: String,
    _ expression: Located<String>,
    _ rule: inout RuleReader
  ) -> (metric: Metric, column: String)? {
    let contract = rule.scope.contracts[dataset]
    if let objection = contract?.objection(to: Located(name, at: expression.span), .number) {
      rule.emit(objection)
      return nil
    }
    return (Metric(.statistic(statistic, of: name), of: dataset), name)
  }
}

extension AggregateMatch {
  static let page = RulePage(
    checks: "One sum or average, divided by another: of the dataset itself, or of another one.",
    matters: "Totals of two systems that should agree are compared without comparing rows.",
    parameters: [
      "AggregateExpression1": "`sum(column)` or `avg(column)`, or `sum(dataset.column)`",
      "AggregateExpression2": "the one to divide by, in the same form",
    ],
    nulls: "NULL takes no part in a sum or an average; of no values at all it is 0.",
    measurement:
      "The first divided by the second. 0 divided by 0 is 1, and anything else divided by 0 is 0.",
    emptyTable: .compares(0),
    example: RuleExample(
      """
      orders: id bigint, total double
      1 | 10
      2 | 20

      payments: order_id bigint, amount double
      1 | 10
      2 | 15
      """,
      passes: #"AggregateMatch "sum(total)" "sum(payments.amount)" between 1 and 1.5"#,
      fails: #"AggregateMatch "sum(total)" "sum(payments.amount)" = 1.0"#
    )
  )
}
