import AssayConnector
import AssayModel

/// The tables of a connection.
package enum SourceTables {
  /// The questions by which databases tell their tables; the first that one understands counts.
  private static let questions = [
    """
    SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_catalog = current_database()
      AND table_schema NOT IN ('information_schema', 'pg_catalog')
    ORDER BY table_schema, table_name
    """,
    """
    SELECT 'main', name FROM sqlite_master
    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name
    """,
  ]

  /// The schemas whose tables are found without naming them.
  private static let usual: Set<String> = ["main", "public"]

  /// The names of all tables and views, with their schema where it has to be named.
  package static func list(
    _ connection: String,
    among connections: Connections
  ) async -> Result<[String], BenchError> {
    guard let connector = connections[connection] else {
      let hint = "only connections whose data can be checked are looked at"
      return .failure(
        BenchError(message: "the connection \(connection) cannot be read", hint: hint)
      )
    }
    do throws(ConnectorError) {
      let session = try await connector.open()
      let tables = try await tables(on: session)
      await session.close()
      return .success(tables)
    } catch {
      return .failure(BenchError(message: error.messageWithoutValues, hint: error.hint))
    }
  }

  private static func tables(on session: any Session) async throws(ConnectorError) -> [String] {
    var failure: ConnectorError?
    for question in questions {
      do throws(ConnectorError) {
        return try await session.execute(question).rows.compactMap { row in
          guard row.count == 2, let schema = row[0].text, let name = row[1].text else { return nil }
          return usual.contains(schema) ? name : "\(schema).\(name)"
        }
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? ConnectorError(.failed, "the database does not tell its tables")
  }
}
