import AssayModel

/// Writes the statements that fetch rows to show for a failed check.
struct OffenderSQL {
  let dataset: Dataset
  let tests: RowTestSQL
  let relations: RelationSQL
  let filter: String?
  let limit: Int

  /// Rows `p` that meet a condition: the key of each, then what is wrong with it; every column where that is not known.
  func rows(where condition: String, showing columns: [String]) -> String {
    let key = keyColumns
    var shown = columns.isEmpty ? [] : key
    for column in columns.map(tests.reference) where !shown.contains(column) {
      shown.append(column)
    }
    let order = shown.isEmpty ? key : shown
    let sorted = order.isEmpty ? "" : "\nORDER BY \(order.map(ordered).joined(separator: ", "))"
    return dialect.select(
      shown.isEmpty ? "*" : shown.joined(separator: ", "),
      "FROM \(relations.relation(dataset, as: "p"))\nWHERE \(filtered)\(condition)\(sorted)",
      limit: limit
    )
  }

  /// Values that occur more than once, the most frequent first, with the number of their rows.
  func duplicates(of columns: [String]) -> String {
    let keys = columns.map(tests.reference)
    let isValue = keys.map { "\($0) IS NOT NULL" }.joined(separator: " OR ")
    let list = keys.joined(separator: ", ")
    return dialect.select(
      "\(list), count(*) AS \(dialect.identifier("rows"))",
      """
      FROM \(relations.relation(dataset))
      WHERE \(filtered)(\(isValue))
      GROUP BY \(list)
      HAVING count(*) > 1
      ORDER BY count(*) DESC, \(keys.map(ordered).joined(separator: ", "))
      """,
      limit: limit
    )
  }

  private var dialect: any SQLDialect { relations.dialect }

  private func ordered(_ reference: String) -> String {
    let column = tests.columns.first { tests.reference($0.name) == reference }
    return dialect.ordered(reference, of: column.map { ValueType($0.type) })
  }

  private var filtered: String {
    filter.map { "\(AggregateSQL.parenthesised($0)) AND " } ?? ""
  }

  /// The columns that tell rows apart, as far as the source has them.
  private var keyColumns: [String] {
    dataset.key.filter { findColumn($0, among: tests.columns) != nil }.map(tests.reference)
  }
}
