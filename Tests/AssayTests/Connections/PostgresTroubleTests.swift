import Foundation
import PostgresFixture
import Subprocess
import Testing

/// What goes wrong on the way to a server, and while it works.
@Suite(.enabled(if: PostgresServer.isExpected)) struct PostgresTroubleTests {
  private static let slow = """
    dataset: orders
    source: {connection: warehouse, table: orders}
    rules:
      - CustomSql "select count(*) from pg_sleep(120)" = 1
      - RowCount = 1000
    """

  @Test func aQueryThatTakesTooLongIsStoppedOnTheServer() async throws {
    let warehouse = try await Warehouse()
    let project = try warehouse.project(Self.slow, settings: ", timeout: 2 seconds")
    let run = try await project.run("check", environment: warehouse.environment)
    run.expect(exit: 3)
    #expect(run.output.contains("took longer than 2 s"), "\(run.output)")
    #expect(run.output.contains("1 passed, 1 errored"))
    #expect(try await warehouse.running("pg_sleep") == [])
  }

  @Test func anInterruptedRunLeavesNothingRunning() async throws {
    let warehouse = try await Warehouse()
    let project = try warehouse.project(Self.slow)
    let run = try await project.run(
      "check",
      environment: warehouse.environment,
      interruptions: [(after: .seconds(3), signal: .interrupt)]
    )
    run.expect(exit: 130)
    #expect(try await warehouse.running("pg_sleep") == [])
  }

  /// The server ends the session of one check as it would when somebody kills it.
  @Test func aLostConnectionCostsOnlyItsOwnChecks() async throws {
    let warehouse = try await Warehouse()
    // What would end a session is refused where a spec says so; a function of the server can hide it.
    try await warehouse.run(
      """
      CREATE FUNCTION goodbye() RETURNS boolean LANGUAGE sql AS
      'SELECT pg_terminate_backend(pg_backend_pid())'
      """
    )
    let project = try warehouse.project(
      """
      dataset: orders
      source: {connection: warehouse, table: orders}
      rules:
        - CustomSql "select count(goodbye())" = 1
        - RowCount = 1000
        - IsUnique "id"
        - CustomSql "select count(*) from orders" = 1000
      """,
      settings: ", concurrency: 1"
    )
    let run = try await project.run("check", environment: warehouse.environment)
    run.expect(exit: 3)
    #expect(run.output.contains("3 passed, 1 errored"), "\(run.output)")
  }

  /// A place where no server is of any use.
  enum Place: String, CaseIterable {
    case refused, silent, wrongPassword, unknownDatabase
  }

  @Test(arguments: Place.allCases)
  func tellsWhyItCannotConnect(_ place: Place) async throws {
    let warehouse = try await Warehouse()
    let silence = try Loopback()
    let url =
      switch place {
      case .refused: "postgresql://assay:canary4711@127.0.0.1:9/shop"
      case .silent: "postgresql://assay:canary4711@127.0.0.1:\(silence.port)/shop?connect_timeout=2"
      case .wrongPassword: warehouse.url.replacing(PostgresServer.password, with: "canary4711")
      case .unknownDatabase: warehouse.url + "_canary4711"
      }
    let project = try warehouse.project(Self.slow)
    let run = try await project.run("check", environment: ["WAREHOUSE_URL": url])
    run.expect(exit: 3)
    let words =
      switch place {
      case .refused: "Connection refused"
      case .silent: "timeout expired"
      case .wrongPassword: "password authentication failed"
      case .unknownDatabase: "does not exist"
      }
    #expect(run.output.contains(words), "\(run.output)")
    for text in [run.output, run.errors] where place != .unknownDatabase {
      #expect(!text.contains("canary4711") && !text.contains(PostgresServer.password))
    }
  }
}
