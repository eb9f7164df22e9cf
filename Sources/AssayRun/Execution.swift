import AssayConnector
import AssayModel
import Synchronization

/// Runs statements on sessions of a pool, within the time that a query may take.
struct Execution: Sendable {
  let pool: SessionPool
  let timeout: Duration?
  let statements: StatementCounter
  /// What must not be told of an error.
  let discretion: Discretion

  /// Runs one statement.
  func rows(of sql: String) async throws(Trouble) -> Batch {
    try await withSession { session in await run(on: session) { await attempt(sql, on: session) } }
  }

  /// Runs one statement and hands its rows to a new table of another engine.
  func move(_ sql: String, into table: String, of target: Execution) async throws(Trouble) {
    try await withSession { session in
      do throws(Trouble) {
        try await target.withSession { receiver in
          await run(on: session) {
            await attempt { () throws(ConnectorError) in
              try await session.move(sql, into: table, of: receiver)
            }
          }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
  }

  private func withSession<Value: Sendable>(
    _ work: (any Session) async -> Result<Value, Trouble>
  ) async throws(Trouble) -> Value {
    let session: any Session
    do throws(ConnectorError) {
      session = try await pool.borrow()
    } catch {
      throw Trouble(discretion.applied(to: error))
    }
    let result = await work(session)
    if case .failure(let trouble) = result, trouble.kind == .connection {
      // A session whose connection broke would spoil whatever comes next.
      await session.close()
    } else {
      await pool.giveBack(session)
    }
    return try result.get()
  }

  private func run<Value: Sendable>(
    on session: any Session,
    _ work: () async -> Result<Value, ConnectorError>
  ) async -> Result<Value, Trouble> {
    if Task.isCancelled { return .failure(.interrupted) }
    statements.add()
    let hasTimedOut = Mutex(false)
    let result = await withTaskCancellationHandler {
      await racing(timeout, cancelling: session, noting: { hasTimedOut.withLock { $0 = true } }) {
        await work()
      }
    } onCancel: {
      session.cancel()
    }
    return result.mapError { error in
      guard error.code == .cancelled else {
        return Trouble(discretion.applied(to: error))
      }
      if let timeout, hasTimedOut.withLock({ $0 }) { return .timedOut(after: timeout) }
      return .interrupted
    }
  }

  private func attempt(
    _ sql: String,
    on session: any Session
  ) async -> Result<Batch, ConnectorError> {
    await attempt { () throws(ConnectorError) in
      try await Backoff.retrying { () throws(ConnectorError) in try await session.execute(sql) }
    }
  }

  private func attempt<Value: Sendable>(
    _ work: () async throws(ConnectorError) -> Value
  ) async -> Result<Value, ConnectorError> {
    do throws(ConnectorError) {
      return .success(try await work())
    } catch {
      return .failure(error)
    }
  }

  /// Cancels the session's statement when the time is over before the work is.
  private func racing<Value: Sendable>(
    _ timeout: Duration?,
    cancelling session: any Session,
    noting note: @escaping @Sendable () -> Void,
    _ work: () async -> Value
  ) async -> Value {
    guard let timeout else { return await work() }
    let timer = Task {
      try await Task.sleep(for: timeout)
      note()
      session.cancel()
    }
    defer { timer.cancel() }
    return await work()
  }
}

/// Counts the statements of a run.
final class StatementCounter: Sendable {
  private let value = Mutex(0)

  /// Counts one.
  func add() { value.withLock { $0 += 1 } }

  /// How many there were.
  var count: Int { value.withLock { $0 } }
}

extension Trouble: Error {}

extension Trouble {
  static let interrupted = Trouble(.interrupted, "the run was stopped before this was measured")

  static func timedOut(after limit: Duration) -> Trouble {
    Trouble(
      .timeout,
      "the query took longer than \(limit.components.seconds) s and was cancelled",
      hint: "raise `timeout:` of the connection, or check less in one query"
    )
  }

  /// The trouble that a connector's error makes.
  init(_ error: ConnectorError) {
    let kind: Kind
    switch error.code {
    case .driverMissing, .driverUnusable, .connectionFailed, .connectionLost, .unreachable:
      kind = .connection
    case .dataUnreadable: kind = .source
    case .cancelled: kind = .interrupted
    default: kind = .query
    }
    self.init(kind, error.message, hint: error.hint)
  }
}
