import AssayConnector
import Synchronization

/// A session whose statements are given up when the server says nothing for too long.
///
/// Nothing that asks the server, such as cancelling, may be waited for then: the statement is left to itself.
struct BoundedSession: Session {
  private let session: any Session
  private let limit: Duration

  init(_ session: any Session, limit: Duration) {
    self.session = session
    self.limit = limit
  }

  func execute(_ sql: String) async throws(ConnectorError) -> Batch {
    let (session, limit) = (session, limit)
    let first = First<Result<Batch, ConnectorError>>()
    let statement = Task {
      do throws(ConnectorError) {
        first.give(.success(try await session.execute(sql)))
      } catch {
        first.give(.failure(error))
      }
    }
    let watch = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      let seconds = limit.components.seconds
      first.give(.failure(ConnectorError(.connectionFailed, "no answer within \(seconds) s")))
    }
    let result = await withTaskCancellationHandler {
      await first.value()
    } onCancel: {
      statement.cancel()
    }
    watch.cancel()
    return try result.get()
  }

  func cancel() { session.cancel() }

  func close() async { await session.close() }
}

/// The first of several values to arrive.
private final class First<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var continuation: CheckedContinuation<Value, Never>?
  }

  private let state = Mutex(State())

  func give(_ value: Value) {
    let continuation: CheckedContinuation<Value, Never>? = state.withLock { state in
      guard state.value == nil else { return nil }
      state.value = value
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume(returning: value)
  }

  func value() async -> Value {
    await withCheckedContinuation { continuation in
      let value: Value? = state.withLock { state in
        if state.value == nil { state.continuation = continuation }
        return state.value
      }
      if let value { continuation.resume(returning: value) }
    }
  }
}
