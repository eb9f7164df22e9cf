import AssayHistory
import AssayModel
import AssayRun

/// What a run takes from earlier ones instead of measuring it, and what it leaves for later ones.
struct Reuse {
  private let suite: Suite
  private let root: String
  private let environment: Environment
  private let start: RunStart
  private var recall: Recall?
  private var addition: PartitionRecall?

  /// Takes nothing, and leaves nothing.
  init(_ suite: Suite, start: RunStart, root: String, environment: Environment) {
    self.suite = suite
    self.start = start
    self.root = root
    self.environment = environment
  }

  /// Looks at data that have not changed, and tells a run what it need not measure.
  ///
  /// - Parameter memory: what remembers earlier runs; `nil` where everything is to be measured.
  mutating func take(
    into options: inout RunOptions,
    from memory: RunMemory?,
    on connections: Connections
  ) async {
    options.isRecorded = true
    options.watermarks = await Watermarks(of: suite, with: connections, root: root)
    for note in options.watermarks.notes { Console(environment).note(note) }
    let recall = Recall(
      suite,
      watermarks: options.watermarks.states,
      start: start,
      root: root,
      environment: environment
    )
    self.recall = recall
    guard let memory else { return }
    options.recalled = Recalled(
      of: suite,
      from: await recall.states(in: memory),
      history: await options.history(),
      asOf: options.asOf,
      baseline: options.baseline
    )
  }

  /// Looks at the partitions of data, and tells a run which of them it need not look at.
  ///
  /// - Parameters:
  ///   - wholes: the suite over all partitions.
  ///   - remembers: whether somebody keeps what is measured.
  ///   - memory: what remembers earlier runs; `nil` where everything is to be measured.
  mutating func takePartitions(
    by key: String,
    of wholes: Suite,
    into options: inout RunOptions,
    remembering remembers: Bool,
    from memory: RunMemory?
  ) async {
    addition = PartitionRecall(
      suite,
      wholes: wholes,
      by: key,
      remembering: remembers,
      start: start,
      root: root,
      environment: environment
    )
    options.partitionings = await addition?.partitionings(in: memory) ?? [:]
  }

  /// What a run has measured of data that have not changed meanwhile.
  func left(
    by runner: Runner,
    _ record: RunRecord
  ) async -> (states: [RecordedState], partitions: PartitionUpdate?) {
    (
      await recall?.recorded(by: runner, record) ?? [],
      await addition?.update(by: runner, record)
    )
  }
}
