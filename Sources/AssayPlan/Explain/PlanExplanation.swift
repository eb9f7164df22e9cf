package import AssayConnector
import AssayModel

/// A plan told to people and programs.
package struct PlanExplanation: Sendable {
  let plan: ExecutionPlan
  private let capabilities: [String: Capabilities]
  private let showsSQL: Bool

  /// Prepares to tell a plan.
  ///
  /// - Parameter showingSQL: whether to show the statement of each step as far as it is known without the data.
  package init(
    _ plan: ExecutionPlan,
    on capabilities: [String: Capabilities],
    showingSQL: Bool = false
  ) {
    self.plan = plan
    self.capabilities = capabilities
    showsSQL = showingSQL
  }

  /// The number of rules and promises that the plan answers.
  var checkCount: Int {
    plan.suite.datasets.reduce(0) { $0 + $1.checks.count { $0.status != .disabled } }
  }

  /// The number of steps that ask for measurements of rows or files.
  var queryCount: Int {
    plan.steps.count { step in
      switch step.task {
      case .describe, .compare, .load: false
      case .scan, .addUp, .group, .distinct, .survey, .join, .query, .returned, .files,
        .statistics, .distribution:
        true
      }
    }
  }

  func capabilities(of step: Step) -> Capabilities? { capabilities[step.connection] }

  func dataset(of step: Step) -> Dataset? {
    plan.suite.datasets.first { $0.name == step.dataset }
  }

  /// The statement of a step; `nil` when it is not to be shown.
  func sql(of step: Step) -> String? {
    guard showsSQL, let dataset = dataset(of: step),
      let dialect = capabilities[step.connection]?.dialect
    else { return nil }
    var knowledge = Knowledge()
    for other in plan.steps {
      if case .load = other.task {
        knowledge.tables[other.dataset] = StatementWriter.loadedTable(of: other.dataset)
      }
    }
    let writer = StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
    var source = knowledge
    source.tables[step.dataset] = nil
    let loader = StatementWriter(plan.suite, dialect: dialect, knowing: source)
    switch step.task {
    case .describe: return loader.describe(dataset).statement
    case .load:
      let promised = dataset.columns.map { SourceColumn(name: $0.name, type: $0.type?.name ?? "") }
      return loader.load(
        dataset,
        columns: promised.isEmpty ? [] : plan.columnsRead(of: dataset, among: promised)
      )
    case .scan(let metrics): return writer.scan(dataset, metrics)
    case .addUp(let key, let metrics, _):
      return writer.partitions(of: dataset, by: key, metrics.flatMap { $0.addends ?? [] })
    case .group(let columns, let metrics): return writer.group(dataset, columns, metrics)
    case .distinct(let column, _): return writer.distinct(dataset, column)
    case .survey(let survey): return sql(of: survey, writer, dataset)
    case .compare: return nil
    case .join(let metric): return writer.join(dataset, metric)
    case .query(let metric):
      guard case .query(let sql) = metric.quantity else { return nil }
      return writer.query(dataset, sql)
    case .returned(let metric):
      guard case .returned(let sql) = metric.quantity else { return nil }
      return writer.returnedColumns(dataset, sql)
    case .files(let query, let metrics): return writer.files(query, metrics)
    case .statistics: return nil
    case .distribution(let distribution): return writer.distribution(dataset, distribution)
    }
  }

  /// What a step does, in a few words.
  func title(of step: Step) -> String {
    switch step.task {
    case .describe: "describe \(step.dataset)"
    case .load: "load \(step.dataset) into a table"
    case .scan(let metrics): "scan \(step.dataset) once for \(counted(metrics.count, "metric"))"
    case .addUp(let key, let metrics, _):
      "add up \(step.dataset) of partitions by \(key) for \(counted(metrics.count, "metric"))"
    case .group(let columns, _):
      "group \(step.dataset) by \(columns.isEmpty ? "all columns" : columns.joined(separator: ", "))"
    case .distinct(let column, _):
      "count distinct values of \(column) of \(step.dataset), which a check expects to be unique; group by it if not"
    case .survey(let survey):
      "survey \(step.dataset) for \(counted(survey.metrics.count, "metric"))"
    case .compare: "compare the columns of \(step.dataset)"
    case .join(let metric): "join \(step.dataset): \(metric.words)"
    case .query, .returned: "query of \(step.dataset)"
    case .statistics(let columns, _):
      "measure statistics of \(columns.map { $0 ?? "all columns" }.joined(separator: ", "))"
        + " of \(step.dataset)"
    case .distribution(let distribution):
      "count how often values of \(distribution.column) of \(step.dataset) occur"
    case .files(let query, _): "look at the files \(query.words)"
    }
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(count == 1 ? noun : noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s")"
  }
}
