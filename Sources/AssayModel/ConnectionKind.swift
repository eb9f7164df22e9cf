extension Connection {
  /// What kind of engine answers, by the word that specs have for it.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The embedded engine, on files or on a database file of its own.
    case duckdb
    /// The embedded engine on the tables of an Iceberg catalog.
    case iceberg
    case postgres, sqlite, flightsql
    /// Any engine for which there is a driver.
    case adbc
    case snowflake, bigquery, redshift, spark, databricks, trino, athena, mssql

    /// Whether the engine runs in this process and reads files by path.
    package var isEmbedded: Bool { self == .duckdb || self == .iceberg }

    /// The name under which its driver is known; `nil` where the spec must name one.
    package var driver: String? {
      switch self {
      case .duckdb, .iceberg: "duckdb"
      case .postgres: "postgresql"
      case .spark: "flightsql"
      case .adbc: nil
      case .sqlite, .flightsql, .snowflake, .bigquery, .redshift, .databricks, .trino, .athena,
        .mssql:
        rawValue
      }
    }

    /// What its SQL is; `nil` where the spec must say.
    package var dialect: Dialect? {
      switch self {
      case .duckdb, .iceberg: .duckdb
      case .postgres: .postgres
      case .sqlite: .sqlite
      case .spark, .databricks: .spark
      case .snowflake: .snowflake
      case .bigquery: .bigquery
      case .redshift: .redshift
      case .trino, .athena: .trino
      case .mssql: .tsql
      case .flightsql, .adbc: nil
      }
    }
  }
}
