import AssayADBC
import AssayConnector
import AssayModel
import Foundation
import PostgresFixture

/// A Postgres database with a few tables, and what the server says of those who use it.
struct Warehouse {
  let url: String

  /// Makes a database with a thousand orders, seven of them without a customer, and the customers.
  init() async throws {
    url = try await PostgresServer.shared.makeDatabase()
    try await run(
      """
      CREATE TABLE customers AS SELECT i AS id, 'name ' || i AS name FROM generate_series(1, 100) i;
      CREATE TABLE orders AS
      SELECT i AS id, CASE WHEN i <= 7 THEN 900 + i ELSE 1 + i % 100 END AS customer_id,
        (i * 1.25)::numeric(10, 2) AS amount, 'o' || i || '@shop.test' AS email,
        now() - i * interval '1 minute' AS placed_at
      FROM generate_series(1, 1000) i
      """
    )
  }

  /// Runs statements as somebody who may write.
  func run(_ statements: String) async throws {
    try await PostgresServer.shared.run(statements, in: url)
  }

  /// What the first column of a query says, as text.
  func texts(of query: String) async throws -> [String] {
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    let driver = DriverReference(name: "postgresql", locator: locator)
    let session = try await PostgresDatabase(driver: driver, url: url, redacting: []).open()
    let texts = try await session.execute(query).rows.compactMap { $0.first?.text }
    await session.close()
    return texts
  }

  /// The statements under way whose text has some words in it.
  func running(_ words: String) async throws -> [String] {
    try await texts(
      of: """
        SELECT query FROM pg_stat_activity
        WHERE state = 'active' AND query LIKE '%\(words)%' AND pid <> pg_backend_pid()
          AND datname = current_database()
        """
    )
  }

  /// A project whose datasets are in the database.
  func project(
    _ specs: String,
    settings: String = "",
    files: [String: String] = [:]
  ) throws -> ScratchProject {
    var all = files
    all["assay.yaml"] = """
      project: scratch
      connections:
        warehouse: {type: postgres, url: "${WAREHOUSE_URL}"\(settings)}
      """
    all["specs/s.yaml"] = specs
    return try ScratchProject(all)
  }

  /// What the tool is told of the database.
  var environment: [String: String?] { ["WAREHOUSE_URL": url] }
}
