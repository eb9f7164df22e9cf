package import AssayModel

/// Judges checks by values that earlier runs measured, without touching any data.
package struct Replay: Sendable {
  /// What an earlier run measured.
  package struct Run: Sendable {
    /// Its name.
    package let id: String
    /// The moment that counted as now.
    package let time: Timestamp
    /// The values by series; `nil` where a value was undefined.
    package var values: [String: Double?]
    /// What runs behind it made of it.
    package let standing: Standing

    /// Makes a run.
    package init(id: String, time: Timestamp, values: [String: Double?], standing: Standing) {
      self.id = id
      self.time = time
      self.values = values
      self.standing = standing
    }
  }

  private let check: Check
  private let dataset: String

  /// Prepares to replay a check of a dataset.
  package init(_ check: Check, of dataset: String) {
    self.check = check
    self.dataset = dataset
  }

  /// The series that the check stands on.
  package var series: [String] {
    var series: [String] = []
    for criterion in check.verdict.criteria where !series.contains(criterion.series) {
      series.append(criterion.series)
    }
    return series
  }

  /// What would have come of the check in each run that measured all of it.
  ///
  /// A run in which it would have failed is not learned from, as if the check had been there at the time.
  ///
  /// - Parameter runs: the runs, the oldest first.
  package func results(over runs: [Run]) -> [CheckReplay.Result] {
    let replayed = check.replayed(on: dataset)
    var history = History()
    var results: [CheckReplay.Result] = []
    for run in runs where series.allSatisfy({ run.values.keys.contains($0) }) {
      let outcome = judge(run, after: history).outcome(of: replayed)
      results.append(CheckReplay.Result(run: run.id, time: run.time, outcome: outcome))
      guard run.standing != .excluded else { continue }
      let isSound = run.standing == .sound && outcome.status != .failed
      for name in series {
        guard let value = run.values[name].flatMap(\.self) else { continue }
        let key = SeriesKey(dataset: dataset, metric: name)
        let point = HistoryPoint(time: run.time, value: value)
        history.withFailed[key, default: []].insert(point, at: 0)
        if isSound { history[key].insert(point, at: 0) }
      }
    }
    return results
  }

  private func judge(_ run: Run, after history: History) -> Judge {
    let measurements = series.map { name in
      let value = run.values[name].flatMap(\.self)
      return (Metric.stored(name, of: dataset), value.map { Measurement.number($0) } ?? .undefined)
    }
    var judge = Judge(
      Dictionary(measurements, uniquingKeysWith: { first, _ in first }),
      history: history,
      asOf: run.time
    )
    judge.dataset = dataset
    return judge
  }
}

extension Metric {
  /// A metric that stands for a series of the store; its name alone tells it.
  fileprivate static func stored(_ series: String, of dataset: String) -> Metric {
    Metric(.statistic(.maximum, of: series), of: dataset)
  }
}

extension Check {
  /// The check with stored values in the place of what it would measure.
  fileprivate func replayed(on dataset: String) -> Check {
    Check(
      kind,
      name: name,
      type: type,
      text: text,
      origin: origin,
      severity: severity,
      status: .active,
      dimension: dimension,
      verdict: verdict.replayed(on: dataset)
    )
  }
}

extension Verdict {
  fileprivate func replayed(on dataset: String) -> Verdict {
    switch self {
    case .criterion(let criterion): .criterion(criterion.replayed(on: dataset))
    case .all(let verdicts): .all(verdicts.map { $0.replayed(on: dataset) })
    case .any(let verdicts): .any(verdicts.map { $0.replayed(on: dataset) })
    case .ordinary(let test):
      .ordinary(
        AnomalyTest(
          subject: test.subject.replayed(on: dataset),
          floor: test.floor,
          ceiling: test.ceiling,
          lower: test.lower,
          upper: test.upper
        )
      )
    // What was due then is not known.
    case .fresh(let promise): .fresh(FreshnessPromise(age: promise.age.replayed(on: dataset)))
    case .volume(let promise):
      .volume(
        VolumePromise(
          rowCount: promise.rowCount.replayed(on: dataset),
          last: promise.last,
          minimum: promise.minimum,
          maximum: promise.maximum
        )
      )
    case .impossible, .score: self
    }
  }
}

extension Criterion {
  fileprivate func replayed(on dataset: String) -> Criterion {
    var criterion = Criterion(
      series,
      subject: subject,
      value: .metric(.stored(series, of: dataset)),
      condition: condition
    )
    criterion.whenUndefined = whenUndefined
    return criterion
  }
}
