import AssayConnector
import CADBC

/// One connection to a database; whoever holds it sees to it that one statement runs at a time.
@safe final class ADBCConnection: Sendable {
  private let handle: DriverHandle<AdbcConnection>
  private let library: DriverLibrary

  init(to database: DriverHandle<AdbcDatabase>, of library: DriverLibrary) throws(DriverFailure) {
    self.library = library
    unsafe handle = DriverHandle(zeroed: AdbcConnection(), inside: database) { connection in
      guard unsafe connection.pointee.private_data != nil else { return }
      try? unsafe library.call { unsafe $0.ConnectionRelease?(connection, $1) }
    }
    try unsafe library.call { unsafe $0.ConnectionNew?(handle.pointer, $1) }
    try unsafe library.call { unsafe $0.ConnectionInit?(handle.pointer, database.pointer, $1) }
  }

  /// Runs one statement and fetches its rows.
  ///
  /// Blocks until the last row is there.
  ///
  /// - Parameter slot: where the statement can be cancelled while it runs.
  func run(_ sql: String, slot: StatementSlot) throws(DriverFailure) -> Batch {
    let library = library
    let statement = unsafe DriverHandle(zeroed: AdbcStatement(), inside: handle) { statement in
      guard unsafe statement.pointee.private_data != nil else { return }
      try? unsafe library.call { unsafe $0.StatementRelease?(statement, $1) }
    }
    try unsafe library.call { unsafe $0.StatementNew?(handle.pointer, statement.pointer, $1) }

    // From here on it can be cancelled: an engine may open files to understand the statement.
    unsafe slot.begin(statement, of: library)
    if Task.isCancelled { slot.cancel() }
    let outcome: Result<Batch, DriverFailure>
    do throws(DriverFailure) {
      try unsafe library.call { unsafe $0.StatementSetSqlQuery?(statement.pointer, sql, $1) }
      outcome = .success(try unsafe fetch(statement))
    } catch {
      outcome = .failure(error)
    }
    guard !slot.end() else {
      throw DriverFailure(status: AdbcStatusCode(ADBC_STATUS_CANCELLED), message: "cancelled")
    }
    return try outcome.get()
  }

  private func fetch(_ statement: DriverHandle<AdbcStatement>) throws(DriverFailure) -> Batch {
    var stream = unsafe ArrowArrayStream()
    defer {
      if let release = unsafe stream.release { unsafe release(&stream) }
    }
    try unsafe library.call {
      unsafe $0.StatementExecuteQuery?(statement.pointer, &stream, nil, $1)
    }
    guard unsafe stream.release != nil else { return Batch(columns: [], rows: []) }
    return try unsafe ArrowReader.read(&stream)
  }
}
