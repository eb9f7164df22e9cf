import AssayModel

/// Writes the metrics of one scan as aggregates.
struct AggregateSQL {
  let dialect: any SQLDialect
  let tests: RowTestSQL

  /// The aggregate that measures a metric in a scan over all rows.
  func expression(_ metric: Metric) -> String {
    let filter = metric.filter.map(Self.parenthesised)
    switch metric.quantity {
    case .rowCount: return filter.map(dialect.count) ?? "count(*)"
    case .rows(.not(.isNull(let column))) where filter == nil:
      return "count(\(tests.reference(column)))"
    case .rows(let test):
      let condition = tests.condition(test)
      return dialect.count(where: filter.map { "\($0) AND \(condition)" } ?? condition)
    case .statistic(let statistic, let column): return call(statistic, column, filter)
    case .groups, .partnered, .query, .returned, .schema: return "NULL"
    }
  }

  /// Aggregates pass over NULL, so a row that the filter leaves out is made NULL.
  private func call(
    _ statistic: ColumnStatistic,
    _ column: String,
    _ filter: String?
  ) -> String {
    func filtered(_ value: String) -> String {
      filter.map { "CASE WHEN \($0) THEN \(value) END" } ?? value
    }
    let value = filtered(tests.reference(column))
    let length = filtered(dialect.length("coalesce(\(tests.reference(column)), '')"))
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

  /// The line break ends a comment that the text may close with.
  static func parenthesised(_ predicate: String) -> String {
    predicate.contains("--") ? "(\(predicate)\n)" : "(\(predicate))"
  }
}
