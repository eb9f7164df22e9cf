/// The promise that the newest rows of a dataset are recent.
package struct FreshnessPromise: Sendable, Hashable, Codable {
  /// The age of the newest row in hours, and the most that it may be.
  package let age: Criterion
  /// The number of rows that lie in the future; `nil` where the age is that of the source itself.
  package let future: Metric?
  /// When it is due; `nil` for every run.
  package let schedule: Schedule?

  /// Makes a promise.
  package init(age: Criterion, future: Metric? = nil, schedule: Schedule? = nil) {
    self.age = age
    self.future = future
    self.schedule = schedule
  }
}

/// The promise that a dataset has about as many rows as in its last runs.
package struct VolumePromise: Sendable, Hashable, Codable {
  /// How many runs there must be before anything can be said, unless fewer are looked at.
  package static let leastRuns = 3

  /// The number of rows; its condition depends on earlier runs.
  package let rowCount: Criterion
  /// How many runs are looked at.
  package let last: Int
  /// The least share of their mean.
  package let minimum: Double
  /// The greatest share of their mean.
  package let maximum: Double

  /// Makes a promise.
  package init(rowCount: Criterion, last: Int, minimum: Double, maximum: Double) {
    self.rowCount = rowCount
    self.last = last
    self.minimum = minimum
    self.maximum = maximum
  }

  /// How many runs are needed.
  package var needed: Int { min(last, Self.leastRuns) }
}

/// The promise that a dataset, or one side of its quality, scores well.
package struct ScorePromise: Sendable, Hashable, Codable {
  /// The side of quality; `nil` for all of them.
  package let dimension: Dimension?
  /// The least score, 0 to 1.
  package let minimum: Double

  /// Makes a promise.
  package init(dimension: Dimension?, minimum: Double) {
    self.dimension = dimension
    self.minimum = minimum
  }

  /// What is scored, in a few words.
  package var subject: String { dimension.map { "score of \($0.rawValue)" } ?? "score" }
}

/// The question whether a value is out of the ordinary, judged by earlier runs or by bounds that were frozen.
package struct AnomalyTest: Sendable, Hashable, Codable {
  /// The value; its condition depends on earlier runs.
  package let subject: Criterion
  /// The least value that the metric can have, such as 0 for a count.
  package let floor: Double?
  /// The greatest value that the metric can have, such as 1 for a share.
  package let ceiling: Double?
  /// The least value that the spec allows, once bounds are frozen.
  package let lower: Double?
  /// The greatest value that the spec allows, once bounds are frozen.
  package let upper: Double?

  /// Makes a test.
  package init(
    subject: Criterion,
    floor: Double? = nil,
    ceiling: Double? = nil,
    lower: Double? = nil,
    upper: Double? = nil
  ) {
    self.subject = subject
    self.floor = floor
    self.ceiling = ceiling
    self.lower = lower
    self.upper = upper
  }

  /// Whether the bounds stand in the spec, so that no history is needed.
  package var isFrozen: Bool { lower != nil || upper != nil }

  /// How many of the newest values are looked at.
  package static let depth = 512
}
