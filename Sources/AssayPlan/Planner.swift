package import AssayConnector
package import AssayModel

/// Packs what a suite asks for into the fewest steps.
///
/// - Parameters:
///   - capabilities: what each connection's engine can do, by the connection's name.
///   - shortcuts: the ways to an answer that may be taken beside the plain ones.
///   - known: metrics whose values are known already.
///   - keys: the key of the partitions of which each dataset is added up, by its name.
package func plan(
  _ suite: Suite,
  on capabilities: [String: Capabilities],
  taking shortcuts: Shortcuts = [],
  knowing known: Set<Metric> = [],
  addingUp keys: [String: String] = [:]
) throws(PlanError) -> ExecutionPlan {
  for dataset in suite.datasets where capabilities[dataset.source.connection] == nil {
    throw .unknownConnection(dataset.source.connection, dataset: dataset.name)
  }
  var packing = Packing(suite, capabilities, shortcuts, knowing: known, addingUp: keys)
  return packing.plan()
}

/// The passes over one dataset that measure what needs nothing but its rows.
///
/// - Parameter limit: how many metrics one statement may hold.
package func passes(for metrics: [Metric], atOnce limit: Int) -> [StepTask] {
  var wanted = Wanted()
  for metric in metrics { wanted.insert(metric) }
  return wanted.passes(atOnce: limit)
}

/// Collects the distinct metrics of each dataset and lays them out as steps.
private struct Packing {
  private let suite: Suite
  private let capabilities: [String: Capabilities]
  private let shortcuts: Shortcuts
  private let names: [String]
  private let keys: [String: String]
  private var wanted: [String: Wanted] = [:]
  private var steps: [Step] = []

  /// How many statements of other datasets read each dataset; those that only ask for its columns count as none.
  private var referrers: [String: Int] = [:]

  /// The datasets that datasets on other connections read.
  private var foreign: Set<String> = []

  /// The step that asks for the columns of a dataset.
  private var descriptions: [String: Int] = [:]

  /// The last step before rows of a dataset can be read: its `load`, or else its `describe`.
  private var entrances: [String: Int] = [:]

  init(
    _ suite: Suite,
    _ capabilities: [String: Capabilities],
    _ shortcuts: Shortcuts,
    knowing known: Set<Metric>,
    addingUp keys: [String: String]
  ) {
    self.keys = keys
    self.suite = suite
    self.shortcuts = shortcuts
    self.capabilities = capabilities
    names = suite.datasets.map(\.name)
    for dataset in suite.datasets { wanted[dataset.name] = Wanted() }
    for check in suite.datasets.flatMap(\.checks) where check.status != .disabled {
      for metric in check.verdict.metrics where !known.contains(metric) {
        wanted[metric.dataset, default: Wanted()].insert(metric)
      }
    }
    for dataset in suite.datasets {
      for analyzer in dataset.analyzers {
        for metric in analyzer.metrics where !known.contains(metric) {
          wanted[metric.dataset, default: Wanted()].insert(metric)
        }
        wanted[dataset.name]?.insert(analyzer.subject, of: dataset.name)
      }
    }
    let homes = Dictionary(
      suite.datasets.map { ($0.name, $0.source.connection) },
      uniquingKeysWith: { first, _ in first }
    )
    for metric in wanted.values.flatMap(\.referring) {
      for name in metric.otherDatasets(among: names) {
        referrers[name, default: 0] += metric.readsOnlyColumns ? 0 : 1
        if homes[name] != homes[metric.dataset], areTogether(homes[name], homes[metric.dataset]) {
          foreign.insert(name)
        }
      }
    }
  }

  mutating func plan() -> ExecutionPlan {
    for dataset in suite.datasets where keys[dataset.name] != nil {
      let reading = (capabilities[dataset.source.connection]?.dialect ?? .duckdb).reading
      wanted[dataset.name]?.divide { metric in
        metric.addends != nil && metric.isRepeatable(among: names, as: reading)
      }
    }
    let datasets = suite.datasets.filter(isInvolved)
    for dataset in datasets { addEntrance(of: dataset) }
    for dataset in datasets { addMeasurements(of: dataset) }
    for dataset in suite.datasets {
      for (query, metrics) in wanted[dataset.name]?.filed ?? [] {
        add(.files(query, metrics), for: dataset, needs: [])
      }
    }
    return ExecutionPlan(suite: suite, steps: steps)
  }

