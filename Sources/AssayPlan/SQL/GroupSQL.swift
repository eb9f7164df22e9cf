import AssayModel

/// Writes the metrics of one grouping: inside, each group with its size; outside, statistics of the sizes.
struct GroupSQL {
  let dialect: any SQLDialect
  let tests: RowTestSQL

  func statement(_ columns: [String], _ metrics: [Metric], from relation: String) -> String {
    let columns = columns.isEmpty ? tests.columns.map(\.name) : columns
    let references = columns.map(tests.reference)
    var filters: [String?] = []
    for metric in metrics where !filters.contains(metric.filter) { filters.append(metric.filter) }
    let shared = filters.count == 1 ? filters[0] : nil
    let sizes = filters.enumerated().map { index, filter in
      let condition = shared == nil ? filter.map(AggregateSQL.parenthesised) : nil
      return "\(condition.map(dialect.count) ?? "count(*)") AS size\(index)"
    }
    let outer = metrics.enumerated().map { index, metric in
      let size = "size\(filters.firstIndex(of: metric.filter) ?? 0)"
      return "\(expression(metric, columns, size: size)) AS m\(index)"
    }
    let keys = references.enumerated().map { "\($1) AS key\($0)" }
    return """
      SELECT \(outer.joined(separator: ",\n  "))
      FROM (
        SELECT \((keys + sizes).joined(separator: ", "))
        FROM \(relation)\(shared.map { "\n  WHERE \(AggregateSQL.parenthesised($0))" } ?? "")
        GROUP BY \(references.joined(separator: ", "))
      ) AS sizes
      """
  }

  /// Groups whose size is 0 exist only for other filters.
  func expression(_ metric: Metric, _ columns: [String], size: String) -> String {
    guard case .groups(_, let statistic) = metric.quantity else { return "NULL" }
    let isValue =
      "(\(columns.indices.map { "key\($0) IS NOT NULL" }.joined(separator: " OR ")))"
    switch statistic {
    case .groups: return dialect.count(where: "\(size) > 0")
    case .valueGroups:
      return dialect.count(where: "\(size) > 0 AND \(isValue)")
    case .singletons:
      return dialect.count(where: "\(size) = 1 AND \(isValue)")
    case .duplicatedRows:
      return "coalesce(sum(CASE WHEN \(size) > 1 AND \(isValue) THEN \(size) END), 0)"
    case .entropy:
      let value = "CASE WHEN \(size) > 0 AND \(isValue) THEN \(size) END"
      return
        "\(dialect.logarithm("sum(\(value))")) - sum((\(value)) * \(dialect.logarithm(value))) / sum(\(value))"
    case .rows:
      return "coalesce(sum(CASE WHEN \(isValue) THEN \(size) END), 0)"
    }
  }
}
