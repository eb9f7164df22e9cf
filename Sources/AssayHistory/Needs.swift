package import AssayModel

extension HistoryRequest {
  /// What the checks of a suite ask of earlier runs.
  package init(of suite: Suite) {
    var depths: [SeriesKey: Int] = [:]
    var withFailed: [SeriesKey: Int] = [:]
    var wantsFreshness = false
    for dataset in suite.datasets {
      for check in dataset.checks where check.status != .disabled {
        for (series, depth) in check.verdict.depths {
          let key = SeriesKey(dataset: dataset.name, metric: series)
          depths[key] = max(depths[key] ?? 0, depth)
        }
        if let series = check.verdict.watchedSeries {
          withFailed[SeriesKey(dataset: dataset.name, metric: series)] = AnomalyTest.depth
        }
        if case .fresh(let promise) = check.verdict, promise.schedule != nil {
          wantsFreshness = true
        }
      }
    }
    self.init(depths: depths, withFailed: withFailed, wantsFreshness: wantsFreshness)
  }

  /// Whether nothing is asked.
  package var isEmpty: Bool { depths.isEmpty && depthsWithFailed.isEmpty && !wantsFreshness }
}

extension Verdict {
  /// How many of the newest values of which series decide it, of runs that went well.
  package var depths: [(series: String, depth: Int)] {
    switch self {
    case .criterion(let criterion):
      let depth = criterion.condition.operands.map(\.depth).max() ?? 0
      return depth > 0 ? [(criterion.series, depth)] : []
    case .all(let verdicts), .any(let verdicts): return verdicts.flatMap(\.depths)
    case .volume(let promise): return [(promise.rowCount.series, promise.last)]
    case .ordinary, .fresh, .score, .impossible: return []
    }
  }

  /// The series whose values, of failed runs too, decide what is out of the ordinary; `nil` for any other verdict.
  fileprivate var watchedSeries: String? {
    guard case .ordinary(let test) = self, !test.isFrozen else { return nil }
    return test.subject.series
  }
}
