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
  /// How sessions begin, and who holds the snapshot.
  private struct Export: Sendable {
    /// `nil` where the server cannot export one, as when a pooler stands before it; each session then sees a snapshot
    /// of its own.
    let holder: (any Session)?
    let statements: [String]
  }

  private static let begin = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

  private let database: PostgresDatabase
  private var export: Export?
  /// What sessions wait for that open at the same time, so that only one of them exports.
  private var exporting: Task<Result<Export, ConnectorError>, Never>?

  init(of database: PostgresDatabase) { self.database = database }

  /// The statements that begin a transaction on the snapshot.
  ///
  /// - Parameter failed: those that have failed, so that their snapshot may be gone.
  func opening(after failed: [String]?) async throws(ConnectorError) -> [String] {
    if let failed, let export, export.statements == failed {
      // Others that come here meanwhile make or find a new one.
      self.export = nil
      await export.holder?.close()
    }
    if let export { return export.statements }
    let task = exporting ?? Task { await makeExport() }
    exporting = task
    let result = await task.value
    if exporting == task {
      exporting = nil
      export = try? result.get()
    }
    return try result.get().statements
  }

  private func makeExport() async -> Result<Export, ConnectorError> {
    do throws(ConnectorError) {
      let holder = try await database.open()
      do throws(ConnectorError) {
        _ = try await holder.execute(Self.begin)
        let rows = try await holder.execute("SELECT pg_export_snapshot()").rows
        if let name = rows.first?.first?.text {
          let statements = [Self.begin, "SET TRANSACTION SNAPSHOT '\(name)'"]
          return .success(Export(holder: holder, statements: statements))
        }
      } catch {
        await holder.close()
        if error.code == .connectionLost || error.code == .cancelled { throw error }
      }
      return .success(Export(holder: nil, statements: [Self.begin]))
    } catch {
      return .failure(error)
    }
  }
}
