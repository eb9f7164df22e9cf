/// Rows that stand in for those of a source.
package struct Fixture: Sendable, Hashable, Codable {
  /// The columns with the types that their values are read as.
  package var columns: [SourceColumn]
  /// The rows, each with as many values as there are columns; `nil` is NULL.
  package var rows: [[String?]]

  /// Makes rows.
  package init(columns: [SourceColumn], rows: [[String?]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// The rows that a test gives a dataset.
package enum GivenRows: Sendable, Hashable, Codable {
  /// They stand in the spec.
  case fixture(Fixture)
  /// They stand in a file, which is read as the files of the dataset would be.
  case file(path: String, format: FileFormat, options: [ReaderOption])
}
