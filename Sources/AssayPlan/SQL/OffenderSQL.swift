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
    for column in columns.map(shownColumn)
    where !shown.contains(where: { $0.reference == column.reference }) {
      shown.append(column)
    }
    let order = shown.isEmpty ? key : shown
    let sorted = order.isEmpty ? "" : "\nORDER BY \(order.map(ordered).joined(separator: ", "))"
    return dialect.select(
      shown.isEmpty ? "*" : shown.map(\.reference).joined(separator: ", "),
      "FROM \(relations.relation(dataset, as: "p"))\nWHERE \(filtered)\(condition)\(sorted)",
      limit: limit
    )
  }

  /// Values that occur more than once, the most frequent first, with the number of their rows.
  func duplicates(of columns: [String]) -> String {
    let keys = columns.map(shownColumn)
    let isValue = keys.map { "\($0.reference) IS NOT NULL" }.joined(separator: " OR ")
    let list = keys.map(\.reference).joined(separator: ", ")
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

  /// A column that is shown, and what is known of its type.
  private typealias ShownColumn = (reference: String, type: ValueType?)

  private func shownColumn(_ name: String) -> ShownColumn {
    (tests.reference(name), tests.type(of: name))
  }

  private func ordered(_ column: ShownColumn) -> String {
    dialect.ordered(column.reference, of: column.type)
  }

  private var filtered: String {
    filter.map { "\(AggregateSQL.parenthesised($0)) AND " } ?? ""
  }

  /// The columns that tell rows apart, as far as the source has them.
  private var keyColumns: [ShownColumn] {
    dataset.key.filter { findColumn($0, among: tests.columns) != nil }.map(shownColumn)
  }
}
