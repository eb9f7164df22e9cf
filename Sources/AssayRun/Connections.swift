package import AssayConnector

/// The connectors of a run by the names of their connections.
package struct Connections: Sendable {
  private let connectors: [String: any Connector]

  /// Takes the connectors by name.
  package init(_ connectors: [String: any Connector]) { self.connectors = connectors }

  /// What planning may rely on, by connection.
  package var capabilities: [String: Capabilities] { connectors.mapValues(\.capabilities) }

  subscript(name: String) -> (any Connector)? { connectors[name] }
}

/// The open sessions of one connection, each lent to one step at a time.
///
/// A connection that could not be opened is not tried again: each step hears the same error. What may pass, as when a
/// server is just starting or has too many clients, is tried a few times.
actor SessionPool {
  private let connector: any Connector
  private var idle: [any Session] = []
  private var failure: ConnectorError?

  init(_ connector: any Connector) { self.connector = connector }

  /// Lends a session that was given back, or opens one.
  func borrow() async throws(ConnectorError) -> any Session {
    if let failure { throw failure }
    if let session = idle.popLast() { return session }
    do throws(ConnectorError) {
      return try await Backoff.retrying { [connector] () throws(ConnectorError) in
        try await connector.open()
      }
    } catch {
      if error.code != .busy { failure = error }
      throw error
    }
  }

  /// Takes a session back.
  func giveBack(_ session: any Session) { idle.append(session) }

  /// Closes every session that was given back.
  func close() async {
    for session in idle { await session.close() }
    idle = []
  }
}
