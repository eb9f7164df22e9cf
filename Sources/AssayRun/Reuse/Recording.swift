import AssayConnector
package import AssayModel
import AssayPlan

extension Runner {
  /// What the run measured of a dataset, for later runs that find the same data; `nil` where it must be measured again.
  ///
  /// Asked once the run is over. A dataset of which a check failed, was left out or could not be measured is not kept.
  package func recording(of name: String, in record: RunRecord) -> RecordedMeasurements? {
    guard record.interruption == nil, !record.isStoppedEarly,
      let dataset = plan.suite.datasets.first(where: { $0.name == name }), !dataset.isSurveyed,
      let checks = record.datasets.first(where: { $0.name == name })?.checks,
      checks.allSatisfy({ $0.outcome.status == .passed || $0.outcome.status == .skipped })
    else { return nil }
    let repeatability = Repeatability(plan.suite)
    let values = dataset.neededMetrics.compactMap { metric -> RecordedMeasurements.Value? in
      guard repeatability[metric] else { return nil }
      switch measurements[metric] {
      case .number(let number): return RecordedMeasurements.Value(metric, number)
      case .undefined: return RecordedMeasurements.Value(metric, nil)
      case .failed, nil: return nil
      }
    }
    let involved = Set(plan.suite.involved(in: dataset).map(\.name))
    guard !values.isEmpty, involved.isSubset(of: datasetsInKnownState) else { return nil }
    return RecordedMeasurements(
      values: values,
      columns: knowledge.columns.filter { involved.contains($0.key) },
      constraints: knowledge.constraints.filter { involved.contains($0.key) }
    )
  }

  /// The datasets whose state is what it was taken for: their rows lie where their source says, since those of views may
  /// come from anywhere; or their watermark has not moved.
  func findKnownStates() async -> Set<String> {
    // Where nothing was measured, there is nothing new to keep.
    guard !plan.steps.isEmpty else { return [] }
    var names: Set<String> = []
    for dataset in plan.suite.datasets {
      if dataset.watermark != nil {
        if await hasSameWatermark(dataset) { names.insert(dataset.name) }
        continue
      }
      switch dataset.source.relation {
      case .files: names.insert(dataset.name)
      case .query: continue
      case .table:
        guard let executor = executor(on: dataset.source.connection),
          let statement = executor.writer.tableCount(dataset),
          let rows = try? await executor.execution.rows(of: statement).rows,
          rows.first?.first?.number == 1
        else { continue }
        names.insert(dataset.name)
      }
    }
    return names
  }

  /// Whether a watermark still says what it said before anything was measured.
  private func hasSameWatermark(_ dataset: Dataset) async -> Bool {
    guard let before = watermarks[dataset.name], let line = line(of: dataset) else { return false }
    let reading = WatermarkReading(suite: plan.suite, line: line, root: knowledge.root)
    return await reading.state(of: dataset) == .success(before)
  }
}
