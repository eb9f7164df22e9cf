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
///
/// Its sessions only read, by construction where the engine can be told so, and see one state of the data as far as the
/// engine can hold one still.
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

  /// Runs one statement and hands its rows, batch by batch, to a new table of another session.
  ///
  /// Rows stay in the form in which the driver gives them, and are never all in memory at a time.
  ///
  /// - Parameters:
  ///   - sql: one statement in the connector's dialect.
  ///   - table: the name of the table, in the scratch space of the embedded engine.
  ///   - target: a session of the embedded engine; it is used by nobody else meanwhile.
  func move(
    _ sql: String,
    into table: String,
    of target: any Session
  ) async throws(ConnectorError)

  /// Asks the engine to stop the statement under way; `execute` then throws `.cancelled`.
  ///
  /// May be called at any time and from anywhere; does nothing when no statement is under way.
  func cancel()

  /// Gives back everything that the session holds.
  func close() async
}

extension Session {
  /// A session that cannot hand rows on says so.
  public func move(
    _ sql: String,
    into table: String,
    of target: any Session
  ) async throws(ConnectorError) {
    throw ConnectorError(.failed, "this connection cannot hand its rows to another engine")
  }
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
