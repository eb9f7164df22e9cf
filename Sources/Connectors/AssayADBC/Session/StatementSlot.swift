import CADBC
import Dispatch
import Synchronization

/// The statement that a session has under way, where another thread may cancel it.
final class StatementSlot: Sendable {
  @safe private struct State: Sendable {
    var statement: DriverHandle<AdbcStatement>?
    var library: DriverLibrary?
    var run = 0
    var isCancelled = false
  }

  private let state = Mutex(State())

  /// Makes a statement one that can be cancelled.
  func begin(_ statement: DriverHandle<AdbcStatement>, of library: DriverLibrary) {
    state.withLock { state in
      unsafe state.statement = statement
      state.library = library
      state.run += 1
      state.isCancelled = false
    }
    // A task that was cancelled just before found no statement to stop.
    if Task.isCancelled { cancel() }
  }

  /// Ends the statement's turn; after this no cancel touches it.
  ///
  /// - Returns: whether it was cancelled.
  func end() -> Bool {
    state.withLock { state in
      defer { state.isCancelled = false }
      unsafe state.statement = nil
      state.library = nil
      return state.isCancelled
    }
  }

  /// Stops the statement under way, if there is one.
  func cancel() {
    let run: Int? = state.withLock { state in
      guard unsafe state.statement != nil else { return nil }
      state.isCancelled = true
      return state.run
    }
    if let run { interrupt(run) }
  }

  /// Asks the engine to stop, and asks again while it has not.
  ///
  /// An engine that was about to start clears an earlier request, so that one call could be lost.
  private func interrupt(_ run: Int) {
    let isUnderWay = state.withLock { state in
      guard state.run == run, state.isCancelled, let statement = unsafe state.statement,
        let library = state.library
      else { return false }
      // A driver that cannot cancel runs to the end; the result is thrown away then.
      try? unsafe library.call { unsafe $0.StatementCancel?(statement.pointer, $1) }
      return true
    }
    guard isUnderWay else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) {
      self.interrupt(run)
    }
  }
}
