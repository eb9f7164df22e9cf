// What DuckDB tells of its tables beside names and types.

extension DuckDBDialect {
  func constraints(of table: [String], in catalog: String?) -> String? {
    guard let name = table.last else { return nil }
    let schema = table.count > 1 ? table[table.count - 2] : "main"
    let given = catalog ?? (table.count > 2 ? table[table.count - 3] : nil)
    let database = given.map(literal) ?? "current_database()"
    let place = """
      lower(database_name) = lower(\(database)) AND lower(schema_name) = lower(\(literal(schema))) \
      AND lower(table_name) = lower(\(literal(name)))
      """
    return """
      SELECT 'column' AS kind, column_name AS names, is_nullable AS nullable
      FROM duckdb_columns() WHERE \(place)
      UNION ALL
      SELECT CASE constraint_type WHEN 'PRIMARY KEY' THEN 'primary' ELSE 'unique' END,
        array_to_string(constraint_column_names, chr(31)), NULL
      FROM duckdb_constraints() WHERE \(place)
        AND constraint_type IN ('PRIMARY KEY', 'UNIQUE')
      """
  }
}
