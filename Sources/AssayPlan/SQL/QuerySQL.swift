import AssayModel

/// Writes the queries of users so that they see the datasets by name and cannot do more than read.
///
/// The text stands in parentheses behind FROM, where no engine accepts anything but a query.
struct QuerySQL {
  let dialect: any SQLDialect
  let suite: Suite
  let relations: RelationSQL

  /// The `WITH` that names the datasets, and the query itself in parentheses.
  func parts(_ sql: String, primary: Dataset) -> (with: String, query: String) {
    let text = QueryText(sql, as: reading(on: primary.source.connection))
    var bindings: [String] = []
    if text.names.contains("primary") { bindings.append(binding("primary", primary)) }
    for name in text.datasets(among: suite.datasets.map(\.name)) {
      guard let dataset = suite.datasets.first(where: { $0.name == name }), !isItself(dataset)
      else {
        continue
      }
      bindings.append(binding(name, dataset))
    }
    let with = bindings.isEmpty ? "" : "WITH \(bindings.joined(separator: ",\n"))\n"
    return (with, "(\n\(quoted(text))\n)")
  }

  /// How the text was looked at when it was found to be harmless.
  private func reading(on connection: String) -> QueryReading {
    (suite.connections.first { $0.name == connection }?.dialect ?? .duckdb).reading
  }

  /// A query without the semicolon that ends it and the blanks and comments behind.
  static func withoutTerminator(_ sql: String) -> String {
    var tokens = QueryText(sql).tokens
    let isDispensable = { (token: QueryText.Token) in
      token.kind == .blank || token.kind == .comment || token.text == ";"
    }
    while let last = tokens.last, isDispensable(last) { tokens.removeLast() }
    return tokens.map(\.text).joined()
  }

  /// Whether the name of a dataset means its table anyway; some engines take a name for one that refers to itself.
  private func isItself(_ dataset: Dataset) -> Bool {
    guard case .table(let name) = dataset.source.relation, dataset.source.filter == nil else {
      return false
    }
    let isMoved = relations.knowledge.tables[dataset.name] != nil
    let hasCatalog = suite.catalog(of: dataset.source.connection) != nil
    return !isMoved && !hasCatalog && name.lowercased() == dataset.name.lowercased()
  }

  private func binding(_ name: String, _ dataset: Dataset) -> String {
    "\(dialect.identifier(name)) AS (SELECT * FROM \(relations.relation(dataset)))"
  }

  /// Puts quotes around `primary`, which engines keep for themselves, and in place of backticks.
  private func quoted(_ text: QueryText) -> String {
    let sql = text.tokens.map { token in
      switch token.kind {
      case .word where token.name.lowercased() == "primary": dialect.identifier("primary")
      case .quotedName where token.text.first == "`": dialect.identifier(token.name)
      case .word, .quotedName, .string, .comment, .blank, .symbol: String(token.text)
      }
    }
    return Self.withoutTerminator(sql.joined())
  }
}
