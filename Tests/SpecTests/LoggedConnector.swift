import AssayADBC
import AssayConnector
import Synchronization

/// The statements that sessions were asked to run.
final class StatementLog: Sendable {
  private let log = Mutex<[String]>([])
  private let before: @Sendable (String) -> Void

  init(before: @escaping @Sendable (String) -> Void = { _ in }) { self.before = before }

  func add(_ statement: String) {
    before(statement)
    log.withLock { $0.append(statement) }
  }

  var statements: [String] { log.withLock { $0 } }
}

/// A connector that writes down what it is asked.
struct LoggedConnector: Connector {
  let connector: DuckDBConnector
  let log: StatementLog

  var capabilities: Capabilities { connector.capabilities }

  func open() async throws(ConnectorError) -> any Session {
    LoggedSession(session: try await connector.open(), log: log)
  }
}

struct LoggedSession: Session {
  let session: any Session
  let log: StatementLog

  func execute(_ sql: String) async throws(ConnectorError) -> Batch {
    log.add(sql)
    return try await session.execute(sql)
  }

  func cancel() { session.cancel() }

  func close() async { await session.close() }
}
