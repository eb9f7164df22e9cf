import AssayModel

extension PlanExplanation {
  /// The plan for people: a headline, then each step with what it needs and what it measures.
  package var text: String {
    var lines = [
      "\(counted(checkCount, "check")) → \(counted(plan.metricCount, "metric")) → "
        + counted(queryCount, "query"),
      "",
    ]
    for step in plan.steps {
      let needs = step.needs.map { "#\($0)" }.joined(separator: ", ")
      lines.append(
        "#\(step.id) \(title(of: step)) (on \(step.connection)\(needs.isEmpty ? "" : ", after \(needs)"))"
      )
      if case .survey(let survey) = step.task {
        for (title, metrics) in ways(of: survey) {
          lines.append("   \(title)")
          for metric in metrics { lines.append("     \(metric.words)") }
        }
      } else {
        for metric in step.task.metrics { lines.append("     \(metric.words)") }
      }
      for relocation in relocations(of: step) { lines.append("   > \(relocation)") }
      if let sql = sql(of: step) {
        lines += sql.split(separator: "\n", omittingEmptySubsequences: false).map { "   | \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
