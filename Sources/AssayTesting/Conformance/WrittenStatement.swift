import AssayConnector
import AssayModel
import AssayPlan

/// A statement that Assay would send to an engine that is not at hand, with what is to be known of it.
package struct WrittenStatement: Sendable, Hashable, Codable {
  /// The rule that needs it.
  package let rule: String
  /// What it measures, in the order of the columns of its only row.
  package let metrics: [String]
  /// The statement.
  package let sql: String

  /// The statements of a suite that the engine answers itself, over tables whose columns are known.
  static func all(
    of suite: Suite,
    in dialect: Dialect,
    columns: [String: [SourceColumn]],
    rule: ConformanceRule
  ) throws -> [WrittenStatement] {
    var knowledge = Knowledge()
    knowledge.columns = columns
    knowledge.now = "2024-03-01 00:00:00.000"
    knowledge.day = { if case .day(let day) = $0 { day } else { "2024-01-31" } }
    let writer = StatementWriter(suite, dialect: dialect, knowing: knowledge)
    let capabilities = Dictionary(
      suite.connections.map { ($0.name, Self.capabilities(of: $0.dialect)) },
      uniquingKeysWith: { first, _ in first }
    )
    return try plan(suite, on: capabilities).steps.compactMap { step in
      guard let dataset = suite.datasets.first(where: { $0.name == step.dataset }) else {
        return nil
      }
      let known = columns[dataset.name] ?? []
      let metrics = step.task.metrics.filter {
        shortcoming(of: dialect, for: $0, among: known) == nil
          && obstacle(to: $0, among: known) == nil
      }
      guard !metrics.isEmpty, let sql = sql(step.task, metrics, dataset, writer) else { return nil }
      return WrittenStatement(
        rule: rule.description,
        metrics: metrics.map { "\($0.words) of \($0.dataset)" },
        sql: sql
      )
    }
  }

  private static func sql(
    _ task: StepTask,
    _ metrics: [Metric],
    _ dataset: Dataset,
    _ writer: StatementWriter
  ) -> String? {
    switch task {
    case .scan: return writer.scan(dataset, metrics)
    case .group(let columns, _): return writer.group(dataset, columns, metrics)
    // What grouping answers where they are not distinct; it is asked of other engines, too.
    case .distinct(let column, _): return writer.group(dataset, [column], metrics)
    case .join(let metric): return writer.join(dataset, metric)
    case .query(let metric):
      guard case .query(let sql) = metric.quantity else { return nil }
      return writer.query(dataset, sql)
    case .returned(let metric):
      guard case .returned(let sql) = metric.quantity else { return nil }
      return writer.returnedRows(dataset, sql, columns: columns(of: sql))
    case .survey, .addUp, .describe, .compare, .load, .statistics, .distribution, .files:
      return nil
    }
  }

  /// The columns that a query of the kit gives back, which names each.
  private static func columns(of query: String) -> [String] {
    let list = query.split(separator: " from ").first?.dropFirst("select ".count) ?? ""
    return list.split(separator: ", ").map(String.init)
  }

  private static func capabilities(of dialect: Dialect) -> Capabilities {
    Capabilities(
      dialect: dialect,
      maximumProjections: 200,
      readsFiles: dialect == .duckdb,
      defaultConcurrency: 1
    )
  }
}
