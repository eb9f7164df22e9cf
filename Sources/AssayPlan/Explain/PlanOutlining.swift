package import AssayModel

extension PlanExplanation {
  /// The plan for a picture.
  package var outline: PlanOutline {
    PlanOutline(
      checks: checkCount,
      metrics: plan.metricCount,
      queries: queryCount,
      steps: plan.steps.map { step in
        PlanOutline.Step(
          id: step.id,
          word: step.task.word,
          caption: caption(of: step.task),
          dataset: step.dataset,
          connection: step.connection,
          metrics: step.task.metrics.count,
          needs: step.needs
        )
      }
    )
  }

  /// What the word of a step leaves open.
  private func caption(of task: StepTask) -> String {
    switch task {
    case .describe: "columns and types"
    case .load: "into a table, once"
    case .scan(let metrics): counted(metrics.count, "metric")
    case .addUp(let key, let metrics, _): "\(counted(metrics.count, "metric")) by \(key)"
    case .survey(let survey): counted(survey.metrics.count, "metric")
    case .group(let columns, _):
      "by \(columns.isEmpty ? "all columns" : columns.joined(separator: ", "))"
    case .distinct(let column, _): "of \(column)"
    case .compare(let metric): metric.words
    case .join(let metric): caption(of: metric)
    case .query: "one number"
    case .returned: "rows"
    case .statistics(let columns, _):
      "of " + columns.map { $0 ?? "all columns" }.joined(separator: ", ")
    case .distribution(let distribution): "of \(distribution.column)"
    case .files(let query, _): query.words
    }
  }

  /// What a join looks for; a picture has no room for more.
  private func caption(of join: Metric) -> String {
    switch join.quantity {
    case .matched(let matching): "with \(matching.dataset)"
    case .partnered(let reference):
      "\(reference.columns.joined(separator: ", ")) in \(reference.dataset)"
    case .rowCount, .rows, .statistic, .groups, .correlation, .query, .returned, .schema, .files:
      join.words
    }
  }
}
