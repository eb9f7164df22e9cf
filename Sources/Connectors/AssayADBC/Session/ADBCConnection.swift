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
    try unsafe cancellably(in: slot) { (statement) throws(DriverFailure) in
      let rows = try unsafe execute(sql, with: statement)
      guard unsafe rows.stream.pointer.pointee.release != nil else {
        return Batch(columns: [], rows: [])
      }
      return try unsafe ArrowReader.read(&rows.stream.pointer.pointee)
    }
  }

  /// Runs one statement and gives back its rows as they come.
  ///
  /// The statement stays in the slot, where it can be cancelled, until `StatementSlot.end` is called.
  func rows(of sql: String, slot: StatementSlot) throws(DriverFailure) -> ArrowRows {
    let statement = try unsafe begin(in: slot)
    do throws(DriverFailure) {
      return try unsafe execute(sql, with: statement)
    } catch {
      guard !slot.end() else { throw .cancelled }
      throw error
    }
  }

  /// Makes a table of rows that another connection gives, in the scratch space of the embedded engine.
  func ingest(
    _ rows: ArrowRows,
    into table: String,
    slot: StatementSlot
  ) throws(DriverFailure) {
    try unsafe cancellably(in: slot) { (statement) throws(DriverFailure) in
      let options = [
        ("adbc.ingest.target_table", table), ("adbc.ingest.mode", "adbc.ingest.mode.create"),
        ("adbc.ingest.target_catalog", "memory"), ("adbc.ingest.target_db_schema", "main"),
      ]
      for (key, value) in options {
        try unsafe library.call {
          unsafe $0.StatementSetOption?(statement.pointer, key, value, $1)
        }
      }
      try unsafe library.call {
        unsafe $0.StatementBindStream?(statement.pointer, rows.stream.pointer, $1)
      }
      try unsafe library.call {
        unsafe $0.StatementExecuteQuery?(statement.pointer, nil, nil, $1)
      }
    }
  }

  private func cancellably<Result>(
    in slot: StatementSlot,
    _ work: (DriverHandle<AdbcStatement>) throws(DriverFailure) -> Result
  ) throws(DriverFailure) -> Result {
    let statement = try unsafe begin(in: slot)
    let outcome: Swift.Result<Result, DriverFailure>
    do throws(DriverFailure) {
      outcome = .success(try unsafe work(statement))
    } catch {
      outcome = .failure(error)
    }
    guard !slot.end() else { throw .cancelled }
    return try outcome.get()
  }

  /// Makes a statement that can be cancelled from here on: an engine may open files to understand it.
  private func begin(
    in slot: StatementSlot
  ) throws(DriverFailure) -> DriverHandle<AdbcStatement> {
    let library = library
    let statement = unsafe DriverHandle(zeroed: AdbcStatement(), inside: handle) { statement in
      guard unsafe statement.pointee.private_data != nil else { return }
      try? unsafe library.call { unsafe $0.StatementRelease?(statement, $1) }
    }
    try unsafe library.call { unsafe $0.StatementNew?(handle.pointer, statement.pointer, $1) }
    unsafe slot.begin(statement, of: library)
    if Task.isCancelled { slot.cancel() }
    return unsafe statement
  }

  private func execute(
    _ sql: String,
    with statement: DriverHandle<AdbcStatement>
  ) throws(DriverFailure) -> ArrowRows {
    let rows = unsafe ArrowRows(of: statement)
    try unsafe library.call { unsafe $0.StatementSetSqlQuery?(statement.pointer, sql, $1) }
    try unsafe library.call {
      unsafe $0.StatementExecuteQuery?(statement.pointer, rows.stream.pointer, nil, $1)
    }
    return rows
  }
}
