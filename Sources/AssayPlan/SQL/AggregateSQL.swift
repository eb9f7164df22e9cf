import AssayModel

/// Writes the metrics of one scan as aggregates.
struct AggregateSQL {
  let dialect: any SQLDialect
  let tests: RowTestSQL

  /// The aggregate that measures a metric in a scan over all rows.
  func expression(_ metric: Metric) -> String {
    switch metric.quantity {
    case .rowCount: aggregate("count(*)", metric)
    case .rows(.not(.isNull(let column))): aggregate("count(\(tests.reference(column)))", metric)
    case .rows(let test):
      dialect.aggregate("count(*)", filter: conjunction(metric.filter, tests.condition(test)))
    case .statistic(let statistic, let column): aggregate(call(statistic, column), metric)
    case .groups, .partnered, .query, .returned, .schema: "NULL"
    }
  }

  private func aggregate(_ call: String, _ metric: Metric) -> String {
    dialect.aggregate(call, filter: metric.filter.map(Self.parenthesised))
  }

  private func call(_ statistic: ColumnStatistic, _ column: String) -> String {
    let value = tests.reference(column)
    let length = dialect.length("coalesce(\(value), '')")
    return switch statistic {
    case .minimum: "min(\(value))"
    case .maximum: "max(\(value))"
    case .mean: "avg(\(value))"
    case .sum: "sum(\(value))"
    case .standardDeviation: dialect.standardDeviation(value)
    case .minimumLength: "min(\(length))"
    case .maximumLength: "max(\(length))"
    }
  }

  private func conjunction(_ filter: String?, _ condition: String) -> String {
    filter.map { "\(Self.parenthesised($0)) AND \(condition)" } ?? condition
  }

  /// The line break ends a comment that the text may close with.
  static func parenthesised(_ predicate: String) -> String {
    predicate.contains("--") ? "(\(predicate)\n)" : "(\(predicate))"
  }
}
