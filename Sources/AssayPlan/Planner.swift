package import AssayConnector
package import AssayModel

/// Packs what a suite asks for into the fewest steps.
///
/// - Parameter capabilities: what each connection's engine can do, by the connection's name.
package func plan(
  _ suite: Suite,
  on capabilities: [String: Capabilities]
) throws(PlanError) -> ExecutionPlan {
  for dataset in suite.datasets where capabilities[dataset.source.connection] == nil {
    throw .unknownConnection(dataset.source.connection, dataset: dataset.name)
  }
  var packing = Packing(suite, capabilities)
  return packing.plan()
}

/// Collects the distinct metrics of each dataset and lays them out as steps.
private struct Packing {
  private let suite: Suite
  private let capabilities: [String: Capabilities]
  private var wanted: [String: Wanted] = [:]
  private var steps: [Step] = []

  /// The last step before rows of a dataset can be read: its `load`, or else its `describe`.
  private var entrances: [String: Int] = [:]

  init(_ suite: Suite, _ capabilities: [String: Capabilities]) {
    self.suite = suite
    self.capabilities = capabilities
    for dataset in suite.datasets { wanted[dataset.name] = Wanted() }
    for check in suite.datasets.flatMap(\.checks) where check.status != .disabled {
      for metric in check.verdict.criteria.flatMap(\.metrics) {
        wanted[metric.dataset, default: Wanted()].insert(metric)
      }
    }
  }

  mutating func plan() -> ExecutionPlan {
    let datasets = suite.datasets.filter(isInvolved)
    for dataset in datasets { addEntrance(of: dataset) }
    for dataset in datasets { addMeasurements(of: dataset) }
    return ExecutionPlan(suite: suite, steps: steps)
  }

  /// A dataset without checks is looked at only where another one refers to it.
  private func isInvolved(_ dataset: Dataset) -> Bool {
    wanted[dataset.name]?.isEmpty == false || readers(of: dataset) > 0
  }

  private mutating func addEntrance(of dataset: Dataset) {
    let facts = wanted[dataset.name]?.facts ?? []
    var entrance = add(.describe(answers: facts), for: dataset, needs: [])
    if isLoaded(dataset) { entrance = add(.load, for: dataset, needs: [entrance]) }
    entrances[dataset.name] = entrance
  }

  /// Text is worth parsing into a table when it would be parsed more than once.
  private func isLoaded(_ dataset: Dataset) -> Bool {
    guard case .files(_, let format, _) = dataset.source.relation, format.isText else {
      return false
    }
    return readers(of: dataset) > 1
  }

  /// How many statements read the rows of a dataset, those of other datasets included.
  private func readers(of dataset: Dataset) -> Int {
    let own = wanted[dataset.name].map { wanted in
      (wanted.scanned.isEmpty ? 0 : 1) + wanted.grouped.count + wanted.joined.count
        + wanted.queried.count
    }
    let foreign = suite.datasets.filter { $0.name != dataset.name }.reduce(0) { sum, other in
      sum + (wanted[other.name]?.joined.count { reference(of: $0) == dataset.name } ?? 0)
        + (wanted[other.name]?.queried.count { names(in: $0).contains(dataset.name) } ?? 0)
    }
    return (own ?? 0) + foreign
  }

  private mutating func addMeasurements(of dataset: Dataset) {
    guard let wanted = wanted[dataset.name], let entrance = entrances[dataset.name] else { return }
    let limit = max(1, capabilities[dataset.source.connection]?.maximumProjections ?? 1)
    for start in stride(from: 0, to: wanted.scanned.count, by: limit) {
      let chunk = wanted.scanned[start..<min(start + limit, wanted.scanned.count)]
      add(.scan(Array(chunk)), for: dataset, needs: [entrance])
    }
    for (columns, metrics) in wanted.grouped {
      add(.group(columns, metrics), for: dataset, needs: [entrance])
    }
    for metric in wanted.joined {
      let partner = reference(of: metric).flatMap { entrances[$0] }
      add(.join(metric), for: dataset, needs: unique([entrance, partner]))
    }
    for metric in wanted.queried {
      let others = names(in: metric).map { entrances[$0] }
      let needs = unique([entrance] + others)
      if case .returned = metric.quantity {
        add(.returned(metric), for: dataset, needs: needs)
      } else {
        add(.query(metric), for: dataset, needs: needs)
      }
    }
  }

  @discardableResult
  private mutating func add(_ task: StepTask, for dataset: Dataset, needs: [Int]) -> Int {
    steps.append(
      Step(
        id: steps.count,
        dataset: dataset.name,
        connection: dataset.source.connection,
        task: task,
        needs: needs
      )
    )
    return steps.count - 1
  }

  private func reference(of metric: Metric) -> String? {
    if case .partnered(let reference) = metric.quantity { return reference.dataset }
    return nil
  }

  /// The other datasets that a query of the user may read.
  private func names(in metric: Metric) -> [String] {
    switch metric.quantity {
    case .query(let sql), .returned(by: let sql):
      return QueryText(sql).datasets(among: suite.datasets.map(\.name))
        .filter { $0 != metric.dataset }
    case .rowCount, .rows, .statistic, .groups, .partnered, .schema:
      return []
    }
  }
}

private func unique(_ ids: [Int?]) -> [Int] {
  Set(ids.compactMap(\.self)).sorted()
}

/// The distinct metrics of one dataset, sorted by the kind of step that answers them.
private struct Wanted {
  private(set) var facts: [Metric] = []
  private(set) var scanned: [Metric] = []
  private(set) var grouped: [(columns: [String], metrics: [Metric])] = []
  private(set) var joined: [Metric] = []
  private(set) var queried: [Metric] = []
  private var seen: Set<Metric> = []
  private var groupIndex: [[String]: Int] = [:]

  var isEmpty: Bool { seen.isEmpty }

  mutating func insert(_ metric: Metric) {
    guard seen.insert(metric).inserted else { return }
    switch metric.quantity {
    case .rowCount, .rows, .statistic: scanned.append(metric)
    case .groups(let columns, _):
      let key = columns.map { $0.lowercased() }.sorted()
      if let index = groupIndex[key] {
        grouped[index].metrics.append(metric)
      } else {
        groupIndex[key] = grouped.count
        grouped.append((columns, [metric]))
      }
    case .partnered: joined.append(metric)
    case .query, .returned: queried.append(metric)
    case .schema: facts.append(metric)
    }
  }
}
