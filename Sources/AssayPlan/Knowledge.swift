package import AssayModel

/// What is known while statements are written: at planning time little, during a run everything.
package struct Knowledge: Sendable {
  /// The columns of each dataset that was described.
  package var columns: [String: [SourceColumn]] = [:]
  /// What each dataset promises of its columns, where that was asked for and its engine tells.
  package var constraints: [String: SourceConstraints] = [:]
  /// The tables of the embedded engine that hold the rows of datasets, parsed or moved there; by dataset.
  package var tables: [String: String] = [:]
  /// How many rows were parsed into tables; by dataset.
  package var loadedRows: [String: Int64] = [:]
  /// The folder that relative paths start from; empty leaves them as they are.
  package var root: String = ""
  /// The day that a date operand stands for, as `2024-01-31`; symbolic while there is no clock.
  package var day: @Sendable (DateOperand) -> String = \.words

  /// The moment that a date operand stands for, as `2024-01-31 10:00:00`; symbolic while there is no clock.
  package var moment: @Sendable (DateOperand) -> String = \.words

  /// The moment that counts as now, as `2024-01-31 10:00:00`; symbolic while there is no clock.
  package var now: String = "$now"

  /// The partitions outside of which no row is of interest; by dataset.
  package var selections: [String: PartitionSelection] = [:]

  /// From how many rows on the shortcuts of a survey are worth their statements.
  package var leastSurveyedRows: Int64 = 0

  /// A path of the project with the folder that it starts from.
  func rooted(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/") || path.contains("://")
    return isAbsolute || root.isEmpty ? path : "\(root)/\(path)"
  }

  /// Knows nothing but what the specs say.
  package init() {}
}

/// Some partitions of a dataset.
package struct PartitionSelection: Sendable, Hashable {
  /// What the folders are named after.
  package let key: String
  /// Their values, in a fixed order.
  package let values: [String]

  /// Selects partitions.
  package init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}
