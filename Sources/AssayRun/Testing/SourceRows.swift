import AssayConnector
package import AssayModel
import AssayPlan

/// Rows that were read from a source, as texts.
package struct SourceRows: Sendable, Hashable {
  /// The rows.
  package let fixture: Fixture
  /// Whether these are all that there are.
  package let isWhole: Bool

  /// Reads rows, in the order of the key where there is one.
  ///
  /// - Parameters:
  ///   - limit: how many rows are read at most.
  ///   - root: the folder that relative paths start from.
  package static func read(
    _ dataset: Dataset,
    of suite: Suite,
    atMost limit: Int,
    from connections: Connections,
    root: String
  ) async -> Result<SourceRows, Trouble> {
    guard let connector = connections[dataset.source.connection] else {
      return .failure(Trouble(.connection, "there is no connection \(dataset.source.connection)"))
    }
    do throws(ConnectorError) {
      let session = try await connector.open()
      let result = try await read(dataset, of: suite, atMost: limit, on: session, connector, root)
      await session.close()
      return .success(result)
    } catch {
      let secrets = suite.connections.flatMap(\.secrets)
      let discretion = Discretion(secrets, showsValues: false)
      return .failure(Trouble(discretion.applied(to: error)))
    }
  }

  private static func read(
    _ dataset: Dataset,
    of suite: Suite,
    atMost limit: Int,
    on session: any Session,
    _ connector: any Connector,
    _ root: String
  ) async throws(ConnectorError) -> SourceRows {
    var knowledge = Knowledge()
    knowledge.root = root
    func writer() -> StatementWriter {
      StatementWriter(suite, dialect: connector.capabilities.dialect, knowing: knowledge)
    }
    let description = writer().describe(dataset)
    let columns = description.columns(in: try await session.execute(description.statement))
    knowledge.columns[dataset.name] = columns
    let everyRow = Offenders(.rows(.all([])), of: dataset.name, where: nil)
    let batch = try await session.execute(writer().offenders(dataset, everyRow, limit: limit + 1))
    let types = batch.columns.map { column in
      let name = column.name.lowercased()
      let promised = dataset.columns.first { $0.name.lowercased() == name }?.type?.name
      let found = columns.first { $0.name.lowercased() == name }?.type
      return SourceColumn(name: column.name, type: promised ?? found ?? column.type)
    }
    return SourceRows(
      fixture: Fixture(columns: types, rows: batch.rows.prefix(limit).map { $0.map(\.text) }),
      isWhole: batch.rows.count <= limit
    )
  }
}

extension Description {
  /// The columns that the result of the statement tells.
  func columns(in batch: Batch) -> [SourceColumn] {
    switch self {
    case .columns: batch.columns
    case .rows:
      batch.rows.map { row in
        SourceColumn(name: row.first?.text ?? "", type: row.dropFirst().first?.text ?? "")
      }
    }
  }
}
