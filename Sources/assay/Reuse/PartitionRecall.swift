import AssayHistory
import AssayModel
import AssayRun

/// What a run has to do with what earlier runs measured of partitions.
struct PartitionRecall {
  private let key: String
  private let suite: Suite
  private let start: RunStart
  private let fingerprints: Fingerprints
  /// The datasets as they are as wholes.
  private let wholes: [Dataset]
  /// How the partitions looked before anything was measured.
  private let before: [String: [String: Fingerprint]]
  /// What the history knows of partitions that are no longer there.
  private var gone: [String: [Partition]] = [:]

  /// Looks at the files of partitions; `nil` where there is nothing to add up, which is said.
  ///
  /// - Parameters:
  ///   - suite: the suite that is run, perhaps over one partition only.
  ///   - wholes: the suite over all partitions.
  ///   - remembers: whether somebody keeps what is measured.
  init?(
    _ suite: Suite,
    wholes: Suite,
    by key: String,
    remembering remembers: Bool,
    start: RunStart,
    root: String,
    environment: Environment
  ) {
    guard remembers else {
      if suite.partition == nil {
        Console(environment).note(
          "all partitions are looked at: nothing is taken from the history, or kept in it"
        )
      }
      return nil
    }
    self.key = key
    self.suite = suite
    self.start = start
    fingerprints = Fingerprints(wholes, root: root, environment: environment)
    let measured = Set(suite.datasets.filter { !$0.neededMetrics.isEmpty }.map(\.name))
    var found: [String: [String: Fingerprint]] = [:]
    for dataset in wholes.datasets
    where measured.contains(dataset.name) && dataset.source.isPartitioned(by: key) {
      var partitions = fingerprints.partitions(of: dataset, by: key)
      if let partition = suite.partition {
        // What readers of text guess by one partition need not be what they guess by all.
        partitions = dataset.source.isText ? nil : partitions?.filter { $0.key == partition.value }
      } else if partitions == nil {
        Console(environment).note(
          "\(dataset.name) is not added up of partitions: its files cannot be told apart from here"
        )
      }
      if let partitions, !partitions.isEmpty { found[dataset.name] = partitions }
    }
    self.wholes = wholes.datasets.filter { found[$0.name] != nil }
    before = found
    if found.isEmpty { return nil }
  }

  /// The partitions of each dataset, with what is known of those that are as they were.
  ///
  /// - Parameter memory: what remembers them; `nil` where everything is to be measured.
  mutating func partitionings(in memory: RunMemory?) async -> [String: Partitioning] {
    var partitionings: [String: Partitioning] = [:]
    for (name, looks) in before {
      var partitioning = Partitioning(key: key, values: looks.keys)
      if let memory, suite.partition == nil,
        let dataset = suite.datasets.first(where: { $0.name == name })
      {
        for state in await memory.partitionStates(of: dataset, by: key) {
          let look = looks[state.partition.value]
          if look == nil { gone[name, default: []].append(state.partition) }
          if look?.text == state.fingerprint {
            partitioning.known[state.partition.value] = state
          }
        }
      }
      partitionings[name] = partitioning
    }
    return partitionings
  }

  /// What a run has measured of partitions that have not changed meanwhile.
  func update(by runner: Runner, _ record: RunRecord) async -> PartitionUpdate {
    var update = PartitionUpdate(project: suite.project ?? "")
    update.gone = gone
    for dataset in wholes {
      let measured = await runner.addends(of: dataset.name, in: record)
      if measured.isEmpty { continue }
      let after = fingerprints.partitions(of: dataset, by: key) ?? [:]
      let known = await runner.partitionings[dataset.name]?.known ?? [:]
      for (value, addends) in measured.sorted(by: { $0.key < $1.key }) {
        guard let fingerprint = before[dataset.name]?[value], fingerprint == after[value],
          fingerprint.isSettled(at: start.startedAt)
        else { continue }
        // A part of the numbers may be older.
        let earlier = known[value].flatMap { $0.addends.columns == addends.columns ? $0 : nil }
        update.states.append(
          PartitionState(
            dataset: dataset.name,
            partition: Partition(key: key, value: value),
            fingerprint: fingerprint.text,
            run: earlier?.run ?? start.identity.id,
            asOf: earlier?.asOf ?? start.asOf,
            addends: addends
          )
        )
      }
    }
    return update
  }
}
