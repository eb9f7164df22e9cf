import AssayModel
import Synchronization

/// The switch by which a run is stopped from outside of its actor.
final class Stop: Sendable {
  private struct State {
    var interruption: Interruption?
    var work: Task<[DatasetRecord], Never>?
  }

  private let state = Mutex(State())

  /// Remembers what to cancel.
  func watch(_ work: Task<[DatasetRecord], Never>) {
    let isStopped = state.withLock { state in
      state.work = work
      return state.interruption != nil
    }
    if isStopped { work.cancel() }
  }

  /// Cancels; the first reason counts.
  func now(_ interruption: Interruption) {
    let work = state.withLock { state in
      state.interruption = state.interruption ?? interruption
      return state.work
    }
    work?.cancel()
  }

  var interruption: Interruption? { state.withLock { $0.interruption } }
}
