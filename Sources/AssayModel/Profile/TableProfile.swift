/// What was measured on the rows of a source that no spec knows yet.
package struct TableProfile: Sendable, Hashable {
  /// A name for the dataset.
  package let dataset: String
  /// Where the rows are.
  package let source: Source
  /// The number of rows.
  package let rows: Int
  /// The columns in the order of the source.
  package var columns: [ColumnProfile]
  /// Two columns that tell rows apart where no single one does; empty where none were found.
  package var pair: [String] = []

  /// Makes a profile.
  package init(dataset: String, source: Source, rows: Int, columns: [ColumnProfile]) {
    self.dataset = dataset
    self.source = source
    self.rows = rows
    self.columns = columns
  }
}

/// What was measured on a column.
package struct ColumnProfile: Sendable, Hashable {
  /// The name as the source spells it.
  package let name: String
  /// The type as the engine spells it.
  package let type: ValueType
  /// How many rows have a value.
  package var filled = 0
  /// How many values are different; `nil` where that was not counted.
  package var distinct: Int?
  /// How many rows share their value with another.
  package var repeated: Int?
  /// The least number.
  package var minimum: Double?
  /// The greatest number.
  package var maximum: Double?
  /// The number of characters of the longest text.
  package var longest: Int?
  /// The hours since the newest moment that is not in the future.
  package var newestAge: Double?
  /// The number of moments that are in the future.
  package var future: Int?
  /// All of its values, where they are few and may be shown.
  package var values: [String] = []

  /// Makes a profile of a column that was not looked at.
  package init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }

  /// Whether every row has a value of its own, among so many.
  package func isKey(ofRows rows: Int) -> Bool { rows > 1 && filled == rows && repeated == 0 }
}
