package import AssayConnector
import AssayModel

/// The memory of earlier runs, on a database of its own.
///
/// What is written goes in one transaction or not at all. Nothing that goes wrong here changes a verdict: callers report
/// it.
package actor HistoryStore {
  let engine: StoreEngine
  let project: String
  private let database: @Sendable () -> any Database
  private let migrations: [Migration]
  private let patience: Duration
  private let answerLimit: Duration
  private var session: (any Session)?
  private var lastUse = ContinuousClock.now
  /// Whether patience was lost already, so that a run does not wait anew for each statement.
  private var isTired = false
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Names a store; nothing is opened yet.
  ///
  /// - Parameters:
  ///   - project: the name of the project, as several may share a store; empty without a project file.
  ///   - patience: how long to go on trying while others hold the store.
  ///   - answerLimit: how long a server may take for a statement.
  ///   - database: makes the way to the database, anew each time that it is opened.
  package init(
    _ engine: StoreEngine,
    project: String,
    migrations: [Migration] = Migration.all,
    patience: Duration = .seconds(10),
    answerLimit: Duration = .seconds(60),
    database: @escaping @Sendable () -> any Database
  ) {
    self.engine = engine
    self.project = project
    self.migrations = migrations
    self.patience = patience
    self.answerLimit = answerLimit
    self.database = database
  }

  /// Lets go of the database; the next call opens it again.
  package func close() async {
    await takeTurn()
    await letGo()
    passTurn()
  }

  /// Lets go of a database that nobody else could open meanwhile.
  package func letOthersIn() async { if engine == .duckdb { await close() } }

  private func letGo() async {
    await session?.close()
    session = nil
  }

  // MARK: Turns

  // Whoever calls an actor gets in while another waits for the database; their statements must not meet in one
  // transaction.

  private func takeTurn() async {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isTaken = true
    }
  }

  private func passTurn() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }

  func table(_ name: String) -> String { engine.table(name) }

  // MARK: Statements

  /// Runs a query.
  func rows(_ sql: String) async throws(HistoryError) -> [[Value]] {
    await takeTurn()
    defer { passTurn() }
    return try await rows(sql, on: try await opened())
  }

  private func rows(_ sql: String, on session: any Session) async throws(HistoryError) -> [[Value]]
  {
    try await retrying { () throws(ConnectorError) in try await session.execute(sql).rows }
  }

  /// Runs statements as one transaction.
  ///
  /// - Parameter body: gives the statements to run; it may ask the store first, and sees what nobody changes meanwhile.
  func transaction<Result: Sendable>(
    _ body: (any Session) async throws(ConnectorError) -> (statements: [String], result: Result)
  ) async throws(HistoryError) -> Result {
    await takeTurn()
    defer { passTurn() }
    return try await transaction(on: try await opened(), body)
  }

  private func transaction<Result: Sendable>(
    on session: any Session,
    _ body: (any Session) async throws(ConnectorError) -> (statements: [String], result: Result)
  ) async throws(HistoryError) -> Result {
    try await retrying { () throws(ConnectorError) in
      do throws(ConnectorError) {
        for statement in engine.begin { _ = try await session.execute(statement) }
        let (statements, result) = try await body(session)
        for statement in statements { _ = try await session.execute(statement) }
        _ = try await session.execute("COMMIT")
        return result
      } catch {
        _ = try? await session.execute("ROLLBACK")
        throw error
      }
    }
  }

  /// Tries again while others hold the store, as long as patience lasts.
  private func retrying<Result: Sendable>(
    _ work: () async throws(ConnectorError) -> Result
  ) async throws(HistoryError) -> Result {
    let end = ContinuousClock.now + (isTired ? .zero : patience)
    var pause = 20.0
    while true {
      do throws(ConnectorError) {
        let result = try await work()
        lastUse = .now
        isTired = false
        return result
      } catch {
        if error.code == .connectionFailed { session = nil }
        guard error.code == .busy, ContinuousClock.now < end, !Task.isCancelled else {
          isTired = error.code == .busy
          throw HistoryError(error)
        }
        // Those who wait for the same thing must not all come back at once.
        try? await Task.sleep(for: .milliseconds(Int(pause * .random(in: 0.5...1.5))))
        pause = min(pause * 2, 250)
      }
    }
  }

  // MARK: Opening

  /// What lies between may forget a connection that is idle for longer, and tell nobody.
  private static let longestRest = Duration.seconds(30)

  private func opened() async throws(HistoryError) -> any Session {
    if let session {
      if ContinuousClock.now - lastUse < Self.longestRest { return session }
      await letGo()
    }
    let found = try await retrying { () throws(ConnectorError) in try await database().open() }
    // What is embedded always answers; how long that takes depends on the size of the store.
    let opened = engine == .postgres ? BoundedSession(found, limit: answerLimit) : found
    session = opened
    do throws(HistoryError) {
      try await migrate(opened)
    } catch {
      await letGo()
      throw error
    }
    return opened
  }

  /// Brings the tables to the version that this tool knows; a store that is ahead is used as far as it allows.
  private func migrate(_ session: any Session) async throws(HistoryError) {
    guard let newest = migrations.last else { return }
    let (version, compatible) = try await storedVersion(session)
    if version > newest.version {
      guard compatible <= newest.version else {
        throw HistoryError(
          "it was written by a newer version of Assay (store version \(version); this one knows \(newest.version))",
          hint: "upgrade Assay, or name another store"
        )
      }
      return
    }
    guard version < newest.version else { return }
    try await transaction(on: session) { session throws(ConnectorError) in
      // Another process may have done it while this one waited.
      var version = 0
      if try await self.count(of: "assay_history", on: session) > 0 {
        let row = try await session.execute(self.newestVersion).rows.first
        version = row?.first?.number.map { Int($0) } ?? 0
      }
      return (self.statements(from: version), ())
    }
  }

  private func statements(from version: Int) -> [String] {
    var statements: [String] = []
    if version == 0 {
      statements += [engine.createSchema].compactMap(\.self)
      statements.append(
        "CREATE TABLE \(table("assay_history")) (version BIGINT NOT NULL, compatible_from BIGINT NOT NULL)"
      )
    }
    for migration in migrations where migration.version > version {
      statements += migration.statements(engine)
      statements.append(
        "INSERT INTO \(table("assay_history")) (version, compatible_from) "
          + "VALUES (\(migration.version), \(migration.compatibleFrom))"
      )
    }
    return statements
  }

  private var newestVersion: String {
    "SELECT version, compatible_from FROM \(table("assay_history")) ORDER BY version DESC LIMIT 1"
  }

  private func storedVersion(
    _ session: any Session
  ) async throws(HistoryError) -> (version: Int, compatible: Int) {
    let tables = try await rows(engine.tableCount("assay_history"), on: session)
    guard tables.first?.first?.number ?? 0 > 0,
      let row = try await rows(newestVersion, on: session).first, row.count == 2
    else { return (0, 0) }
    return (Int(row[0].number ?? 0), Int(row[1].number ?? 0))
  }

  private func count(
    of name: String,
    on session: any Session
  ) async throws(ConnectorError) -> Double {
    try await session.execute(engine.tableCount(name)).rows.first?.first?.number ?? 0
  }
}
