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
    guard let connection else {
      return .failure(ConnectorError(.connectionFailed, "the session is closed"))
    }
    do throws(DriverFailure) {
      return .success(try connection.run(sql, slot: slot))
    } catch {
      return .failure(
        error.status == AdbcStatusCode(ADBC_STATUS_CANCELLED)
          ? .cancelled : database.configuration.translate(error)
      )
    }
  }

  nonisolated func cancel() { slot.cancel() }

  func close() { connection = nil }
}

extension ConnectorError {
  static let cancelled = Self(.cancelled, "the statement was cancelled")
}
