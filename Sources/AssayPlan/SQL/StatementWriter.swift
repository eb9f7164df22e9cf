import AssayConnector
package import AssayModel

/// Writes the statements of a plan in the SQL of an engine.
package struct StatementWriter: Sendable {
  private let suite: Suite
  private let dialect: any SQLDialect
  private let knowledge: Knowledge

  /// Makes a writer for one connection's dialect and what is known so far.
  package init(_ suite: Suite, dialect: Dialect, knowing knowledge: Knowledge) {
    self.suite = suite
    self.dialect = dialect.spelling
    self.knowledge = knowledge
  }

  /// How the name and the type of each column of a dataset are asked for, as the source has them.
  package func describe(_ dataset: Dataset) -> Description {
    let isTable = if case .table = dataset.source.relation { true } else { false }
    return dialect.describe(relations.untyped(dataset), isTable: isTable)
  }

  /// The statement that gives what a dataset promises of its columns; `nil` where nobody can tell.
  package func constraints(_ dataset: Dataset) -> String? {
    relations.constraints(dataset)
  }

  /// The statement that gives 1 where the source of a dataset is a table that holds its rows, and no view; `nil` where
  /// its engine does not keep tables in a file.
  package func tableCount(_ dataset: Dataset) -> String? { relations.tableCount(dataset) }

  /// The statement that parses a dataset into a table of the columns that the plan asks for.
  package func load(_ dataset: Dataset, columns: [String]) -> String {
    DuckDBDialect().load(relations.loadQuery(dataset, columns: columns), as: dataset.name)
  }

  /// A table of the embedded engine's own, as statements have it.
  package static func scratchTable(_ name: String) -> String { DuckDBDialect().scratchTable(name) }

  /// The table into which a dataset is parsed.
  package static func loadedTable(of dataset: String) -> String {
    DuckDBDialect().loadedTable(of: dataset)
  }

  /// How the rows of a dataset are handed on to the embedded engine: some columns, and whether conditions hold.
  ///
  /// The conditions are SQL of users, which only their own engine understands; the table has them as columns.
  package func export(
    _ dataset: Dataset,
    _ columns: [SourceColumn],
    conditions: [String] = [],
    where selection: String? = nil
  ) -> Export {
    let values = columns.map { column in
      ExportedColumn(
        expression: dialect.identifier(column.name),
        name: column.name,
        type: column.type.isEmpty ? nil : ValueType(column.type)
      )
    }
    let flags = conditions.enumerated().map { index, condition in
      ExportedColumn(
        expression: "CASE WHEN \(AggregateSQL.parenthesised(condition)) THEN 1 ELSE 0 END",
        name: Self.conditionColumn(index),
        type: ValueType("integer")
      )
    }
    let rows = selection.map { "\(relation(dataset)) WHERE \($0)" } ?? relation(dataset)
    return dialect.export(values + flags, from: rows)
  }

  /// The predicate by which a moved table tells whether a condition held.
  package static func movedCondition(_ index: Int) -> String {
    "\(DuckDBDialect().identifier(conditionColumn(index))) = 1"
  }

  private static func conditionColumn(_ index: Int) -> String { "assay condition \(index)" }

  /// One row with a value for each metric, in their order.
  package func scan(_ dataset: Dataset, _ metrics: [Metric]) -> String {
    let relation = relations.relation(dataset)
    let aggregates = AggregateSQL(dialect: dialect, tests: tests(dataset), relation: relation)
    let list = metrics.enumerated().map { "\(aggregates.expression($1)) AS m\($0)" }
    return "SELECT \(list.joined(separator: ",\n  "))\nFROM \(relation)"
  }

  /// A row for each partition that has rows: its value, then a value for each metric, in their order.
  ///
  /// - Parameter values: the partitions to look at; `nil` for all of them.
  package func partitions(
    of dataset: Dataset,
    by key: String,
    _ metrics: [Metric],
    only values: [String]? = nil
  ) -> String {
    let relation = relations.partitioned(dataset, by: key, only: values)
    let aggregates = AggregateSQL(dialect: dialect, tests: tests(dataset), relation: relation)
    let list = metrics.enumerated().map { "\(aggregates.expression($1)) AS m\($0)" }
    let name = dialect.identifier(RelationSQL.partitionColumn)
    return """
      SELECT \(([name] + list).joined(separator: ",\n  "))
      FROM \(relation)
      GROUP BY \(name)
      """
  }

  /// The greatest value of a column as the driver gives it, since engines round what they cast to text; and the number of
  /// rows.
  ///
  /// SQLite would take a name that is no column for a text, were it not for the table before it.
  package func watermark(_ dataset: Dataset, _ column: String) -> String {
    """
    SELECT max(t.\(tests(dataset).reference(column))) AS newest, count(*) AS n
    FROM \(relations.relation(dataset))
    """
  }

  /// The statements that survey a dataset in the embedded engine.
  package func survey(_ dataset: Dataset, taking shortcuts: Shortcuts) -> SurveySQL {
    let dialect = DuckDBDialect(prefersCheapFunctions: shortcuts.contains(.functions))
    return SurveySQL(
      dialect: dialect,
      tests: RowTestSQL(
        dialect: dialect,
        columns: knowledge.columns[dataset.name] ?? [],
        knowledge: knowledge
      ),
      relation: relations.relation(dataset)
    )
  }

  /// What tells whether the rows of a dataset are still the same; `nil` where it can't be told.
  package func fingerprint(_ dataset: Dataset) -> String? { relations.fingerprint(dataset) }

  /// One row with how many rows there are, how many values of a column, and how many different ones.
  package func distinct(_ dataset: Dataset, _ column: String) -> String {
    let value = tests(dataset).reference(column)
    return """
      SELECT count(*) AS r, count(\(value)) AS n, count(DISTINCT \(value)) AS d
      FROM \(relations.relation(dataset))
      """
  }

  /// One row with a value for each metric of a grouping, in their order.
  package func group(_ dataset: Dataset, _ columns: [String], _ metrics: [Metric]) -> String {
    GroupSQL(dialect: dialect, tests: tests(dataset))
      .statement(columns, metrics, from: relations.relation(dataset))
  }

  /// The number of rows that have a partner, or a match, in another dataset.
  package func join(_ dataset: Dataset, _ metric: Metric) -> String {
    """
    SELECT count(*) AS m0
    FROM \(relations.relation(dataset, as: "p"))
    WHERE \(joined(dataset, metric.quantity))
    """
  }

  /// At most two rows of a query that ought to give one number.
  package func query(_ dataset: Dataset, _ sql: String) -> String {
    let (with, query) = queries.parts(sql, primary: dataset)
    return with + dialect.select("*", "FROM \(query) AS q", limit: 2)
  }

  /// No rows, but the columns of a query that gives back rows of the dataset.
  package func returnedColumns(_ dataset: Dataset, _ sql: String) -> String {
    let (with, query) = queries.parts(sql, primary: dataset)
    return with + dialect.select("*", "FROM \(query) AS q", limit: 0)
  }

  /// The number of rows of the dataset that a query gives back, told by the columns that it returns.
  package func returnedRows(_ dataset: Dataset, _ sql: String, columns: [String]) -> String {
    let (with, query) = queries.parts(sql, primary: dataset)
    return """
      \(with)SELECT count(*) AS m0
      FROM \(relations.relation(dataset, as: "p"))
      WHERE \(returned(columns, by: query, for: dataset))
      """
  }

  /// Some rows that show what is wrong, ordered so that the same data show the same rows.
  ///
  /// - Parameter returnedColumns: for rows that a query does not give back, the columns by which they are told.
  package func offenders(
    _ dataset: Dataset,
    _ offenders: Offenders,
    returnedColumns: [String] = [],
    limit: Int
  ) -> String {
    let writer = OffenderSQL(
      dataset: dataset,
      tests: tests(dataset),
      relations: relations,
      filter: offenders.filter,
      limit: limit
    )
    switch offenders.selection {
    case .rows(let test):
      return writer.rows(where: tests(dataset).condition(test), showing: offenders.columns)
    case .duplicates(let columns): return writer.duplicates(of: columns)
    case .orphans(let reference):
      return writer.rows(
        where: "NOT \(joined(dataset, .partnered(reference)))",
        showing: offenders.columns
      )
    case .unmatched(let matching):
      return writer.rows(
        where: "NOT \(joined(dataset, .matched(matching)))",
        showing: offenders.columns
      )
    case .notReturned(let sql):
      let (with, query) = queries.parts(sql, primary: dataset)
      return with
        + writer.rows(
          where: "NOT \(returned(returnedColumns, by: query, for: dataset))",
          showing: []
        )
    case .files(let query, let fault): return files.offenders(query, fault, limit: limit)
    }
  }

  /// The ranges or values of a distribution with their counts.
  package func distribution(_ dataset: Dataset, _ distribution: Distribution) -> String {
    DistributionSQL(dialect: dialect, tests: tests(dataset))
      .statement(distribution, from: relations.relation(dataset))
  }

  /// One row with a value for each metric of some files, in their order.
  package func files(_ query: FileQuery, _ metrics: [Metric]) -> String {
    files.statement(query, metrics)
  }

  // What comparing key ranges takes.

  func identifier(_ name: String) -> String { dialect.identifier(name) }

  func relation(_ dataset: Dataset) -> String { relations.relation(dataset) }

  func asText(_ value: String, _ type: ValueType?) -> String { dialect.text(value, of: type) }

  func fingerprint(_ text: String) -> String? { dialect.fingerprint(text) }

  private var files: FileSQL { FileSQL(knowledge: knowledge) }

  private var relations: RelationSQL {
    RelationSQL(dialect: dialect, suite: suite, knowledge: knowledge)
  }

  private var queries: QuerySQL { QuerySQL(dialect: dialect, suite: suite, relations: relations) }

  private func tests(_ dataset: Dataset) -> RowTestSQL {
    RowTestSQL(
      dialect: dialect,
      columns: knowledge.columns[dataset.name] ?? [],
      knowledge: knowledge
    )
  }

  /// Whether a row `p` has a partner, or a match; NULL as a key has none.
  private func joined(_ dataset: Dataset, _ quantity: Quantity) -> String {
    switch quantity {
    case .partnered(let reference):
      let pairs = zip(reference.columns, reference.referenced).map {
        DatasetMatching.Pair(own: $0, other: $1)
      }
      return exists(in: reference.dataset, for: dataset, keys: pairs, compared: [])
    case .matched(let matching):
      return exists(
        in: matching.dataset,
        for: dataset,
        keys: matching.keys,
        compared: matching.compared ?? otherPairs(of: dataset, matching)
      )
    case .rowCount, .rows, .statistic, .groups, .correlation, .query, .returned, .schema, .files:
      return "false"
    }
  }

  private func exists(
    in name: String,
    for dataset: Dataset,
    keys: [DatasetMatching.Pair],
    compared: [DatasetMatching.Pair]
  ) -> String {
    guard let other = suite.datasets.first(where: { $0.name == name }) else { return "false" }
    func pair(_ pair: DatasetMatching.Pair, nullEqualsNull: Bool) -> SemiJoin.Pair {
      let (own, others) = (tests(dataset), tests(other))
      return SemiJoin.Pair(
        own: ("p.\(own.reference(pair.own))", own.type(of: pair.own)),
        other: ("r.\(others.reference(pair.other))", others.type(of: pair.other)),
        nullEqualsNull: nullEqualsNull
      )
    }
    let join = SemiJoin(
      others: relations.relation(other, as: "r"),
      pairs: keys.map { pair($0, nullEqualsNull: false) }
        + compared.map { pair($0, nullEqualsNull: true) }
    )
    return dialect.holds(join)
  }

  /// Every column that is no key, with the column of the same name.
  private func otherPairs(
    of dataset: Dataset,
    _ matching: DatasetMatching
  ) -> [DatasetMatching.Pair] {
    let keys = Set(matching.keys.map { $0.own.lowercased() })
    return (knowledge.columns[dataset.name] ?? []).map(\.name)
      .filter { !keys.contains($0.lowercased()) }
      .map { DatasetMatching.Pair(own: $0, other: $0) }
  }

  /// Whether a row `p` is among those that a query gives back; NULL equals NULL.
  private func returned(
    _ columns: [String],
    by query: String,
    for dataset: Dataset
  ) -> String {
    let pairs = columns.map { column in
      let name = dialect.identifier(column)
      // What the query calls by the name of a column is taken for that column.
      let type = tests(dataset).type(of: column)
      return SemiJoin.Pair(
        own: ("p.\(name)", type),
        other: ("r.\(name)", type),
        nullEqualsNull: true
      )
    }
    return dialect.holds(SemiJoin(others: "\(query) AS r", pairs: pairs))
  }
}
