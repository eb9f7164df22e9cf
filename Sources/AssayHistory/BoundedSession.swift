import AssayConnector

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
    let session = session
    let result = await answer(within: limit) { () -> Result<Batch, ConnectorError> in
      do throws(ConnectorError) {
        return .success(try await session.execute(sql))
      } catch {
        return .failure(error)
      }
    }
    guard let result else {
      let seconds = limit.components.seconds
      throw ConnectorError(.connectionFailed, "no answer within \(seconds) s")
    }
    return try result.get()
  }

  func cancel() { session.cancel() }

  func close() async { await session.close() }
}
