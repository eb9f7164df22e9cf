import AssayADBC
import AssayConnector
import AssayModel
import AssayRun

/// Tries connections of a project, all at a time.
struct ConnectionTester: Sendable {
  let suite: Suite
  let root: String
  let environment: Environment
  /// How long each may take.
  let limit: Duration

  /// What came of trying, in the order given.
  func findings(on chosen: [Connection]) async -> [ConnectionFinding] {
    let connections = connections(for: suite, root: root, environment: environment)
    return await withTaskGroup(of: (Int, ConnectionFinding).self) { group in
      for (index, connection) in chosen.enumerated() {
        group.addTask { (index, await finding(on: connection, among: connections)) }
      }
      var findings: [Int: ConnectionFinding] = [:]
      for await (index, finding) in group { findings[index] = finding }
      return findings.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  private func finding(
    on connection: Connection,
    among connections: Connections
  ) async -> ConnectionFinding {
    let locator = DriverLocator(environment: environment.variables, base: root)
    let driver = try? DriverReference(to: connection, by: locator).locate()
    let test = ConnectionTest(
      connection,
      on: connections,
      within: limit
    )
    return ConnectionFinding(
      ConnectionSummary(connection, of: suite),
      driverVersion: driver?.version,
      await test.run()
    )
  }
}
