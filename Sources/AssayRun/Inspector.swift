import AssayConnector
package import AssayModel
import AssayPlan

/// Looks at datasets as a run would see them, and judges nothing.
package struct Inspector: Sendable {
  private let suite: Suite
  private let connections: Connections
  private let options: RunOptions

  /// Prepares to look; nothing is opened yet.
  package init(_ suite: Suite, with connections: Connections, options: RunOptions) {
    self.suite = suite
    self.connections = connections
    self.options = options
  }

  /// What is seen of a dataset; a trouble where not even its columns can be told.
  ///
  /// - Parameter limit: how many rows to show, within what the project allows.
  package func inspect(
    _ dataset: Dataset,
    showing limit: Int
  ) async throws(Trouble) -> DatasetInspection {
    let transfers = Transfers(suite, connections, StatementCounter())
    let result = await inspect(dataset, min(limit, suite.samples), transfers)
    await transfers.close()
    return try result.get()
  }

  private func inspect(
    _ dataset: Dataset,
    _ limit: Int,
    _ transfers: Transfers
  ) async -> Result<DatasetInspection, Trouble> {
    guard let line = transfers[dataset.source.connection] else {
      return .failure(
        Trouble(.connection, "there is no connection \(dataset.source.connection)")
      )
    }
    var knowledge = Knowledge()
    knowledge.root = options.root
    let clock = Clock(now: options.asOf)
    (knowledge.day, knowledge.moment, knowledge.now) = (clock.day, clock.moment, clock.timestamp)
    func perform(_ task: StepTask) async -> StepResult {
      let executor = StepExecutor(
        plan: ExecutionPlan(suite: suite, steps: []),
        dialect: line.dialect,
        knowledge: knowledge,
        execution: line.execution,
        transfers: transfers
      )
      return await executor.perform(
        Step(
          id: 0,
          dataset: dataset.name,
          connection: dataset.source.connection,
          task: task,
          needs: []
        ),
        on: dataset
      )
    }
    let described = await perform(.describe(answers: []))
    guard let columns = described.columns else {
      return .failure(described.trouble ?? Trouble(.query, "the engine tells no columns"))
    }
    knowledge.columns[dataset.name] = columns
    var inspection = DatasetInspection(dataset, columns: columns)
    let counted = await perform(.scan([dataset.rowCount] + dataset.ages))
    inspection.note(counted.measurements, of: dataset, asOf: options.asOf)
    if let query = dataset.fileQuery {
      let listed = await perform(.files(query, [dataset.fileCount(query), dataset.fileAge(query)]))
      inspection.note(listed.measurements, of: query, in: dataset, asOf: options.asOf)
    }
    if limit > 0 {
      let executor = StepExecutor(
        plan: ExecutionPlan(suite: suite, steps: []),
        dialect: line.dialect,
        knowledge: knowledge,
        execution: line.execution,
        transfers: transfers
      )
      let everyRow = Offenders(.rows(.all([])), of: dataset.name, where: nil)
      inspection.sample = await executor.sample(everyRow, of: dataset, limit: limit)
    }
    return .success(inspection)
  }
}

extension Dataset {
  fileprivate var rowCount: Metric { Metric(.rowCount, of: name) }

  /// The ages that checks of the dataset ask for.
  fileprivate var ages: [Metric] {
    var ages: [Metric] = []
    for metric in checks.flatMap(\.verdict.metrics) where metric.dataset == name {
      guard let column = metric.quantity.agingColumn else { continue }
      let age = Metric(.statistic(.newestAge, of: column), of: name)
      if !ages.contains(age) { ages.append(age) }
    }
    return ages
  }

  fileprivate var fileQuery: FileQuery? {
    guard case .files(let path, _, _) = source.relation else { return nil }
    return FileQuery(path: path)
  }

  fileprivate func fileCount(_ query: FileQuery) -> Metric {
    Metric(.files(query, .count), of: name)
  }

  fileprivate func fileAge(_ query: FileQuery) -> Metric {
    Metric(.files(query, .minimumAge), of: name)
  }
}

extension DatasetInspection {
  fileprivate mutating func note(
    _ measurements: [Metric: Measurement],
    of dataset: Dataset,
    asOf: Timestamp
  ) {
    rows = number(measurements[dataset.rowCount]).map { Int($0) }
    for metric in dataset.ages {
      guard case .statistic(_, let column) = metric.quantity,
        let hours = number(measurements[metric])
      else { continue }
      changes.append(Change("newest \(column)", asOf.adding(seconds: -hours * 3600)))
    }
  }

  fileprivate mutating func note(
    _ measurements: [Metric: Measurement],
    of query: FileQuery,
    in dataset: Dataset,
    asOf: Timestamp
  ) {
    files = number(measurements[dataset.fileCount(query)]).map { Int($0) }
    guard let hours = number(measurements[dataset.fileAge(query)]) else { return }
    changes.append(Change("newest file", asOf.adding(seconds: -hours * 3600)))
  }

  /// The number that was measured; a failure is kept once.
  private mutating func number(_ measurement: Measurement?) -> Double? {
    switch measurement {
    case .number(let number): return number
    case .failed(let trouble):
      if !troubles.contains(trouble.message) { troubles.append(trouble.message) }
      return nil
    case .undefined, nil: return nil
    }
  }
}

extension Quantity {
  /// The column whose moments are looked at for their age.
  fileprivate var agingColumn: String? {
    switch self {
    case .statistic(.newestAge, let column), .statistic(.minimumAge, let column),
      .statistic(.maximumAge, let column), .rows(.age(let column, _)):
      column
    case .rowCount, .rows, .statistic, .groups, .correlation, .partnered, .matched, .query,
      .returned, .schema, .files:
      nil
    }
  }
}
