import AssayADBC
import AssayConnector
import AssayModel
import AssayRun

/// The connectors by kind of connection; the one list.
func connector(
  for connection: Connection,
  root: String,
  environment: Environment
) -> any Connector {
  switch connection.kind {
  case .duckdb:
    let database = connection.url?.revealed ?? ""
    let isInMemory = database.isEmpty || database == ":memory:"
    let locator = DriverLocator(environment: environment.variables, base: root)
    return DuckDBConnector(
      databasePath: isInMemory ? nil : resolved(database, root: root),
      driver: DriverReference(name: "duckdb", given: connection.driver, locator: locator),
      settings: settings(connection, environment),
      redacting: connection.secrets.map(\.revealed)
    )
  }
}

/// The connectors of a suite.
func connections(for suite: Suite, root: String, environment: Environment) -> Connections {
  let pairs = suite.connections.map {
    ($0.name, connector(for: $0, root: root, environment: environment))
  }
  return Connections(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
}

private func settings(
  _ connection: Connection,
  _ environment: Environment
) -> DuckDBConnector.Settings {
  DuckDBConnector.Settings(
    temporaryFolder: environment.variables["TMPDIR"] ?? "/tmp",
    threads: connection.options["threads"].flatMap { Int($0.revealed) },
    memoryLimit: connection.options["memory_limit"]?.revealed
  )
}

private func resolved(_ path: String, root: String) -> String {
  path.hasPrefix("/") || root.isEmpty ? path : "\(root)/\(path)"
}
