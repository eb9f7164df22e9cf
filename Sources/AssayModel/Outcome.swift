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

  /// Makes a value.
  package init(name: String, value: Double?) {
    self.name = name
    self.value = value
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
