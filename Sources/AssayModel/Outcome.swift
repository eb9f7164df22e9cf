/// What came of a check.
package struct Outcome: Sendable, Hashable, Codable {
  /// The closed set of results.
  package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case passed, failed
    /// It could not be measured.
    case errored
    /// It was not looked at; the message says why.
    case skipped
  }

  /// The result.
  package let status: Status
  /// Whether it passed on nothing: no row was judged.
  package var isVacuous: Bool = false
  /// What was measured against what was asked, in a sentence or two, one a line.
  package let message: String
  /// What to do about an error; may be empty.
  package var hint: String = ""
  /// The rule with its numbers worked out, for example `RowCount > 120.0`; `nil` where there is none.
  package var resolvedRule: String?
  /// The measured values.
  package var values: [NamedValue] = []
  /// How many rows were judged, where rows are judged.
  package var evaluatedRows: Int?
  /// How many of them are as they should be, where rows are judged one by one.
  package var passingRows: Int?
  /// Rows that show the failure.
  package var samples: SampleRows?
  /// What earlier runs made expected, where they were asked.
  package var expectation: Expectation?
  /// What has changed since the schema was locked, where a check looks at that.
  package var drift: [SchemaChange] = []
  /// What a failed check falls short of, part by part; empty for one that never holds.
  package var shortfalls: [Shortfall] = []
  /// How a failure compares with the baseline; `nil` where that does not know it.
  package var known: KnownFailure?
  /// Why the gate does not count a failure; `nil` where nothing keeps it from that.
  package var suppression: Suppression?

  /// Makes an outcome.
  package init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// A measured value under its DQDL name.
package struct NamedValue: Sendable, Hashable, Codable {
  /// For example `Column.email.Completeness`.
  package let name: String
  /// The value; `nil` where it is undefined.
  package let value: Double?
  /// The series of runs that it goes on with.
  package let series: String

  /// Makes a value.
  ///
  /// - Parameter series: the name itself when not given.
  package init(name: String, value: Double?, series: String? = nil) {
    self.name = name
    self.value = value
    self.series = series ?? name
  }
}

/// What earlier runs made expected of a value.
package struct Expectation: Sendable, Hashable, Codable {
  /// The value that was to be expected; `nil` where only bounds are known.
  package var expected: Double?
  /// The least that is not out of the ordinary.
  package let lower: Double
  /// The greatest that is not out of the ordinary.
  package let upper: Double
  /// How that was worked out, in a few words.
  package let basis: String
  /// How many values it stands on.
  package let points: Int
  /// The moments of the oldest and the newest of them; `nil` where there are none.
  package var from: Timestamp?
  /// The moment of the newest of them.
  package var to: Timestamp?

  /// Makes an expectation.
  package init(lower: Double, upper: Double, basis: String, points: Int) {
    self.lower = lower
    self.upper = upper
    self.basis = basis
    self.points = points
  }
}

/// Rows of a source that are shown to explain a failure.
package struct SampleRows: Sendable, Hashable, Codable {
  /// The names of the columns.
  package let columns: [String]
  /// The rows, each with as many values as there are columns.
  package let rows: [[Value]]

  /// Makes a sample.
  package init(columns: [String], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }
}
