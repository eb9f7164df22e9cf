// What engines tell of tables beside the names and types of columns: where NULL is not allowed, and what is unique.

/// The name of a table.
struct TableName {
  /// The name as it stands behind FROM.
  let sql: String
  /// The parts of the name as the spec has them, without quotes.
  let parts: [String]
  /// The name under which the engine knows its database; `nil` where there is only one.
  let catalog: String?
}

extension SQLDialect {
  func constraints(of table: TableName) -> String? { nil }

  func tableCount(_ table: TableName) -> String? { nil }
}

extension DuckDBDialect {
  func tableCount(_ table: TableName) -> String? {
    place(of: table).map { "SELECT count(*) FROM duckdb_tables() WHERE \($0)" }
  }

  /// The condition on a catalog of the engine that picks a table.
  private func place(of table: TableName) -> String? {
    guard let name = table.parts.last else { return nil }
    let outer = Array(table.parts.dropLast())
    let database = (table.catalog ?? outer.dropLast().last).map(literal) ?? "current_database()"
    return """
      lower(database_name) = lower(\(database)) \
      AND lower(schema_name) = lower(\(literal(outer.last ?? "main"))) \
      AND lower(table_name) = lower(\(literal(name)))
      """
  }

  func constraints(of table: TableName) -> String? {
    guard let place = place(of: table) else { return nil }
    return """
      SELECT CASE WHEN is_nullable THEN 'column' ELSE 'required' END AS word, column_name AS names
      FROM duckdb_columns() WHERE \(place)
      UNION ALL
      SELECT CASE constraint_type WHEN 'PRIMARY KEY' THEN 'primary' ELSE 'unique' END,
        array_to_string(constraint_column_names, chr(31))
      FROM duckdb_constraints() WHERE \(place) AND constraint_type IN ('PRIMARY KEY', 'UNIQUE')
      """
  }
}

extension PostgresDialect {
  func constraints(of table: TableName) -> String? {
    let relation = "\(literal(table.sql))::regclass"
    return """
      SELECT CASE WHEN attnotnull THEN 'required' ELSE 'column' END AS word, attname::text AS names
      FROM pg_catalog.pg_attribute
      WHERE attrelid = \(relation) AND attnum > 0 AND NOT attisdropped
      UNION ALL
      SELECT CASE contype WHEN 'p' THEN 'primary' ELSE 'unique' END, (
        SELECT string_agg(attname::text, chr(31) ORDER BY place)
        FROM unnest(conkey) WITH ORDINALITY AS key(number, place)
        JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = number
      )
      FROM pg_catalog.pg_constraint WHERE conrelid = \(relation) AND contype IN ('p', 'u')
      """
  }
}

extension SQLiteDialect {
  /// A table of another schema is one of another file.
  func tableCount(_ table: TableName) -> String? {
    guard table.parts.count == 1, let name = table.parts.last.map(literal) else { return nil }
    return """
      SELECT count(*) FROM sqlite_schema
      WHERE type = 'table' AND lower(name) = lower(\(name)) AND sql NOT LIKE 'CREATE VIRTUAL%'
      """
  }

  /// A key of one integer column is no index, and its column is never NULL though the engine does not say so.
  func constraints(of table: TableName) -> String? {
    guard let name = table.parts.last.map(literal) else { return nil }
    return """
      SELECT CASE WHEN "notnull" <> 0 THEN 'required' ELSE 'column' END AS word, name AS names
      FROM pragma_table_xinfo(\(name)) WHERE hidden <> 1
      UNION ALL
      SELECT 'primary', names FROM (
        SELECT group_concat(name, char(31)) AS names
        FROM (SELECT name FROM pragma_table_info(\(name)) WHERE pk > 0 ORDER BY pk)
      ) WHERE names IS NOT NULL
      UNION ALL
      SELECT 'unique', (
        SELECT group_concat(name, char(31))
        FROM (SELECT name FROM pragma_index_info(list.name) ORDER BY seqno)
      )
      FROM pragma_index_list(\(name)) AS list WHERE "unique" = 1 AND origin = 'u'
      """
  }
}
