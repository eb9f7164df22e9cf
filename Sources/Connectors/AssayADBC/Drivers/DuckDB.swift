package import AssayConnector
import AssayModel

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
  /// The schema in memory where tables of the planner's own belong.
  package static let scratchSchema = "memory.main"

  /// The version that is installed and tested against.
  package static let pinnedVersion = "1.5.5"

  /// What DuckDB can do.
  ///
  /// Measured on a million rows: up to about 200 conditions counted in one statement the time grows in
  /// step with their number; with thousands, planning alone grows with the square of it.
  package let capabilities = Capabilities(
    dialect: .duckdb,
    maximumProjections: 200,
    readsFiles: true,
    defaultConcurrency: 1
  )

  private let engine: DuckDBEngine
  private let attachment: DuckDBAttachment?

  /// Makes a connector; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - engine: the engine, which other connectors may share.
  ///   - attachment: a DuckDB file whose tables plain names mean; none means an empty database.
  package init(_ engine: DuckDBEngine, attaching attachment: DuckDBAttachment? = nil) {
    self.engine = engine
    self.attachment = attachment
  }

  /// Opens a session; the first one loads the driver and opens the database.
  package func open() async throws(ConnectorError) -> any Session {
    guard let attachment else { return try await ADBCSession.open(on: engine.database) }
    guard !attachment.isFile || FileManager.default.fileExists(atPath: attachment.path) else {
      throw ConnectorError(
        .connectionFailed,
        "the DuckDB database '\(attachment.path)' does not exist"
      )
    }
    return try await ADBCSession.open(
      on: engine.database,
      preparing: [.init(sql: attachment.attach), .init(sql: attachment.use)]
    )
  }
}

/// An embedded DuckDB; connectors that share one see each other's tables.
package final class DuckDBEngine: Sendable {
  /// What an embedded engine may use of the machine.
  package struct Settings: Sendable, Hashable {
    /// The folder inside which a private folder for spilled data is made.
    package var temporaryFolder: String

    /// How many threads it may use; all cores when not said.
    package var threads: Int?

    /// The extensions to load, in order: the files of them, or names that the engine looks up itself.
    package var extensions: [String] = []

    /// How much memory it may use, as DuckDB writes it, for example `4GB`.
    package var memoryLimit: String?

    /// Whether rows stay in the order in which they are read; without it text is parsed in less time and memory.
    package var keepsRowOrder = true

    /// The only folders that statements may read, without symbolic links in their paths; `nil` is no limit.
    ///
    /// With a limit there is no network either, no extension can be loaded, and no setting changed.
    package var readableFolders: [String]?

    /// Makes settings.
    package init(
      temporaryFolder: String = "/tmp",
      threads: Int? = nil,
      memoryLimit: String? = nil,
      readableFolders: [String]? = nil
    ) {
      self.temporaryFolder = temporaryFolder
      self.threads = threads
      self.memoryLimit = memoryLimit
      self.readableFolders = readableFolders
    }
  }
  let database: ADBCDatabase

  /// Makes an engine; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - settings: what the engine may use.
  ///   - secrets: text that must not appear in errors.
  package init(
    driver: DriverReference,
    settings: Settings = Settings(),
    redacting secrets: [String] = []
  ) {
    let redactor = Redactor(secrets)
    database = ADBCDatabase(
      ADBCDatabase.Configuration(
        driver: driver,
        options: Self.options(settings),
        preparingDatabase: Self.preparation(settings),
        preparingConnection: [],
        translate: { DuckDBFailure.translate($0, redactor: redactor) }
      )
    )
  }

  /// The newest metadata of an Iceberg table are found by their names where nothing points to them.
  private static func loading(_ extensions: [String]) -> [ADBCDatabase.Preparation] {
    let loads = extensions.map { name in
      ADBCDatabase.Preparation(
        sql: "LOAD '\(name.replacing("'", with: "''"))'",
        hint: "run `assay drivers install iceberg`"
      )
    }
    guard !loads.isEmpty else { return [] }
    return loads + [
      .init(sql: "SET GLOBAL unsafe_enable_version_guessing = true", isOptional: true)
    ]
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
    if !settings.keepsRowOrder { options["preserve_insertion_order"] = "false" }
    if settings.readableFolders != nil {
      options["allow_community_extensions"] = "false"
      options["allow_persistent_secrets"] = "false"
    }
    return options
  }

  /// What holds for all connections, the lock last: behind it nothing can be set any more.
  private static func preparation(_ settings: Settings) -> [ADBCDatabase.Preparation] {
    let zone = ADBCDatabase.Preparation(sql: "SET GLOBAL TimeZone = 'UTC'", isOptional: true)
    let start = [zone] + loading(settings.extensions)
    guard let folders = settings.readableFolders else { return start }
    let list = folders.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
    return start + [
      .init(sql: "SET GLOBAL allowed_directories = [\(list)]"),
      .init(sql: "SET GLOBAL enable_external_access = false"),
      .init(sql: "SET GLOBAL lock_configuration = true"),
    ]
  }
}
