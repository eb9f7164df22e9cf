import AssayModel

/// Writes the metrics of one scan as aggregates.
struct AggregateSQL {
  let dialect: any SQLDialect
  let tests: RowTestSQL
  /// What stands behind FROM.
  let relation: String

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
    case .correlation(let first, let second): return correlation(first, second, filter)
    case .groups, .partnered, .matched, .query, .returned, .schema, .files: return "NULL"
    }
  }

  /// Aggregates pass over NULL, so a row that the filter leaves out is made NULL.
  private func call(
    _ statistic: ColumnStatistic,
    _ column: String,
    _ filter: String?
  ) -> String {
    let value = filtered(tests.reference(column), filter)
    let type = tests.type(of: column)
    let length = filtered(dialect.length("coalesce(\(tests.reference(column)), '')"), filter)
    return switch statistic {
    case .minimum: "min(\(value))"
    case .maximum: "max(\(value))"
    case .mean: dialect.mean(value, of: type)
    case .sum: dialect.sum(value, of: type)
    case .standardDeviation: moment(.standardDeviation, value, of: column)
    case .variance: moment(.variance, value, of: column)
    case .interquartileRange: dialect.moment(.interquartileRange, value, over: relation)
    case .skewness: moment(.skewness, value, of: column)
    case .kurtosis: moment(.kurtosis, value, of: column)
    case .minimumLength: "min(\(length))"
    case .maximumLength: "max(\(length))"
    case .minimumAge: "min(\(dialect.hours(from: value, of: type, to: tests.knowledge.now)))"
    case .maximumAge: "max(\(dialect.hours(from: value, of: type, to: tests.knowledge.now)))"
    case .newestAge: newestAge(dialect.hours(from: value, of: type, to: tests.knowledge.now))
    case .futureCount:
      dialect.count(
        where: "\(dialect.hours(from: value, of: type, to: tests.knowledge.now)) < -\(Self.skew)"
      )
    }
  }

  /// How far two clocks may be apart, in hours: five minutes.
  private static let skew = "5.0 / 60"

  /// What is written while the run begins is as new as can be.
  private func newestAge(_ age: String) -> String {
    "min(CASE WHEN \(age) >= 0 THEN \(age) WHEN \(age) >= -\(Self.skew) THEN 0 END)"
  }

  private func filtered(_ value: String, _ filter: String?) -> String {
    filter.map { "CASE WHEN \($0) THEN \(value) END" } ?? value
  }

  /// NaN and infinity make an engine refuse the whole statement; here they make the one statistic NaN.
  private func moment(_ moment: Moment, _ value: String, of column: String) -> String {
    guard tests.type(of: column)?.kind == .double, let isFinite = dialect.isFinite(value) else {
      return dialect.moment(moment, value, over: relation)
    }
    let finite = "CASE WHEN \(isFinite) THEN \(value) END"
    return """
      CASE WHEN \(dialect.count(where: "NOT \(isFinite)")) > 0 THEN \(dialect.literal(.nan)) \
      ELSE \(dialect.moment(moment, finite, over: relation)) END
      """
  }

  /// NaN where there are rows but no correlation: a single row, a constant column, a value that is no finite number.
  private func correlation(_ first: String, _ second: String, _ filter: String?) -> String {
    let columns = [first, second]
    let values = columns.map {
      filtered(dialect.double(tests.reference($0), of: tests.type(of: $0)), filter)
    }
    let both = values.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
    let spoiled = values.compactMap(dialect.isFinite).map { "NOT \($0)" }
    let isSpoiled =
      spoiled.isEmpty
      ? dialect.truth(false)
      : "\(dialect.count(where: "\(both) AND (\(spoiled.joined(separator: " OR ")))")) > 0"
    let finite = values.map { value in
      dialect.isFinite(value).map { "CASE WHEN \($0) THEN \(value) END" } ?? value
    }
    return """
      CASE WHEN \(dialect.count(where: both)) = 0 THEN NULL \
      WHEN \(isSpoiled) THEN \(dialect.literal(.nan)) \
      ELSE coalesce(\(dialect.correlation(finite[0], finite[1])), \(dialect.literal(.nan))) END
      """
  }

  /// The line break ends a comment that the text may close with.
  static func parenthesised(_ predicate: String) -> String {
    predicate.contains("--") ? "(\(predicate)\n)" : "(\(predicate))"
  }
}
