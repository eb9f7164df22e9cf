import AssayConnector

/// A session all of whose statements are in one transaction, which is begun before the first of them.
///
/// A statement that fails ends the transaction, as some engines have it; the next one begins another.
actor TransactionSession: Session {
  /// Gives the statements that begin a transaction; is told those that have failed, where it is asked again.
  typealias Beginning = @Sendable (_ failed: [String]?) async throws(ConnectorError) -> [String]

  private nonisolated let session: any Session
  private let beginning: Beginning
  private let ending: String
  private var isOpen = false

  init(_ session: any Session, beginning: @escaping Beginning, ending: String) {
    self.session = session
    self.beginning = beginning
    self.ending = ending
  }

  func execute(_ sql: String) async throws(ConnectorError) -> Batch {
    try await begin()
    do throws(ConnectorError) {
      return try await session.execute(sql)
    } catch {
      await end()
      throw error
    }
  }

  func move(
    _ sql: String,
    into table: String,
    of target: any Session
  ) async throws(ConnectorError) {
    try await begin()
    do throws(ConnectorError) {
      try await session.move(sql, into: table, of: target)
    } catch {
      await end()
      throw error
    }
  }

  nonisolated func cancel() { session.cancel() }

  func close() async {
    await end()
    await session.close()
  }

  private func begin() async throws(ConnectorError) {
    guard !isOpen else { return }
    var statements: [String] = []
    do throws(ConnectorError) {
      statements = try await beginning(nil)
      try await run(statements)
    } catch {
      guard error.code != .connectionLost, error.code != .cancelled else { throw error }
      await end()
      try await run(await beginning(statements))
    }
    isOpen = true
  }

  private func run(_ statements: [String]) async throws(ConnectorError) {
    for statement in statements { _ = try await session.execute(statement) }
  }

  /// Nobody is left to hear of a failure: the transaction has ended then, too.
  private func end() async {
    isOpen = false
    _ = try? await session.execute(ending)
  }
}
