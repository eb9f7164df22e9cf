import AssayConnector
import AssayModel
import AssayPlan

extension StepExecutor {
  /// Looks at files; all statistics of the same ones are one statement.
  func look(at query: FileQuery, for metrics: [Metric]) async -> [Metric: Measurement] {
    do throws(Trouble) {
      let statement = StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
        .files(query, metrics)
      let row = try await execution.rows(of: statement).rows.first ?? []
      return Dictionary(
        zip(metrics, row.map(Measurement.init)),
        uniquingKeysWith: { first, _ in first }
      )
    } catch {
      let trouble = explained(error, metrics)
      return Dictionary(
        metrics.map { ($0, .failed(trouble)) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  /// An engine that reads local files only says so in words of its own, about extensions.
  private func explained(_ trouble: Trouble, _ metrics: [Metric]) -> Trouble {
    let paths: [String] = metrics.flatMap { $0.paths }
    guard trouble.kind == .query || trouble.kind == .source,
      let remote = paths.first(where: { $0.contains("://") })
    else { return trouble }
    return Trouble(
      .source,
      "\(remote) is not available: only local files can be looked at",
      hint: "copy the files to where the run is, and name their folder"
    )
  }
}

extension Metric {
  /// The paths of the files that are looked at.
  fileprivate var paths: [String] {
    guard case .files(let query, let statistic) = quantity else { return [] }
    guard case .differing(let matching) = statistic else { return [query.path] }
    return [query.path, matching.other.path]
  }
}
