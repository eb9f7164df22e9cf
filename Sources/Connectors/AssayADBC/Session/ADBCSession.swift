import AssayConnector
import CADBC

/// A session over an ADBC connection.
actor ADBCSession: Session {
  private let executor = QueueExecutor(label: "assay.session")
  private let database: ADBCDatabase
  private let slot = StatementSlot()
  private var connection: ADBCConnection?

  /// The queue on which the driver may block.
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  private init(on database: ADBCDatabase) {
    self.database = database
  }

  /// Opens a session.
  static func open(
    on database: ADBCDatabase,
    preparing preparations: [ADBCDatabase.Preparation] = []
  ) async throws(ConnectorError) -> ADBCSession {
    let session = ADBCSession(on: database)
    try await session.connect(preparing: preparations)
    return session
  }

  private func connect(
    preparing preparations: [ADBCDatabase.Preparation]
  ) throws(ConnectorError) {
    connection = try database.connect(preparing: preparations)
  }

  func execute(_ sql: String) async throws(ConnectorError) -> Batch {
    let slot = slot
    let result: Result<Batch, ConnectorError> = await withTaskCancellationHandler {
      Task.isCancelled ? .failure(.cancelled) : run(sql)
    } onCancel: {
      slot.cancel()
    }
    return try result.get()
  }

  private func run(_ sql: String) -> Result<Batch, ConnectorError> {
    attempt { (connection) throws(DriverFailure) in try connection.run(sql, slot: slot) }
  }

  private func attempt<Success>(
    _ work: (ADBCConnection) throws(DriverFailure) -> Success
  ) -> Result<Success, ConnectorError> {
    guard let connection else {
      return .failure(ConnectorError(.connectionFailed, "the session is closed"))
    }
    do throws(DriverFailure) {
      return .success(try work(connection))
    } catch {
      return .failure(
        error.status == AdbcStatusCode(ADBC_STATUS_CANCELLED)
          ? .cancelled : database.configuration.translate(error)
      )
    }
  }

  /// Rows go from driver to driver; nothing of them is read here.
  func move(
    _ sql: String,
    into table: String,
    of target: any Session
  ) async throws(ConnectorError) {
    guard let target = target as? ADBCSession else {
      throw ConnectorError(.failed, "rows can only be handed to the embedded engine")
    }
    let slot = slot
    let result: Result<Void, ConnectorError> = await withTaskCancellationHandler {
      if Task.isCancelled { return .failure(.cancelled) }
      switch rows(of: sql) {
      case .failure(let error): return .failure(error)
      case .success(let rows):
        let result = await target.ingest(rows, into: table)
        return slot.end() ? .failure(.cancelled) : result
      }
    } onCancel: {
      slot.cancel()
      target.cancel()
    }
    try result.get()
  }

  private func rows(of sql: String) -> Result<ArrowRows, ConnectorError> {
    attempt { (connection) throws(DriverFailure) in try connection.rows(of: sql, slot: slot) }
  }

  private func ingest(_ rows: ArrowRows, into table: String) -> Result<Void, ConnectorError> {
    attempt { (connection) throws(DriverFailure) in
      try connection.ingest(rows, into: table, slot: slot)
    }
  }

  nonisolated func cancel() { slot.cancel() }

  func close() { connection = nil }
}

extension ConnectorError {
  static let cancelled = Self(.cancelled, "the statement was cancelled")
}
