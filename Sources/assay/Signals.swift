import AssayModel
import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Hears SIGINT and SIGTERM while a run is under way; a second signal ends the process at once.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  /// Calls `handler` for the first signal.
  init(_ handler: @escaping @Sendable (Interruption) -> Void) {
    let signals: [(Int32, Interruption)] = [(SIGINT, .interrupt), (SIGTERM, .terminate)]
    sources = signals.map { number, interruption in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        for (other, _) in signals { signal(other, SIG_DFL) }
        handler(interruption)
      }
      source.resume()
      return source
    }
  }

  /// Stops hearing them.
  func stop() {
    for source in sources { source.cancel() }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }

  /// Lets writing to a pipe that nobody reads fail, instead of ending the process in silence.
  static func ignoreClosedPipe() { signal(SIGPIPE, SIG_IGN) }
}