  /// Whether one engine answers for both connections.
  private func areTogether(_ first: String?, _ second: String?) -> Bool {
    func engine(_ name: String?) -> Connection.Engine? {
      suite.connections.first { $0.name == name }?.engine
    }
    return engine(first) == engine(second)
  }

  /// A dataset without checks is looked at only where another one refers to it.
  private func isInvolved(_ dataset: Dataset) -> Bool {
    wanted[dataset.name]?.isEmpty == false || referrers[dataset.name] != nil
  }

  private mutating func addEntrance(of dataset: Dataset) {
    let facts = wanted[dataset.name]?.facts ?? []
    var entrance = add(.describe(answers: facts), for: dataset, needs: [])
    descriptions[dataset.name] = entrance
    if isLoaded(dataset) { entrance = add(.load, for: dataset, needs: [entrance]) }
    entrances[dataset.name] = entrance
  }

  /// Text is worth parsing into a table when it would be parsed more than once; a query must become one where another
  /// connection reads it, which does not know its names.
  private func isLoaded(_ dataset: Dataset) -> Bool {
    switch dataset.source.relation {
    case .files(_, let format, _): format.isText && readers(of: dataset) > 1
    case .query: foreign.contains(dataset.name)
    case .table: false
    }
  }

  /// How many statements read the rows of a dataset, those of other datasets included.
  private func readers(of dataset: Dataset) -> Int {
    (wanted[dataset.name]?.statementCount(atOnce: projections(of: dataset)) ?? 0)
      + (referrers[dataset.name] ?? 0)
  }

  /// How many metrics one statement on a dataset may answer.
  private func projections(of dataset: Dataset) -> Int {
    max(1, capabilities[dataset.source.connection]?.maximumProjections ?? 1)
  }

  private mutating func addMeasurements(of dataset: Dataset) {
    guard let wanted = wanted[dataset.name], let entrance = entrances[dataset.name] else { return }
    let limit = projections(of: dataset)
    if !wanted.divided.isEmpty, let key = keys[dataset.name] {
      // Partitions are read where they lie.
      add(
        .addUp(by: key, wanted.divided, atOnce: limit),
        for: dataset,
        needs: [descriptions[dataset.name] ?? entrance]
      )
    }
    for pass in passes(of: dataset, wanted, atOnce: limit) {
      add(pass, for: dataset, needs: [entrance])
    }
    if !wanted.statistics.isEmpty {
      add(.statistics(wanted.statistics, atOnce: limit), for: dataset, needs: [entrance])
    }
    for distribution in wanted.distributions {
      add(.distribution(distribution), for: dataset, needs: [entrance])
    }
    for metric in wanted.compared {
      add(.compare(metric), for: dataset, needs: needs(of: metric, behind: entrance))
    }
    for metric in wanted.joined {
      add(.join(metric), for: dataset, needs: needs(of: metric, behind: entrance))
    }
    for metric in wanted.queried {
      let needs = needs(of: metric, behind: entrance)
      if case .returned = metric.quantity {
        add(.returned(metric), for: dataset, needs: needs)
      } else {
        add(.query(metric), for: dataset, needs: needs)
      }
    }
  }

  /// What looks at the rows of a dataset for all that needs nothing but these.
  private func passes(of dataset: Dataset, _ wanted: Wanted, atOnce limit: Int) -> [StepTask] {
    let passes = wanted.passes(atOnce: limit)
    let unique = Set(
      dataset.checks.flatMap(\.verdict.criteria).compactMap(\.uniqueColumn).map {
        $0.lowercased()
      }
    )
    let dialect = capabilities[dataset.source.connection]?.dialect
    if shortcuts.contains(.uniqueness), dialect?.spelling.countsDistinctCheaply == true {
      return passes.map { $0.countingDistinct(unique) }
    }
    guard !shortcuts.isEmpty, isSurveyable(dataset) else { return passes }
    let survey = Survey(
      passes.flatMap(\.metrics),
      taking: shortcuts,
      atOnce: limit,
      expectingUnique: unique
    )
    return survey.isWorthwhile ? [.survey(survey)] : passes
  }

  /// Whether the embedded engine has statistics of the rows, and each statement reads only what it asks for.
  private func isSurveyable(_ dataset: Dataset) -> Bool {
    guard capabilities[dataset.source.connection]?.dialect == .duckdb else { return false }
    if isLoaded(dataset) { return true }
    guard dataset.source.filter == nil else { return false }
    switch dataset.source.relation {
    case .files(_, let format, _): return format == .parquet
    case .table: return true
    case .query: return false
    }
  }

