public import AssayModel

/// A way to a database that opens sessions on it.
///
/// It is a value that has not yet touched anything; what can go wrong does so in `open`.
public protocol Database: Sendable {
  /// Loads what must be loaded and opens one session.
  ///
  /// Sessions of one connector see the same database, temporary tables of the engine's own included.
  /// A session is used for one statement at a time; open several to work in parallel.
  func open() async throws(ConnectorError) -> any Session
}

/// A database whose data can be checked: plans are made for what its engine can do.
public protocol Connector: Database {
  /// What planning may rely on.
  var capabilities: Capabilities { get }
}

/// An open connection to a database, used for one statement at a time.
public protocol Session: Sendable {
  /// Runs one statement and fetches all of its rows.
  ///
  /// - Parameter sql: one statement in the connector's dialect.
  /// - Returns: the rows; results are small by construction (metrics and samples).
  func execute(_ sql: String) async throws(ConnectorError) -> Batch

  /// Asks the engine to stop the statement under way; `execute` then throws `.cancelled`.
  ///
  /// May be called at any time and from anywhere; does nothing when no statement is under way.
  func cancel()

  /// Gives back everything that the session holds.
  func close() async
}

/// The rows of a result.
public struct Batch: Sendable, Hashable {
  /// The columns in order.
  public let columns: [SourceColumn]

  /// The rows, each with as many values as there are columns.
  public let rows: [[Value]]

  /// Makes a batch.
  public init(columns: [SourceColumn], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }
}
