import AssayModel

/// Writes where the rows of a dataset come from.
struct RelationSQL {
  let dialect: any SQLDialect
  let suite: Suite
  let knowledge: Knowledge

  /// The rows as they lie in the source, neither typed nor filtered; for asking what columns there are.
  func untyped(_ dataset: Dataset) -> String {
    switch dataset.source.relation {
    case .files(let path, let format, let options):
      embedded.files(knowledge.rooted(path), format: format, options: options, types: [])
    case .table(let name): table(name, on: dataset.source.connection)
    case .query(let query): "(\n\(trimmed(query))\n)"
    }
  }

  /// The rows that every rule sees, under a name, as it stands behind FROM.
  func relation(_ dataset: Dataset, as alias: String = "t") -> String {
    "\(rows(of: dataset)) AS \(alias)"
  }

  private func rows(of dataset: Dataset) -> String {
    if let table = knowledge.tables[dataset.name] { return table }
    if let selection = knowledge.selections[dataset.name] {
      return selected(selection, of: dataset)
    }
    guard let filter = dataset.source.filter else { return typed(dataset) }
    return "(SELECT * FROM \(typed(dataset)) AS s WHERE (\(filter)\n))"
  }

  /// The column that tells in which partition a row lies.
  static let partitionColumn = "assay partition"

  /// The rows that every rule sees, as they lie in files, each with the value of its partition.
  func partitioned(_ dataset: Dataset, by key: String, only values: [String]?) -> String {
    let column = "\(value(of: key)) AS \(embedded.identifier(Self.partitionColumn))"
    return files(of: dataset, by: key, only: values, showing: "* EXCLUDE (filename), \(column)")
      + " AS t"
  }

  private func selected(_ selection: PartitionSelection, of dataset: Dataset) -> String {
    files(of: dataset, by: selection.key, only: selection.values, showing: "* EXCLUDE (filename)")
  }

  private func value(of key: String) -> String {
    "regexp_extract(filename, \(embedded.literal("^(?:.*/)?\(key)=([^/]*)/")), 1)"
  }

  /// Types and formats are those of all files, of which the engine opens only those of the partitions that are asked for.
  private func files(
    of dataset: Dataset,
    by key: String,
    only values: [String]?,
    showing list: String
  ) -> String {
    var conditions = dataset.source.filter.map { ["(\($0)\n)"] } ?? []
    if let values {
      let texts = values.map(embedded.literal).joined(separator: ", ")
      conditions.append("\(value(of: key)) IN (\(texts))")
    }
    let selection = conditions.isEmpty ? "" : "\nWHERE \(conditions.joined(separator: " AND "))"
    // The name of the file stands beside each row.
    let name = ReaderOption(name: "filename", value: .boolean(true))
    return "(SELECT \(list)\nFROM \(typed(dataset, with: [name])) AS s\(selection))"
  }

  /// A statement whose result changes with the rows, without a look at them, and begins with about how many there are;
  /// `nil` where there is none.
  ///
  /// A table must be one and no view, which it is where rows have numbers, and compare its text byte by byte.
  func fingerprint(_ dataset: Dataset) -> String? {
    switch dataset.source.relation {
    case .files(let path, .parquet, _):
      let files = knowledge.rooted(path)
      return """
        SELECT (SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata(\(embedded.literal(files)))) AS rows,
          filename, size, CAST(last_modified AS VARCHAR) AS changed
        FROM \(embedded.listing([files]))
        ORDER BY filename
        """
    case .table:
      return """
        SELECT (SELECT count(*) FROM \(rows(of: dataset))) AS rows,
          (SELECT rowid FROM \(rows(of: dataset)) LIMIT 0) AS row
        FROM duckdb_tables()
        WHERE sql ILIKE '%collate%'
        HAVING count(*) = 0
        """
    case .files, .query: return nil
    }
  }

