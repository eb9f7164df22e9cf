package import AssayConnector

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// DuckDB: files by path, and a DuckDB database file when one is given.
///
/// Tables made by `CREATE TABLE` in ``scratchSchema`` are seen by every session of the connector;
/// those made by `CREATE TEMPORARY TABLE` only by the session that made them.
package struct DuckDBConnector: Connector {
  /// What an embedded engine may use of the machine.
  package struct Settings: Sendable, Hashable {
    /// The folder inside which a private folder for spilled data is made.
    package var temporaryFolder: String

    /// How many threads it may use; all cores when not said.
    package var threads: Int?

    /// How much memory it may use, as DuckDB writes it, for example `4GB`.
    package var memoryLimit: String?

    /// Makes settings.
    package init(
      temporaryFolder: String = "/tmp",
      threads: Int? = nil,
      memoryLimit: String? = nil
    ) {
      self.temporaryFolder = temporaryFolder
      self.threads = threads
      self.memoryLimit = memoryLimit
    }
  }

  /// The schema in memory where tables of the planner's own belong.
  package static let scratchSchema = "memory.main"

  /// The version that is installed and tested against.
  package static let pinnedVersion = "1.5.5"

  package let capabilities = Capabilities(
    dialect: .duckdb,
    // The time that DuckDB takes to plan a statement grows faster than its list of aggregates: a thousand of them
    // take one second, four times 250 a fifth of one.
    maximumProjections: 250,
    readsFiles: true,
    defaultConcurrency: 1
  )

  private let databasePath: String?
  private let database: ADBCDatabase

  /// Makes a connector; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - databasePath: a DuckDB file, opened for reading only; none means an empty database.
  ///   - driver: the driver to look for.
  ///   - settings: what the engine may use.
  ///   - secrets: text that must not appear in errors.
  package init(
    databasePath: String? = nil,
    driver: DriverReference,
    settings: Settings = Settings(),
    redacting secrets: [String] = []
  ) {
    self.databasePath = databasePath
    let redactor = Redactor(secrets)
    let attachment = databasePath.map(Self.attachment)
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: Self.options(settings),
        preparingDatabase: attachment.map { [.init(sql: $0.attach)] } ?? [],
        preparingConnection: [.init(sql: "SET TimeZone = 'UTC'", isOptional: true)]
          + (attachment.map { [.init(sql: $0.use)] } ?? []),
        translate: { DuckDBFailure.translate($0, redactor: redactor) }
      )
    )
  }

  package func open() async throws(ConnectorError) -> any Session {
    if let databasePath, !FileManager.default.fileExists(atPath: databasePath) {
      throw ConnectorError(
        .connectionFailed,
        "the DuckDB database '\(databasePath)' does not exist"
      )
    }
    return try await ADBCSession.open(on: database)
  }

  private static func options(_ settings: Settings) -> [String: String] {
    var options = [
      "path": ":memory:",
      TemporaryFolder.option: settings.temporaryFolder,
      // Nothing may be fetched from the network behind the user's back.
      "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false",
    ]
    options["threads"] = settings.threads.map(String.init)
    options["memory_limit"] = settings.memoryLimit
    return options
  }

  /// The statements that attach a file and make its tables the ones that plain names mean.
  private static func attachment(of path: String) -> (attach: String, use: String) {
    let file = path.split(separator: "/").last ?? ""
    let stem = String(file.prefix { $0 != "." })
    // DuckDB has databases of these names already.
    let isTaken = ["", "memory", "system", "temp"].contains(stem.lowercased())
    let name = "\"\((isTaken ? stem + "_db" : stem).replacing("\"", with: "\"\""))\""
    let literal = "'\(path.replacing("'", with: "''"))'"
    return ("ATTACH \(literal) AS \(name) (READ_ONLY)", "USE \(name)")
  }
}
