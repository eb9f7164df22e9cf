import AssayADBC
import AssayConnector
import Foundation

/// Makes files of the engine's own formats, through the driver that the tool uses.
func makeFiles(_ statements: String...) async throws {
  let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
  let connector = DuckDBConnector(
    DuckDBEngine(driver: DriverReference(name: "duckdb", locator: locator))
  )
  let session = try await connector.open()
  for statement in statements { _ = try await session.execute(statement) }
  await session.close()
}
