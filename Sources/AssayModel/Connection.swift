package import AssayDiagnostics

/// A place where data live, as the project names it.
package struct Connection: Sendable, Hashable, Codable {
  /// The name in the project.
  package let name: String
  /// The kind of engine.
  package let kind: Kind
  /// The SQL that it speaks.
  package let dialect: Dialect
  /// The database to open; `nil` is the embedded engine in memory.
  package let url: Redacted?
  /// The name or path of the driver to load; `nil` looks it up by kind.
  package let driver: String?
  /// The symbol by which the driver is entered; `nil` for the usual ones.
  package let entrypoint: String?
  /// Settings for the engine, which may hold secrets.
  package let options: [String: Redacted]
  /// How long one query may take; `nil` is without limit.
  package let timeout: Duration?
  /// How many queries run at a time; `nil` leaves it to the engine.
  package let concurrency: Int?
  /// How much memory the embedded engine may use before it spills to disk, in bytes; `nil` leaves it to the engine.
  package let memory: Int?
  /// Every text of the connection that must never be printed.
  package let secrets: [Redacted]
  /// Where it was written; `nil` for the connection of a project without a file.
  package let origin: SourceLocation?

  /// What tells engines apart: connections with equal ones share an engine, and see each other's data.
  package struct Engine: Sendable, Hashable {
    /// The kind of engine.
    package let kind: Kind
    /// The name or path of its driver.
    package let driver: String?
    /// Its settings.
    package let options: [String: Redacted]
    /// The database; `nil` for the embedded engine, which opens several at a time.
    package let url: Redacted?
    /// How much memory it may use, in bytes; `nil` leaves it to the engine.
    package let memory: Int?
  }

  /// The engine that answers.
  package var engine: Engine {
    Engine(
      kind: kind.isEmbedded ? .duckdb : kind,
      driver: driver,
      options: kind == .iceberg ? [:] : options,
      url: kind.isEmbedded ? nil : url,
      memory: memory
    )
  }

  /// Whether there is a database to open, and not only an engine in memory.
  package var hasDatabase: Bool {
    guard let url = url?.revealed else { return false }
    return !url.isEmpty && url != ":memory:"
  }

  /// Makes a connection.
  package init(
    name: String,
    kind: Kind,
    dialect: Dialect? = nil,
    url: Redacted? = nil,
    driver: String? = nil,
    entrypoint: String? = nil,
    options: [String: Redacted] = [:],
    timeout: Duration? = nil,
    concurrency: Int? = nil,
    memory: Int? = nil,
    secrets: [Redacted] = [],
    origin: SourceLocation? = nil
  ) {
    self.name = name
    self.kind = kind
    self.dialect = dialect ?? kind.dialect ?? .duckdb
    self.url = url
    self.driver = driver
    self.entrypoint = entrypoint
    self.options = options
    self.timeout = timeout
    self.concurrency = concurrency
    self.memory = memory
    self.secrets = secrets
    self.origin = origin
  }
}
