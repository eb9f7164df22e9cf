import AssayConnector
import AssayModel

extension PlanExplanation {
  /// What of a step the embedded engine does for another, and why, as far as it is known without the data.
  func relocations(of step: Step) -> [String] {
    guard let dataset = dataset(of: step), let capabilities = capabilities(of: step) else {
      return []
    }
    switch step.task {
    case .scan(let metrics):
      let promised = dataset.columns.map { SourceColumn(name: $0.name, type: $0.type?.name ?? "") }
      return metrics.compactMap { metric in
        shortcoming(of: capabilities.dialect, for: metric, among: promised).map {
          "\(metric.words): in the embedded engine, since \($0)"
        }
      }
    case .join(let metric):
      guard let name = metric.comparedDataset,
        let other = plan.suite.datasets.first(where: { $0.name == name }),
        engine(of: other) != engine(of: dataset)
      else { return [] }
      return ["in the embedded engine, since \(name) is on \(other.source.connection)"]
    case .describe, .compare, .load, .addUp, .group, .distinct, .survey, .query, .returned,
      .statistics, .distribution, .files:
      return []
    }
  }

  private func engine(of dataset: Dataset) -> Connection.Engine? {
    plan.suite.connections.first { $0.name == dataset.source.connection }?.engine
  }
}
