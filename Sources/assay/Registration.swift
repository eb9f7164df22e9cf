import AssayADBC
import AssayConnector
import AssayModel
import AssayRun
import Foundation

/// The connectors of a suite; connections to equal engines share one.
///
/// - Parameters:
///   - sandbox: what engines may reach; `nil` is everything.
///   - keepsRowOrder: whether rows stay in the order in which they are read, as whoever shows the first ones expects.
func connections(
  for suite: Suite,
  root: String,
  environment: Environment,
  sandbox: Sandbox? = nil,
  keepsRowOrder: Bool = true
) -> Connections {
  var connectors: [String: any Connector] = [:]
  for (engine, connections) in Dictionary(grouping: suite.connections, by: \.engine) {
    let secrets = connections.flatMap { connection in
      connection.secrets.map(\.revealed) + URLSecrets.all(of: connection)
    }
    if engine.kind.isEmbedded {
      let shared = duckDB(
        engine,
        redacting: secrets,
        extensions: suite.needsIceberg(on: connections) ? environment.icebergExtensions : [],
        root: root,
        environment: environment,
        readableFolders: sandbox?.folders,
        keepsRowOrder: keepsRowOrder
      )
      for connection in connections {
        connectors[connection.name] = DuckDBConnector(
          shared,
          attaching: attachment(of: connection, in: suite, root: root)
        )
      }
    } else if let first = connections.first {
      let locator = DriverLocator(environment: environment.variables, base: root)
      let shared = server(first, redacting: secrets, locator: locator, root: root)
      for connection in connections { connectors[connection.name] = shared }
    }
  }
  return Connections(connectors)
}

/// A connector to a database that is not embedded.
private func server(
  _ connection: Connection,
  redacting secrets: [String],
  locator: DriverLocator,
  root: String
) -> any Connector {
  let driver = DriverReference(to: connection, by: locator)
  let options = connection.options.mapValues(\.revealed)
  let url = connection.url?.revealed
  switch connection.kind {
  case .postgres where connection.dialect == .postgres:
    return PostgresConnector(
      driver: driver,
      url: url ?? "",
      options: options,
      redacting: secrets
    )
  case .sqlite:
    let path = (url ?? "").hasPrefix("file:") ? url ?? "" : Environment.rooted(url ?? "", in: root)
    return SQLiteConnector(driver: driver, path: path, options: options)
  case .duckdb, .iceberg, .postgres, .flightsql, .adbc, .snowflake, .bigquery, .redshift, .spark,
    .databricks, .trino, .athena, .mssql:
    return GenericConnector(
      driver: driver,
      dialect: connection.dialect,
      url: url,
      options: options,
      redacting: secrets
    )
  }
}

extension DriverReference {
  /// The driver of a connection.
  init(to connection: Connection, by locator: DriverLocator) {
    self.init(
      name: connection.kind.driver ?? connection.driver ?? "",
      given: connection.driver,
      entryPoint: connection.entrypoint,
      locator: locator
    )
  }
}

private func duckDB(
  _ engine: Connection.Engine,
  redacting secrets: [String],
  extensions: [String],
  root: String,
  environment: Environment,
  readableFolders: [String]?,
  keepsRowOrder: Bool
) -> DuckDBEngine {
  let locator = DriverLocator(environment: environment.variables, base: root)
  var settings = DuckDBEngine.Settings(
    temporaryFolder: environment.variables["TMPDIR"] ?? "/tmp",
    threads: engine.options["threads"].flatMap { Int($0.revealed) },
    memoryLimit: engine.memory.map { "\($0) B" } ?? engine.options["memory_limit"]?.revealed
  )
  settings.extensions = extensions
  settings.readableFolders = readableFolders
  settings.keepsRowOrder = keepsRowOrder
  return DuckDBEngine(
    driver: DriverReference(name: "duckdb", given: engine.driver, locator: locator),
    settings: settings,
    redacting: secrets
  )
}

private func attachment(
  of connection: Connection,
  in suite: Suite,
  root: String
) -> DuckDBAttachment? {
  guard let url = connection.url?.revealed, let catalog = suite.catalog(of: connection.name) else {
    return nil
  }
  guard connection.kind == .iceberg else {
    return DuckDBAttachment(path: Environment.rooted(url, in: root), catalog: catalog)
  }
  let options = connection.options.mapValues(\.revealed)
  return DuckDBAttachment(path: url, catalog: catalog, kind: .iceberg(options: options))
}

extension Suite {
  /// Whether an engine must know Iceberg: for a catalog, or for tables that lie in folders.
  fileprivate func needsIceberg(on connections: [Connection]) -> Bool {
    connections.contains { connection in
      connection.kind == .iceberg
        || datasets.contains { dataset in
          guard case .files(_, .iceberg, _) = dataset.source.relation else { return false }
          return dataset.source.connection == connection.name
        }
    }
  }
}

extension Environment {
  /// The extensions that read Iceberg, in the order in which they need one another: as installed, or by name.
  fileprivate var icebergExtensions: [String] {
    ["avro", "httpfs", "iceberg"].map { name in
      let path = ExtensionFolder.path(of: name, in: variables)
      return path.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil } ?? name
    }
  }
}
