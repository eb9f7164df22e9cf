import AssayRun
import Synchronization

/// A line on the terminal that tells how far a long run has come, and is gone when it ends.
final class ProgressLine: Sendable {
  private struct State {
    var isShown = false
    var isFinished = false
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now

  /// Shows how far the run has come; a run of less than a second shows nothing.
  func update(_ progress: Progress) {
    guard ContinuousClock.now - start > .seconds(1) else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isShown = true
      StandardStream.error.write(
        "\r\u{1B}[K\(progress.done) of \(progress.total) queries, last on \(progress.dataset)"
      )
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if state.isShown { StandardStream.error.write("\r\u{1B}[K") }
    }
  }
}
