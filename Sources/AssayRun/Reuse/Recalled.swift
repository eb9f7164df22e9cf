package import AssayModel

/// What a run takes from the history instead of measuring it again.
package struct Recalled: Sendable {
  /// The measurements that are taken.
  package private(set) var measurements: [Metric: Measurement] = [:]
  /// The columns of the datasets that they are of.
  package private(set) var columns: [String: [SourceColumn]] = [:]
  /// What the datasets promise of their columns.
  package private(set) var constraints: [String: SourceConstraints] = [:]
  /// How the datasets are marked, by name.
  package private(set) var marks: [String: Unchanged] = [:]

  /// Takes nothing.
  package init() {}

  /// Whether nothing is taken.
  package var isEmpty: Bool { marks.isEmpty }

  /// Decides what can be taken from the history.
  ///
  /// A dataset is taken whose checks all pass by what was recorded, judged by the clock, the history and the baseline of
  /// today. One with any other outcome is measured, because the history does not hold the rows that show a failure.
  ///
  /// - Parameter states: what was recorded of datasets that are as they were.
  package init(
    of suite: Suite,
    from states: [RecordedState],
    history: History,
    asOf: Timestamp,
    baseline: Baseline
  ) {
    let states = Dictionary(states.map { ($0.dataset, $0) }, uniquingKeysWith: { _, new in new })
    let repeatability = Repeatability(suite)
    var refused: Set<Metric> = []
    for dataset in suite.datasets {
      let needed = dataset.neededMetrics
      guard let state = states[dataset.name], !dataset.isSurveyed else {
        refused.formUnion(needed)
        continue
      }
      let recorded = Dictionary(
        state.measurements.values.map { ($0.metric, $0.measurement) },
        uniquingKeysWith: { first, _ in first }
      )
      let repeatable = Set(needed.filter { repeatability[$0] })
      let known = recorded.filter { repeatable.contains($0.key) }
      let judge = Judge(
        known,
        columns: state.measurements.columns,
        constraints: state.measurements.constraints,
        history: history,
        asOf: asOf,
        baseline: baseline
      )
      guard !known.isEmpty, judge.passesAll(of: dataset, as: known) else {
        refused.formUnion(needed)
        continue
      }
      measurements.merge(known) { first, _ in first }
      columns.merge(state.measurements.columns) { first, _ in first }
      constraints.merge(state.measurements.constraints) { first, _ in first }
      marks[dataset.name] = Unchanged(
        run: state.run,
        asOf: state.asOf,
        recalled: 0,
        measured: needed.count
      )
    }
    // What is measured for one dataset need not be taken for another.
    measurements = measurements.filter { !refused.contains($0.key) }
    for dataset in suite.datasets {
      guard let mark = marks[dataset.name] else { continue }
      marks[dataset.name] = mark.counting(dataset, measurements)
    }
  }
}

extension Unchanged {
  /// The mark with the numbers of metrics, and the series whose values were taken; `nil` where none was.
  fileprivate func counting(
    _ dataset: Dataset,
    _ measurements: [Metric: Measurement]
  ) -> Unchanged? {
    let needed = dataset.neededMetrics
    let taken = needed.count { measurements[$0] != nil }
    guard taken > 0 else { return nil }
    var mark = Unchanged(run: run, asOf: asOf, recalled: taken, measured: needed.count - taken)
    for formula in dataset.namedFormulas
    where formula.value.metrics.allSatisfy({ measurements[$0] != nil }) {
      mark.series.insert(formula.series)
    }
    return mark
  }
}

extension RecordedMeasurements.Value {
  fileprivate var measurement: Measurement { number.map { .number($0) } ?? .undefined }
}

extension Judge {
  /// Whether every check of a dataset passes that can be judged by what is known.
  fileprivate func passesAll(of dataset: Dataset, as known: [Metric: Measurement]) -> Bool {
    var judge = self
    judge.dataset = dataset.name
    return dataset.checks.allSatisfy { check in
      if check.status == .disabled || judge.reasonToWait(for: check) != nil { return true }
      // A score stands on the others.
      if case .score = check.verdict { return true }
      switch judge.outcome(of: check).status {
      case .passed: return true
      case .failed, .errored: return false
      case .skipped: return !check.verdict.metrics.allSatisfy { known[$0] != nil }
      }
    }
  }
}