  /// The query whose rows are loaded: only the columns that are asked for.
  func loadQuery(_ dataset: Dataset, columns: [String]) -> String {
    let list = columns.isEmpty ? "*" : columns.map(dialect.identifier).joined(separator: ", ")
    let filter = dataset.source.filter.map { "\nWHERE (\($0)\n)" } ?? ""
    return "SELECT \(list)\nFROM \(typed(dataset, with: bufferOptions(of: dataset))) AS s\(filter)"
  }

  /// The buffers of a CSV file that is parsed once; a quarter of the engine's own take less memory, and no more time.
  ///
  /// A line must fit into one; a spec that says something of its own about them is left alone.
  private func bufferOptions(of dataset: Dataset) -> [ReaderOption] {
    guard case .files(_, .csv, let options) = dataset.source.relation,
      !options.contains(where: { Self.bufferOptions.contains($0.name.lowercased()) })
    else { return [] }
    return [ReaderOption(name: "buffer_size", value: .number("8388608"))]
  }

  /// Options by which a spec sizes buffers, or asks for lines that may not fit.
  private static let bufferOptions: Set<String> = [
    "buffer_size", "max_line_size", "maximum_line_size",
  ]

  /// The rows with the types that the contract names, where the reader has to guess them.
  ///
  /// - Parameter more: settings of the reader beside those of the spec.
  private func typed(_ dataset: Dataset, with more: [ReaderOption] = []) -> String {
    guard case .files(let path, let format, let own) = dataset.source.relation else {
      return untyped(dataset)
    }
    let options = own + more
    guard format == .csv,
      !options.contains(where: { Self.typingOptions.contains($0.name.lowercased()) })
    else {
      return embedded.files(knowledge.rooted(path), format: format, options: options, types: [])
    }
    let types = dataset.columns.compactMap { column -> (String, ValueType)? in
      guard let type = column.type else { return nil }
      guard let known = knowledge.columns[dataset.name] else { return (column.name, type) }
      return findColumn(column.name, among: known).flatMap { found in
        found.path.first.map { ($0, type) }
      }
    }
    return embedded.files(knowledge.rooted(path), format: .csv, options: options, types: types)
  }

  /// Options by which a spec types the columns itself.
  private static let typingOptions: Set<String> = [
    "types", "dtypes", "column_types", "columns", "all_varchar",
  ]

  /// The name of a table with that of its database before it, so that other connections find it as well.
  private func table(_ name: String, on connection: String) -> String {
    let catalog = suite.catalog(of: connection).map { "\(dialect.identifier($0))." } ?? ""
    return catalog
      + QueryText(name).tokens
      .map { token in
        switch token.kind {
        case .word: dialect.tableWord(token.name)
        case .quotedName: dialect.identifier(token.name)
        case .string, .comment, .blank, .symbol: String(token.text)
        }
      }
      .joined()
  }

  /// The statement that gives what a table promises of its columns; `nil` for what is no table.
  func constraints(_ dataset: Dataset) -> String? {
    tableName(of: dataset).flatMap(dialect.constraints)
  }

  /// The statement that gives 1 where the source of a dataset is a table that holds its rows, and no view; `nil` where
  /// its engine does not keep tables in a file.
  func tableCount(_ dataset: Dataset) -> String? {
    tableName(of: dataset).flatMap(dialect.tableCount)
  }

  private func tableName(of dataset: Dataset) -> TableName? {
    guard case .table(let name) = dataset.source.relation else { return nil }
    let parts = QueryText(name).tokens.filter { $0.kind == .word || $0.kind == .quotedName }
    return TableName(
      sql: table(name, on: dataset.source.connection),
      parts: parts.map(\.name),
      catalog: suite.catalog(of: dataset.source.connection)
    )
  }

  /// Only the embedded engine reads files.
  private var embedded: DuckDBDialect { DuckDBDialect() }

  private func trimmed(_ query: String) -> String { QuerySQL.withoutTerminator(query) }
}
