import AssayADBC
import AssayConnector
import AssayModel
import Foundation
import Testing

@Suite("Sessions share a database, stop when told, and change nothing")
struct SessionTests {
  private static let endless = "SELECT count(*) FROM range(100000000000) t(i) WHERE i % 7 = 3"

  @Test(.timeLimit(.minutes(5)))
  func aLongStatementIsCancelledAndTheSessionGoesOn() async throws {
    let session = try await DuckDB.connector().open()
    for _ in 1...3 {
      let running = Task { try await session.execute(Self.endless) }
      try await Task.sleep(for: .milliseconds(200))
      let start = ContinuousClock.now
      // Does nothing until the statement has begun, which a busy machine may put off.
      let cancelling = Task {
        while !Task.isCancelled {
          session.cancel()
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      defer { cancelling.cancel() }
      let error = await #expect(throws: ConnectorError.self) { try await running.value }
      cancelling.cancel()
      _ = await cancelling.result
      #expect(error?.code == .cancelled)
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(try await session.execute("SELECT 1").rows == [[.integer(1)]])
    }
    await session.close()
  }

  @Test(.timeLimit(.minutes(5)))
  func cancellingTheTaskCancelsTheStatement() async throws {
    let session = try await DuckDB.connector().open()
    let running = Task { try await session.execute(Self.endless) }
    try await Task.sleep(for: .milliseconds(100))
    running.cancel()
    let error = await #expect(throws: ConnectorError.self) { try await running.value }
    #expect(error?.code == .cancelled)
    await session.close()
  }

  /// A task that is cancelled before its statement has begun must not run it to the end.
  @Test(.timeLimit(.minutes(5)))
  func cancellingTheTaskAtTheStartIsNotLost() async throws {
    let session = try await DuckDB.connector().open()
    for round in 0..<50 {
      let running = Task { try await session.execute(Self.endless) }
      if round > 0 { try await Task.sleep(for: .microseconds(round * 10)) }
      running.cancel()
      let error = await #expect(throws: ConnectorError.self) { try await running.value }
      #expect(error?.code == .cancelled)
    }
    await session.close()
  }

  /// Cancels at every moment of short statements: nothing may crash, hang, or leak into the next one.
  @Test(.timeLimit(.minutes(5)))
  func cancellingRacesWithTheEnd() async throws {
    let session = try await DuckDB.connector().open()
    for round in 0..<300 {
      let running = Task { try await session.execute("SELECT sum(i) FROM range(20000) t(i)") }
      try await Task.sleep(for: .microseconds(round * 5))
      session.cancel()
      if case .failure(let error) = await running.result {
        #expect((error as? ConnectorError)?.code == .cancelled)
      }
      #expect(try await session.execute("SELECT 1").rows == [[.integer(1)]])
    }
    await session.close()
  }

  @Test func cancellingNothingDoesNothing() async throws {
    let session = try await DuckDB.connector().open()
    session.cancel()
    #expect(try await session.execute("SELECT 1").rows == [[.integer(1)]])
    await session.close()
    session.cancel()
  }

  @Test func sessionsRunAtOnceAndSeeTheSameTables() async throws {
    let connector = DuckDB.connector()
    let writer = try await connector.open()
    _ = try await writer.execute(
      "CREATE TABLE \(DuckDBConnector.scratchSchema).numbers AS FROM range(1000) t(i)"
    )
    let sums = try await withThrowingTaskGroup(of: Value.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let session = try await connector.open()
          let batch = try await session.execute("SELECT sum(i)::BIGINT FROM memory.main.numbers")
          await session.close()
          return try #require(batch.rows.first?.first)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == Array(repeating: .integer(499_500), count: 8))
    await writer.close()
  }

  @Test func blockedSessionsDoNotHoldUpOthers() async throws {
    let connector = DuckDB.connector()
    let blocked = try await withThrowingTaskGroup(of: (any Session).self) { group in
      for _ in 0..<8 { group.addTask { try await connector.open() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let running = blocked.map { session in Task { try await session.execute(Self.endless) } }
    let session = try await connector.open()
    #expect(try await session.execute("SELECT 1").rows == [[.integer(1)]])
    for session in blocked { session.cancel() }
    for task in running { _ = await task.result }
  }

  @Test func aClosedSessionSaysSo() async throws {
    let session = try await DuckDB.connector().open()
    await session.close()
    let error = await #expect(throws: ConnectorError.self) { try await session.execute("SELECT 1") }
    #expect(error?.code == .connectionFailed)
  }
}

@Suite("A DuckDB file is read and never written")
struct DuckDBFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func makeDatabase(_ name: String) async throws -> String {
    let path = "\(folder.path)/\(name)"
    let session = try await DuckDB.connector().open()
    _ = try await session.execute("ATTACH '\(path.replacing("'", with: "''"))' AS made")
    _ = try await session.execute("CREATE TABLE made.orders AS SELECT 42 AS id")
    _ = try await session.execute("DETACH made")
    await session.close()
    return path
  }

  @Test(arguments: ["shop.duckdb", "memory.duckdb", "it's \"odd\".db", "temp.x.duckdb"])
  func plainNamesMeanItsTables(name: String) async throws {
    let connector = DuckDB.connector(databasePath: try await makeDatabase(name))
    for _ in 1...2 {
      let session = try await connector.open()
      #expect(try await session.execute("SELECT id FROM orders").rows == [[.integer(42)]])
      await session.close()
    }
  }

  @Test(arguments: [
    "INSERT INTO orders VALUES (1)", "DELETE FROM orders", "DROP TABLE orders",
    "CREATE TABLE other (a INTEGER)",
  ])
  func writesAreRefused(sql: String) async throws {
    let path = try await makeDatabase("shop.duckdb")
    let before = try Data(contentsOf: URL(filePath: path))
    let session = try await DuckDB.connector(databasePath: path).open()
    let error = await #expect(throws: ConnectorError.self) { try await session.execute(sql) }
    #expect(error?.message.contains("read-only") == true)
    _ = try await session.execute("CREATE TEMPORARY TABLE t AS FROM orders")
    _ = try await session.execute("CREATE TABLE memory.main.t AS FROM orders")
    await session.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func aMissingFileIsNotMade() async throws {
    let path = "\(folder.path)/none.duckdb"
    let error = await #expect(throws: ConnectorError.self) {
      try await DuckDB.connector(databasePath: path).open()
    }
    #expect(error?.code == .connectionFailed)
    #expect(error?.message.contains(path) == true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aFileThatIsNoDatabaseIsAConnectionFailure() async throws {
    let path = try folder.write("id,name\n1,a\n", to: "shop.duckdb")
    let error = await #expect(throws: ConnectorError.self) {
      try await DuckDB.connector(databasePath: path).open()
    }
    #expect(error?.code == .connectionFailed)
  }
}
