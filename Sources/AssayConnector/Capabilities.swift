public import AssayModel

/// What a connector's engine can do, as far as planning relies on it.
public struct Capabilities: Sendable, Hashable, Codable {
  /// The SQL that it speaks.
  public let dialect: Dialect

  /// How many expressions one statement may hold before it must be split.
  public let maximumProjections: Int

  /// Whether it reads files (CSV, JSON, Parquet) by path.
  public let readsFiles: Bool

  /// How many statements run at a time when the project does not say.
  public let defaultConcurrency: Int

  /// How many statements may run at a time, whatever the project says; `nil` for any number.
  public let maximumConcurrency: Int?

  /// Declares capabilities.
  public init(
    dialect: Dialect,
    maximumProjections: Int,
    readsFiles: Bool,
    defaultConcurrency: Int,
    maximumConcurrency: Int? = nil
  ) {
    self.dialect = dialect
    self.maximumProjections = maximumProjections
    self.readsFiles = readsFiles
    self.defaultConcurrency = defaultConcurrency
    self.maximumConcurrency = maximumConcurrency
  }
}