  /// The connection that does something for a dataset: its own, but files are only read by an engine that can.
  private func connection(for task: StepTask, of dataset: Dataset) -> String {
    let own = dataset.source.connection
    guard case .files = task, capabilities[own]?.readsFiles != true else { return own }
    let readers = suite.connections.map(\.name).filter { capabilities[$0]?.readsFiles == true }
    return readers.first ?? own
  }

  @discardableResult
  private mutating func add(_ task: StepTask, for dataset: Dataset, needs: [Int]) -> Int {
    steps.append(
      Step(
        id: steps.count,
        dataset: dataset.name,
        connection: connection(for: task, of: dataset),
        task: task,
        needs: needs
      )
    )
    return steps.count - 1
  }

  /// The entrances of all datasets that a metric looks at.
  private func needs(of metric: Metric, behind entrance: Int) -> [Int] {
    Set([entrance] + metric.otherDatasets(among: names).compactMap { entrances[$0] }).sorted()
  }
}

/// The distinct metrics of one dataset, sorted by the kind of step that answers them.
private struct Wanted {
  private(set) var facts: [Metric] = []
  private(set) var scanned: [Metric] = []
  /// What follows from parts of the rows.
  private(set) var divided: [Metric] = []
  private(set) var grouped: [(columns: [String], metrics: [Metric])] = []
  private(set) var compared: [Metric] = []
  private(set) var joined: [Metric] = []
  private(set) var queried: [Metric] = []
  private(set) var filed: [(query: FileQuery, metrics: [Metric])] = []
  private(set) var statistics: [String?] = []
  private(set) var distributions: [Distribution] = []
  private var seen: Set<Metric> = []
  private var groupIndex: [[String]: Int] = [:]

  /// Whether nothing is asked of the dataset itself; files can be looked at without it.
  var isEmpty: Bool {
    distributions.isEmpty && seen.count == filed.reduce(0) { $0 + $1.metrics.count }
  }

  /// The metrics that may look at another dataset.
  var referring: [Metric] { compared + joined + queried }

  /// How many statements read the rows, when one may answer so many metrics.
  func statementCount(atOnce limit: Int) -> Int {
    (scanned.count + limit - 1) / limit + grouped.count + joined.count + queried.count
      + (statistics.isEmpty ? 0 : 2) + distributions.count
  }

  /// As few scans as the engine allows, and a grouping for each set of columns.
  func passes(atOnce limit: Int) -> [StepTask] {
    let scans = stride(from: 0, to: scanned.count, by: max(1, limit)).map { start in
      StepTask.scan(Array(scanned[start..<min(start + max(1, limit), scanned.count)]))
    }
    return scans + grouped.map { .group($0.columns, $0.metrics) }
  }

  /// Takes note of what is no metric of the spec alone.
  mutating func insert(_ subject: Analyzer.Subject, of dataset: String) {
    switch subject {
    case .values: break
    case .statistics(let column):
      // What every dataset has does not wait for the columns.
      for quantity in [Quantity.rowCount, .schema(.columnCount)] {
        insert(Metric(quantity, of: dataset))
      }
      if !statistics.contains(column) { statistics.append(column) }
    case .distribution(let distribution):
      if !distributions.contains(distribution) { distributions.append(distribution) }
    }
  }

  /// Takes out of the scans what follows from parts of the rows.
  mutating func divide(_ follows: (Metric) -> Bool) {
    divided = scanned.filter(follows)
    scanned.removeAll(where: follows)
  }

  mutating func insert(_ metric: Metric) {
    guard seen.insert(metric).inserted else { return }
    switch metric.quantity {
    case .rowCount, .rows, .statistic, .correlation: scanned.append(metric)
    case .groups(let columns, _):
      let key = columns.map { $0.lowercased() }.sorted()
      if let index = groupIndex[key] {
        grouped[index].metrics.append(metric)
      } else {
        groupIndex[key] = grouped.count
        grouped.append((columns, [metric]))
      }
    case .partnered, .matched: joined.append(metric)
    case .query, .returned: queried.append(metric)
    case .schema(let fact):
      if fact.otherDataset == nil { facts.append(metric) } else { compared.append(metric) }
    case .files(let query, _):
      if let index = filed.firstIndex(where: { $0.query == query }) {
        filed[index].metrics.append(metric)
      } else {
        filed.append((query, [metric]))
      }
    }
  }
}

extension Metric {
  /// Whether only the columns of other datasets are looked at, not their rows.
  fileprivate var readsOnlyColumns: Bool { if case .schema = quantity { true } else { false } }
}
