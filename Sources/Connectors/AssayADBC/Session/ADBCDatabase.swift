import AssayConnector
import CADBC
import Synchronization

/// A database that the sessions of one connector share; opened when the first of them asks.
final class ADBCDatabase: Sendable {
  /// How to open a database and each connection to it.
  struct Configuration: Sendable {
    /// The driver to load.
    var driver: DriverReference

    /// Options of the database, set before it is opened.
    var options: [String: String]

    /// Statements that run once, on the first connection.
    var preparingDatabase: [Preparation] = []

    /// Statements that run on each connection.
    var preparingConnection: [Preparation]

    /// Turns what the driver said into an error.
    var translate: @Sendable (DriverFailure) -> ConnectorError
  }

  /// A statement that prepares a database or a connection.
  struct Preparation: Sendable {
    /// The statement.
    var sql: String

    /// Whether a failure is passed over, as when an extension is not there.
    var isOptional = false

    /// What to do about a failure; may be empty.
    var hint = ""
  }

  @safe private struct State {
    var database: DriverHandle<AdbcDatabase>?
    var library: DriverLibrary?
    /// Taken away again when the last session is gone.
    var temporaryFolder: TemporaryFolder?
  }

  /// How it is opened.
  let configuration: Configuration

  private let state = Mutex(State())

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Opens a connection, and the database itself the first time.
  ///
  /// Blocks for as long as that takes.
  ///
  /// - Parameter preparations: statements for this connection, behind those for every one.
  func connect(
    preparing preparations: [Preparation] = []
  ) throws(ConnectorError) -> ADBCConnection {
    try state.withLock { (state) throws(ConnectorError) in
      if let database = unsafe state.database, let library = state.library {
        let connection = try unsafe connection(to: database, of: library)
        try prepare(connection, with: configuration.preparingConnection + preparations)
        return connection
      }
      let library = try DriverLibrary.load(try configuration.driver.locate())
      let folder = TemporaryFolder(options: configuration.options)
      let database = try unsafe open(with: library, temporaryFolder: folder)
      let connection = try unsafe connection(to: database, of: library)
      try prepare(
        connection,
        with: configuration.preparingDatabase + configuration.preparingConnection + preparations
      )
      unsafe state = State(database: database, library: library, temporaryFolder: folder)
      return connection
    }
  }

  private func open(
    with library: DriverLibrary,
    temporaryFolder: TemporaryFolder?
  ) throws(ConnectorError) -> DriverHandle<AdbcDatabase> {
    try unsafe translating { () throws(DriverFailure) in
      let database = unsafe DriverHandle(zeroed: AdbcDatabase(), inside: library) { database in
        guard unsafe database.pointee.private_data != nil else { return }
        // Nobody is left to hear of a failure.
        try? unsafe library.call { unsafe $0.DatabaseRelease?(database, $1) }
      }
      try unsafe library.call { unsafe $0.DatabaseNew?(database.pointer, $1) }
      var options = configuration.options
      if let temporaryFolder { options[TemporaryFolder.option] = temporaryFolder.path }
      for (key, value) in options.sorted(by: { $0.key < $1.key }) {
        try unsafe library.call {
          unsafe $0.DatabaseSetOption?(database.pointer, key, value, $1)
        }
      }
      try unsafe library.call { unsafe $0.DatabaseInit?(database.pointer, $1) }
      return unsafe database
    }
  }

  private func connection(
    to database: DriverHandle<AdbcDatabase>,
    of library: DriverLibrary
  ) throws(ConnectorError) -> ADBCConnection {
    try translating { () throws(DriverFailure) in
      try unsafe ADBCConnection(to: database, of: library)
    }
  }

  private func prepare(
    _ connection: ADBCConnection,
    with preparations: [Preparation]
  ) throws(ConnectorError) {
    for preparation in preparations {
      do throws(DriverFailure) {
        _ = try connection.run(preparation.sql, slot: StatementSlot())
      } catch {
        guard !preparation.isOptional else { continue }
        let error = asConnectionFailure(error)
        throw preparation.hint.isEmpty
          ? error : ConnectorError(error.code, error.message, hint: preparation.hint)
      }
    }
  }

  private func translating<Result>(
    _ body: () throws(DriverFailure) -> Result
  ) throws(ConnectorError) -> Result {
    do throws(DriverFailure) { return try body() } catch { throw asConnectionFailure(error) }
  }

  /// Whatever goes wrong before the first statement, the connection is what failed.
  private func asConnectionFailure(_ failure: DriverFailure) -> ConnectorError {
    let error = configuration.translate(failure)
    guard error.code != .busy, error.code != .unreachable else { return error }
    return ConnectorError(.connectionFailed, error.message, hint: error.hint)
  }
}
