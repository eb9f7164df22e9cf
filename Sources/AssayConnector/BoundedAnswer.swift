import Synchronization

/// What work gives, or `nil` when it takes longer than a limit.
///
/// Work that asks a server which says nothing cannot be waited for, not even to be cancelled: it is left to itself then.
package func answer<Value: Sendable>(
  within limit: Duration,
  _ work: @escaping @Sendable () async -> Value
) async -> Value? {
  let first = First<Value?>()
  let task = Task { first.give(await work()) }
  let watch = Task {
    guard (try? await Task.sleep(for: limit)) != nil else { return }
    first.give(nil)
  }
  let result = await withTaskCancellationHandler {
    await first.value()
  } onCancel: {
    task.cancel()
  }
  watch.cancel()
  return result
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
