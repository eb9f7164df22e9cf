import AssayHistory
import AssayModel
import AssayRun

/// What a run has to do with earlier runs over the same data: what it takes from them, and what it leaves for later ones.
struct Recall {
  private let fingerprints: Fingerprints
  /// How the data looked before anything was measured.
  private let before: [String: Fingerprint]
  private let start: RunStart

  /// Looks at the data.
  ///
  /// - Parameter watermarks: what the watermarks of datasets say.
  init(
    _ suite: Suite,
    watermarks: [String: String],
    start: RunStart,
    root: String,
    environment: Environment
  ) {
    fingerprints = Fingerprints(
      suite,
      watermarks: watermarks,
      root: root,
      environment: environment
    )
    before = fingerprints.all
    self.start = start
  }

  /// What the history has of the same data.
  func states(in memory: RunMemory) async -> [RecordedState] {
    let states = await memory.states(of: before.values.map(\.text))
    return states.filter { before[$0.dataset]?.text == $0.fingerprint }
  }

  /// What a run has measured of data that have not changed meanwhile.
  func recorded(by runner: Runner, _ record: RunRecord) async -> [RecordedState] {
    let after = fingerprints.all
    var states: [RecordedState] = []
    for dataset in record.datasets {
      guard let fingerprint = before[dataset.name], fingerprint == after[dataset.name],
        fingerprint.isSettled(at: start.startedAt),
        let measurements = await runner.recording(of: dataset.name, in: record),
        // What was taken from the history is there already.
        measurements.values.count != dataset.unchanged?.recalled
      else { continue }
      states.append(
        RecordedState(
          dataset: dataset.name,
          fingerprint: fingerprint.text,
          run: dataset.unchanged?.run ?? start.identity.id,
          asOf: dataset.unchanged?.asOf ?? start.asOf,
          measurements: measurements
        )
      )
    }
    return states
  }
}
