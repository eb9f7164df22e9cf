package import AssayModel

/// Writes the statements that lay out rows of tests in the embedded engine.
package enum FixtureSQL {
  /// The relation under which the rows of a dataset are found, once they are laid out.
  package static func relation(of dataset: String) -> Source.Relation {
    .table(dialect.identifier("fixture \(dataset)"))
  }

  /// The statement that lays out rows for a dataset, in the place of those that were there before.
  package static func table(_ fixture: Fixture, of dataset: String) -> String {
    let table = "CREATE OR REPLACE TABLE \(dialect.identifier("fixture \(dataset)")) AS"
    let list = fixture.columns.enumerated().map { index, column in
      "CAST(c\(index) AS \(type(column.type))) AS \(dialect.identifier(column.name))"
    }
    // A table has a column, even when nothing is said of any.
    guard !list.isEmpty else {
      return "\(table) SELECT NULL AS \"nothing\" FROM range(\(fixture.rows.count))"
    }
    let names = fixture.columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let rows = fixture.rows.isEmpty ? [fixture.columns.map { _ in nil }] : fixture.rows
    let values = rows.map { row in
      "(\(row.map { $0.map(dialect.literal) ?? "CAST(NULL AS VARCHAR)" }.joined(separator: ", ")))"
    }
    return """
      \(table)
      SELECT \(list.joined(separator: ", "))
      FROM (VALUES \(values.joined(separator: ",\n  "))) AS v(\(names))\
      \(fixture.rows.isEmpty ? "\nWHERE false" : "")
      """
  }

  private static let dialect = DuckDBDialect()

  /// The embedded engine's name of a type that may be spelt as in another database; what is not known stays.
  private static func type(_ name: String) -> String {
    let type = ValueType(name)
    switch type.kind {
    case .boolean: return "BOOLEAN"
    case .integer:
      let widths = [8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"]
      return widths[type.width] ?? "HUGEINT"
    case .decimal:
      let arguments = name.drop { $0 != "(" }
      return arguments.isEmpty ? "DECIMAL(38, 10)" : "DECIMAL\(arguments)"
    case .double: return type.width == 32 ? "FLOAT" : "DOUBLE"
    case .text: return "VARCHAR"
    case .date: return "DATE"
    case .time: return "TIME"
    case .timestamp:
      let hasZone = ["tz", "with time zone"].contains { name.lowercased().contains($0) }
      return hasZone ? "TIMESTAMPTZ" : "TIMESTAMP"
    case .binary: return "BLOB"
    case .other: return name
    }
  }
}
