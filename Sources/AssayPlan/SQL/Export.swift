import AssayModel

/// A column on its way to the embedded engine.
struct ExportedColumn {
  /// The expression that gives it, in the SQL of its source.
  let expression: String
  /// The name that it has in the table.
  let name: String
  /// Its type as the source has it; `nil` where that is not known.
  let type: ValueType?
}

/// How the rows of a source get into a table of the embedded engine.
package struct Export: Sendable, Hashable {
  /// The query that gives the rows.
  package var query: String
  /// Columns that arrive in another type than they are to have, with that type.
  package var conversions: [Conversion] = []
  /// The column by which rows are told that only stand there for their types; `nil` where there are none.
  package var marker: String?

  /// A column and the type that it is to have.
  package struct Conversion: Sendable, Hashable {
    /// The name of the column.
    package let column: String
    /// The type, in words of the embedded engine.
    package let type: String
  }

  /// The statements of the embedded engine that finish a table once the rows are there.
  package func finishing(_ table: String) -> [String] {
    let dialect = DuckDBDialect()
    var statements: [String] = []
    if let marker = marker.map(dialect.identifier) {
      statements += [
        "DELETE FROM \(table) WHERE \(marker) = 1", "ALTER TABLE \(table) DROP COLUMN \(marker)",
      ]
    }
    return statements
      + conversions.map {
        "ALTER TABLE \(table) ALTER \(dialect.identifier($0.column)) SET DATA TYPE \($0.type)"
      }
  }
}
