import AssayModel
import AssayPlan

// What the engine of a dataset cannot answer in its own SQL, or not without another engine.

extension StepExecutor {
  /// Measures what one look at the rows tells; what the engine lacks is measured on columns moved to the embedded one.
  func scan(_ metrics: [Metric], over dataset: Dataset) async -> [Metric: Measurement] {
    let columns = columns(of: dataset)
    let foreign = metrics.filter {
      shortcoming(of: dialect, for: $0, among: columns) != nil
        && obstacle(to: $0, among: columns) == nil
    }
    let moved = Set(foreign)
    let own = metrics.filter { !moved.contains($0) }
    var measurements = await measure(own, on: dataset) { writer.scan(dataset, $0) }
    guard !foreign.isEmpty else { return measurements }
    measurements.merge(await scanMoved(foreign, of: dataset)) { _, new in new }
    return measurements
  }

  private func scanMoved(
    _ metrics: [Metric],
    of dataset: Dataset
  ) async -> [Metric: Measurement] {
    var conditions: [String] = []
    for metric in metrics {
      if let filter = metric.filter, !conditions.contains(filter) { conditions.append(filter) }
    }
    let known = columns(of: dataset)
    let needed = Set(
      metrics.flatMap { metric in
        columnsRead(by: metric.unfiltered, of: dataset, among: known).map(\.name)
      }
    )
    let moved = metrics.map { metric in
      let index = metric.filter.flatMap(conditions.firstIndex)
      return Metric(
        metric.quantity,
        of: metric.dataset,
        where: index.map(StatementWriter.movedCondition)
      )
    }
    do throws(Trouble) {
      let executor = try await relocated([
        Wanted(dataset, known.filter { needed.contains($0.name) }, conditions: conditions)
      ])
      let found = await executor.measure(moved, on: dataset) {
        executor.writer.scan(dataset, $0)
      }
      return Dictionary(
        zip(metrics, moved.map { found[$0] ?? .undefined }),
        uniquingKeysWith: { first, _ in first }
      )
    } catch {
      return Dictionary(
        metrics.map { ($0, .failed(error)) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  /// Joins datasets of two engines in the embedded one, where only the columns go that are compared.
  func joinAcross(_ metric: Metric, on dataset: Dataset) async throws(Trouble) -> Measurement {
    if case .matched(let matching) = metric.quantity,
      let other = plan.suite.datasets.first(where: { $0.name == matching.dataset }),
      let matched = try await matchedByRanges(matching, of: dataset, with: other)
    {
      return matched
    }
    let executor = try await meeting(over: metric, on: dataset)
    return try await executor.joinHere(metric, on: dataset)
  }

  private func meeting(
    over metric: Metric,
    on dataset: Dataset,
    showing shown: [String] = [],
    conditions: [String] = []
  ) async throws(Trouble) -> StepExecutor {
    guard let name = metric.comparedDataset,
      let other = plan.suite.datasets.first(where: { $0.name == name })
    else { return self }
    return try await relocated([
      Wanted(dataset, needed(by: metric, of: dataset, showing: shown), conditions: conditions),
      Wanted(other, columnsRead(by: metric, of: other, among: columns(of: other))),
    ])
  }

  /// The columns that measuring something reads, and those that are shown beside them.
  private func needed(
    by metric: Metric,
    of dataset: Dataset,
    showing shown: [String]
  ) -> [SourceColumn] {
    let known = columns(of: dataset)
    let read = columnsRead(by: metric, of: dataset, among: known)
    let names = Set(shown.map { $0.lowercased() })
    return read + known.filter { names.contains($0.name.lowercased()) && !read.contains($0) }
  }

  /// The executor and the selection that find the rows to show, where the dataset's own engine cannot; `nil` where it can.
  func relocated(
    _ offenders: Offenders,
    of dataset: Dataset
  ) async throws(Trouble) -> (executor: StepExecutor, offenders: Offenders)? {
    let known = columns(of: dataset)
    let shown = offenders.columns + dataset.key
    let conditions = offenders.filter.map { [$0] } ?? []
    let moved = Offenders(
      offenders.selection,
      of: offenders.dataset,
      where: offenders.filter.map { _ in StatementWriter.movedCondition(0) }
    )
    switch offenders.selection {
    case .rows(let test):
      guard shortcoming(of: dialect, for: offenders, among: known) != nil else { return nil }
      let metric = Metric(.rows(test), of: dataset.name)
      let needed = needed(by: metric, of: dataset, showing: shown)
      return (try await relocated([Wanted(dataset, needed, conditions: conditions)]), moved)
    case .orphans(let reference):
      guard !areHere(dataset, reference.dataset) else { return nil }
      let metric = Metric(.partnered(reference), of: dataset.name)
      return (
        try await meeting(over: metric, on: dataset, showing: shown, conditions: conditions), moved
      )
    case .unmatched(let matching):
      guard !areHere(dataset, matching.dataset) else { return nil }
      let metric = Metric(.matched(matching), of: dataset.name)
      return (
        try await meeting(over: metric, on: dataset, showing: shown, conditions: conditions), moved
      )
    case .files:
      guard transfers[dataset.source.connection]?.engine.kind.isEmbedded != true,
        dialect != .duckdb
      else { return nil }
      return (try await relocated([]), offenders)
    case .duplicates, .notReturned: return nil
    }
  }
}

extension StepExecutor {
  /// Whether the rows of both datasets are where this executor runs its statements, by nature or moved there.
  private func areHere(_ dataset: Dataset, _ other: String) -> Bool {
    let isRelocated = knowledge.tables[dataset.name] != nil || knowledge.tables[other] != nil
    return areTogether(dataset.name, other) || isRelocated
  }
}

extension Metric {
  /// The same quantity of all rows.
  fileprivate var unfiltered: Metric { Metric(quantity, of: dataset) }
}
