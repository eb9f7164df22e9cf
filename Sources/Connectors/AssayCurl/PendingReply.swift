import AssayNotify
import Synchronization

/// An answer that somebody waits for; the first to settle it counts.
final class PendingReply: Sendable {
  typealias Answer = Result<Reply, TransportFault>

  private struct State: Sendable {
    var waiting: CheckedContinuation<Answer, Never>?
    var answer: Answer?
  }

  private let state = Mutex(State())

  /// Whether nobody waits any more, so that going on is of no use.
  var isSettled: Bool { state.withLock { $0.answer != nil } }

  /// Lets somebody wait; `false` where the answer was there already, and was given.
  func wait(_ continuation: CheckedContinuation<Answer, Never>) -> Bool {
    let answer = state.withLock { state in
      if state.answer == nil { state.waiting = continuation }
      return state.answer
    }
    guard let answer else { return true }
    continuation.resume(returning: answer)
    return false
  }

  /// Gives the answer to whoever waits.
  func settle(_ answer: Answer) {
    let waiting: CheckedContinuation<Answer, Never>? = state.withLock { state in
      guard state.answer == nil else { return nil }
      state.answer = answer
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: answer)
  }
}
