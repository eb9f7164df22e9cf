import AssayADBC
import AssayConnector
import AssayModel
import AssayRun

/// The connectors of a suite; connections to equal engines share one.
///
/// - Parameter sandbox: what engines may reach; `nil` is everything.
func connections(
  for suite: Suite,
  root: String,
  environment: Environment,
  sandbox: Sandbox? = nil
) -> Connections {
  var connectors: [String: any Connector] = [:]
  for (engine, connections) in Dictionary(grouping: suite.connections, by: \.engine) {
    let secrets = connections.flatMap(\.secrets).map(\.revealed)
    switch engine.kind {
    case .duckdb:
      let shared = duckDB(
        engine,
        redacting: secrets,
        root: root,
        environment: environment,
        readableFolders: sandbox?.folders
      )
      for connection in connections {
        connectors[connection.name] = DuckDBConnector(
          shared,
          attaching: attachment(of: connection, in: suite, root: root)
        )
      }
    // They can hold the history, and no data that are checked.
    case .sqlite, .postgres: continue
    }
  }
  return Connections(connectors)
}

private func duckDB(
  _ engine: Connection.Engine,
  redacting secrets: [String],
  root: String,
  environment: Environment,
  readableFolders: [String]?
) -> DuckDBEngine {
  let locator = DriverLocator(environment: environment.variables, base: root)
  return DuckDBEngine(
    driver: DriverReference(name: "duckdb", given: engine.driver, locator: locator),
    settings: DuckDBEngine.Settings(
      temporaryFolder: environment.variables["TMPDIR"] ?? "/tmp",
      threads: engine.options["threads"].flatMap { Int($0.revealed) },
      memoryLimit: engine.options["memory_limit"]?.revealed,
      readableFolders: readableFolders
    ),
    redacting: secrets
  )
}

private func attachment(
  of connection: Connection,
  in suite: Suite,
  root: String
) -> DuckDBConnector.Attachment? {
  guard let url = connection.url?.revealed, let catalog = suite.catalog(of: connection.name) else {
    return nil
  }
  return DuckDBConnector.Attachment(path: Environment.rooted(url, in: root), catalog: catalog)
}
