package import AssayConnector
import AssayModel

/// PostgreSQL as a place of data that are checked: every session reads the same snapshot and cannot write.
package struct PostgresConnector: Connector {
  /// What PostgreSQL can do; a select list holds up to 1664 entries.
  package let capabilities = Capabilities(
    dialect: .postgres,
    maximumProjections: 400,
    readsFiles: false,
    defaultConcurrency: 2
  )

  private let database: PostgresDatabase
  private let snapshot: SharedSnapshot

  /// Names a database; nothing is loaded or opened yet.
  ///
  /// - Parameters:
  ///   - driver: the driver to look for.
  ///   - url: `postgresql://user:password@host:port/name`, with options of libpq such as `sslmode`.
  ///   - options: what the driver is told beside it.
  ///   - secrets: text that must not appear in errors.
  package init(
    driver: DriverReference,
    url: String,
    options: [String: String] = [:],
    redacting secrets: [String]
  ) {
    database = PostgresDatabase(driver: driver, url: url, options: options, redacting: secrets)
    snapshot = SharedSnapshot(of: database)
  }

  /// Opens a session; the first one loads the driver, connects, and takes the snapshot.
  package func open() async throws(ConnectorError) -> any Session {
    let session = try await database.open()
    return TransactionSession(session, beginning: snapshot.opening, ending: "ROLLBACK")
  }
}

/// A snapshot of a database that all sessions see, held by a session that does nothing else.
///
/// https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION
actor SharedSnapshot {
  private enum State {
    case none
    case held(by: any Session, name: String)
    /// The server cannot export one, as when a pooler stands before it; each session sees a snapshot of its own.
    case impossible
  }

  private static let begin = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

  private let database: PostgresDatabase
  private var state = State.none

  init(of database: PostgresDatabase) { self.database = database }

  /// The statements that begin a transaction on the snapshot.
  ///
  /// - Parameter isRetry: whether the last ones failed, so that the snapshot may be gone.
  func opening(isRetry: Bool) async throws(ConnectorError) -> [String] {
    if isRetry, case .held(let holder, _) = state {
      await holder.close()
      state = .none
    }
    if case .none = state { state = try await export() }
    guard case .held(_, let name) = state else { return [Self.begin] }
    return [Self.begin, "SET TRANSACTION SNAPSHOT '\(name)'"]
  }

  private func export() async throws(ConnectorError) -> State {
    let holder = try await database.open()
    do throws(ConnectorError) {
      _ = try await holder.execute(Self.begin)
      let rows = try await holder.execute("SELECT pg_export_snapshot()").rows
      guard let name = rows.first?.first?.text else { return .impossible }
      return .held(by: holder, name: name)
    } catch {
      await holder.close()
      if error.code == .connectionLost || error.code == .cancelled { throw error }
      return .impossible
    }
  }
}
