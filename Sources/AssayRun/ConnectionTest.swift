import AssayConnector
package import AssayModel
import AssayPlan

/// Asks a connection how it is, within a bounded time.
package struct ConnectionTest: Sendable {
  private let connection: Connection
  private let database: (any Database)?
  private let limit: Duration
  private let discretion: Discretion

  /// Prepares to ask; nothing is opened yet.
  ///
  /// - Parameter limit: how long all of it may take.
  package init(
    _ connection: Connection,
    on connections: Connections,
    within limit: Duration
  ) {
    self.connection = connection
    database = connections[connection.name]
    self.limit = limit
    discretion = Discretion(connection.secrets, showsValues: true)
  }

  /// Opens the connection and asks.
  package func run() async -> ConnectionFinding.Outcome {
    let result = await answer(within: limit) { await ask() }
    guard let result else {
      return .failed(
        message: "no answer within \(limit.components.seconds) s",
        hint:
          "something takes the connection and says nothing: check host and port, and what stands between"
      )
    }
    switch result {
    case .success(let answer): return .answered(answer)
    case .failure(let error):
      let told = discretion.applied(to: error)
      return .failed(message: told.message, hint: told.hint.isEmpty ? advice(on: error) : told.hint)
    }
  }

  private func ask() async -> Result<ConnectionFinding.Answer, ConnectorError> {
    guard let database else {
      return .failure(ConnectorError(.failed, "there is no way to this connection"))
    }
    do throws(ConnectorError) {
      let session = try await database.open()
      let result = await ask(session)
      await session.close()
      return result
    } catch {
      return .failure(error)
    }
  }

  private func ask(
    _ session: any Session
  ) async -> Result<ConnectionFinding.Answer, ConnectorError> {
    let probe = connection.probe
    do throws(ConnectorError) {
      // The first statement may have to open more than it says.
      _ = try await session.execute(probe.trivial)
      let start = ContinuousClock.now
      _ = try await session.execute(probe.trivial)
      var answer = ConnectionFinding.Answer(seconds: (ContinuousClock.now - start) / .seconds(1))
      answer.version = await value(of: probe.version, session)?.text
      answer.tables = await value(of: probe.tables, session)?.number.map { Int($0) }
      answer.canWrite = await value(of: probe.canWrite, session)?.number.map { $0 > 0 }
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }

  /// The value that a statement gives; what an account may not ask stays unknown.
  private func value(of sql: String?, _ session: any Session) async -> Value? {
    guard let sql, let batch = try? await session.execute(sql) else { return nil }
    return batch.rows.first?.first
  }
}

/// What to do about an error of a server, told by its words; empty where they say nothing.
private func advice(on error: ConnectorError) -> String {
  let message = error.message.lowercased()
  let row = advices.first { words, _ in words.contains(where: message.contains) }
  return row?.advice ?? ""
}

private let advices: [(words: [String], advice: String)] = [
  (
    ["connection refused"],
    "nothing listens there: check host and port, and whether the server runs"
  ),
  (
    ["password authentication failed", "no password supplied", "authentication failed"],
    "check user and password in `url:`"
  ),
  (
    ["could not translate host name", "name or service not known", "nodename nor servname"],
    "check the name of the host in `url:`"
  ),
  (["ssl", "tls", "certificate"], "check how `url:` asks for TLS, for PostgreSQL with `sslmode=`"),
  (["timeout expired", "timed out"], "the server is out of reach: check host, port and firewalls"),
  (["pg_hba.conf"], "the server does not let this user in from here"),
  (["does not exist"], "check the name of the database in `url:`"),
]
