import AssayConnector

/// How often and after which pauses something is tried again that failed for a reason that may pass.
enum Backoff {
  /// The pauses, growing, so that a server that is overwhelmed is left alone for longer each time.
  private static let pauses: [Duration] = [.milliseconds(200), .milliseconds(800), .seconds(2)]

  /// Does something until it succeeds, fails for good, or has failed too often.
  static func retrying<Result>(
    _ work: () async throws(ConnectorError) -> Result
  ) async throws(ConnectorError) -> Result {
    for pause in pauses {
      do throws(ConnectorError) {
        return try await work()
      } catch {
        guard error.mayPass, !Task.isCancelled else { throw error }
        do { try await Task.sleep(for: pause) } catch { break }
      }
    }
    return try await work()
  }
}

extension ConnectorError {
  /// Whether trying again may do better.
  fileprivate var mayPass: Bool { code == .busy || code == .unreachable }
}
