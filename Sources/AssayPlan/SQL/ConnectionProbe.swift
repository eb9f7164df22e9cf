package import AssayModel

/// The statements that tell what a connection is like and touch no data; each gives one row with one value.
package struct ConnectionProbe: Sendable, Hashable {
  /// What every engine answers at once.
  package let trivial = "SELECT 1"
  /// The version of the engine; `nil` where there is no such statement.
  package let version: String?
  /// How many tables and views can be seen.
  package let tables: String?
  /// 1 where the session can write, 0 where it cannot.
  package let canWrite: String?
}

extension Connection {
  /// How the connection is asked what it is like.
  package var probe: ConnectionProbe {
    switch dialect {
    case .duckdb:
      ConnectionProbe(
        version: "SELECT version()",
        tables: "\(tables) WHERE table_catalog = current_database()",
        canWrite: hasDatabase
          ? """
          SELECT count(*) FROM duckdb_databases()
          WHERE database_name = current_database() AND NOT readonly
          """ : nil
      )
    case .postgres:
      ConnectionProbe(
        version: "SELECT current_setting('server_version')",
        tables: "\(tables) WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
        canWrite:
          "SELECT CASE current_setting('transaction_read_only') WHEN 'on' THEN 0 ELSE 1 END"
      )
    case .sqlite:
      ConnectionProbe(
        version: "SELECT sqlite_version()",
        tables: "SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view')",
        canWrite: "SELECT 1 - query_only FROM pragma_query_only"
      )
    case .redshift, .spark, .trino:
      ConnectionProbe(version: "SELECT version()", tables: nil, canWrite: nil)
    case .snowflake:
      ConnectionProbe(version: "SELECT current_version()", tables: nil, canWrite: nil)
    case .tsql: ConnectionProbe(version: "SELECT @@VERSION", tables: nil, canWrite: nil)
    case .bigquery: ConnectionProbe(version: nil, tables: nil, canWrite: nil)
    }
  }

  private var tables: String { "SELECT count(*) FROM information_schema.tables" }
}
