/// What a run measured of a dataset, kept for later runs that find the same data.
package struct RecordedMeasurements: Sendable, Hashable, Codable {
  /// A metric and its value.
  package struct Value: Sendable, Hashable, Codable {
    /// What was measured.
    package let metric: Metric
    /// The value; `nil` where it is undefined.
    package let number: Double?

    /// Makes a value.
    package init(_ metric: Metric, _ number: Double?) {
      self.metric = metric
      self.number = number
    }
  }

  /// The values, those of other datasets that checks look at among them.
  package let values: [Value]
  /// The columns of each dataset that was described.
  package let columns: [String: [SourceColumn]]
  /// What datasets promise of their columns, where that was asked for.
  package let constraints: [String: SourceConstraints]

  /// Makes the record of a dataset.
  package init(
    values: [Value],
    columns: [String: [SourceColumn]],
    constraints: [String: SourceConstraints]
  ) {
    self.values = values
    self.columns = columns
    self.constraints = constraints
  }
}

/// Measurements as the history has them: of which dataset in which state, and of which run.
package struct RecordedState: Sendable, Hashable {
  /// The dataset.
  package let dataset: String
  /// What the data and the way to them looked like; equal ones are the same data.
  package let fingerprint: String
  /// The run that measured them.
  package let run: String
  /// The moment that counted as now in that run.
  package let asOf: Timestamp
  /// What it measured.
  package let measurements: RecordedMeasurements

  /// Makes a state.
  package init(
    dataset: String,
    fingerprint: String,
    run: String,
    asOf: Timestamp,
    measurements: RecordedMeasurements
  ) {
    self.dataset = dataset
    self.fingerprint = fingerprint
    self.run = run
    self.asOf = asOf
    self.measurements = measurements
  }
}

/// That the data of a dataset are those of an earlier run, whose measurements were taken.
package struct Unchanged: Sendable, Hashable, Codable {
  /// The earlier run.
  package let run: String
  /// The moment that counted as now in it.
  package let asOf: Timestamp
  /// How many metrics were taken from it.
  package let recalled: Int
  /// How many were measured in this run, because they depend on more than the data.
  package let measured: Int
  /// The series whose values were taken, which are no news to the history.
  package var series: Set<String> = []

  /// Makes a mark.
  package init(run: String, asOf: Timestamp, recalled: Int, measured: Int) {
    self.run = run
    self.asOf = asOf
    self.recalled = recalled
    self.measured = measured
  }

  /// Since when, and what that means, in a few words.
  package var words: String {
    let rest = measured == 0 ? "" : "; \(measured) of \(recalled + measured) metrics measured again"
    return "unchanged since run \(run) of \(asOf.minute)\(rest)"
  }
}
