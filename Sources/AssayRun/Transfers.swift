import AssayConnector
import AssayModel
import AssayPlan

/// The ways between the engines of a run, for what an engine cannot answer by itself.
struct Transfers: Sendable {
  /// A connection as a source or a target of rows.
  struct Line: Sendable {
    /// The name of the connection.
    let connection: String
    /// What tells its engine from others.
    let engine: Connection.Engine
    /// Its SQL.
    let dialect: Dialect
    /// How statements are run on it.
    let execution: Execution
  }

  /// The lines in the order of the project.
  let lines: [Line]

  /// The tables that were moved already.
  let tables: MovedTables

  private let pools: [SessionPool]

  /// Prepares the ways between the connections of a suite; nothing is opened yet.
  init(_ suite: Suite, _ connections: Connections, _ statements: StatementCounter) {
    let showsValues = suite.datasets.lazy.flatMap(\.checks).contains { $0.samples > 0 }
    var lines: [Line] = []
    var pools: [SessionPool] = []
    for connection in suite.connections {
      guard let connector = connections[connection.name] else { continue }
      let pool = SessionPool(connector)
      pools.append(pool)
      lines.append(
        Line(
          connection: connection.name,
          engine: connection.engine,
          dialect: connector.capabilities.dialect,
          execution: Execution(
            pool: pool,
            timeout: connection.timeout,
            statements: statements,
            discretion: Discretion(connection.secrets, showsValues: showsValues)
          )
        )
      )
    }
    self.lines = lines
    self.pools = pools
    tables = MovedTables()
  }

  /// Closes every session.
  func close() async {
    for pool in pools { await pool.close() }
  }

  /// The line of a connection.
  subscript(connection: String) -> Line? { lines.first { $0.connection == connection } }

  /// The embedded engine in which datasets meet: one that some of them are in already, or else the first.
  func meeting(_ connections: [String]) -> Line? {
    let embedded = lines.filter(\.engine.kind.isEmbedded)
    return embedded.first { connections.contains($0.connection) } ?? embedded.first
  }

  /// Whether one engine reads both.
  func areTogether(_ first: String, _ second: String) -> Bool {
    first == second || self[first]?.engine == self[second]?.engine
  }
}

/// The rows of a dataset that are needed in another engine.
struct Wanted: Sendable {
  let dataset: Dataset
  let columns: [SourceColumn]
  /// Conditions of its own engine, which the other is told the outcome of.
  var conditions: [String] = []
  /// Which rows, in the SQL of its own engine; all of them when not said.
  var selection: (@Sendable (StatementWriter) -> String)?

  init(_ dataset: Dataset, _ columns: [SourceColumn], conditions: [String] = []) {
    self.dataset = dataset
    self.columns = columns
    self.conditions = conditions
  }

  /// The same, but only the rows for which a condition holds.
  func restricted(to selection: @Sendable @escaping (StatementWriter) -> String) -> Wanted {
    var wanted = self
    wanted.selection = selection
    return wanted
  }
}

extension StepExecutor {
  /// The executor that answers in the embedded engine, with rows of the datasets moved there as far as they are elsewhere.
  func relocated(_ wanted: [Wanted]) async throws(Trouble) -> StepExecutor {
    let homes = wanted.map(\.dataset.source.connection)
    guard let target = transfers.meeting(homes) else {
      throw Trouble(.connection, "there is no embedded engine to compare in")
    }
    var knowledge = knowledge
    for rows in wanted
    where !transfers.areTogether(rows.dataset.source.connection, target.connection) {
      let table = try await move(rows, to: target)
      knowledge.tables[rows.dataset.name] = table.name
      knowledge.columns[rows.dataset.name] = table.columns
    }
    return StepExecutor(
      plan: plan,
      dialect: target.dialect,
      knowledge: knowledge,
      execution: target.execution,
      transfers: transfers
    )
  }

  private func move(
    _ rows: Wanted,
    to target: Transfers.Line
  ) async throws(Trouble) -> MovedTables.Table {
    let home = rows.dataset.source.connection
    guard let source = transfers[home] else {
      throw Trouble(.connection, "there is no connection \(home)")
    }
    let writer = StatementWriter(plan.suite, dialect: source.dialect, knowing: knowledge)
    let export = writer.export(
      rows.dataset,
      rows.columns,
      conditions: rows.conditions,
      where: rows.selection?(writer)
    )
    let contents = MovedTables.Contents(
      dataset: rows.dataset.name,
      query: export.query,
      connection: target.connection
    )
    return try await transfers.tables.table(contents) { name in
      do throws(Trouble) {
        return .success(try await fill(name, export, from: source, to: target))
      } catch {
        return .failure(error)
      }
    }
  }
}

/// Makes a table of the rows of a query, and gives its columns the types that they are to have.
private func fill(
  _ name: String,
  _ export: Export,
  from source: Transfers.Line,
  to target: Transfers.Line
) async throws(Trouble) -> MovedTables.Table {
  try await source.execution.move(export.query, into: name, of: target.execution)
  let table = StatementWriter.scratchTable(name)
  for statement in export.finishing(table) { _ = try await target.execution.rows(of: statement) }
  let described = try await target.execution.rows(of: "DESCRIBE \(table)").rows
  let columns = described.compactMap { row -> SourceColumn? in
    guard row.count > 1, let name = row[0].text, let type = row[1].text else { return nil }
    return SourceColumn(name: name, type: type)
  }
  return MovedTables.Table(name: table, columns: columns)
}
