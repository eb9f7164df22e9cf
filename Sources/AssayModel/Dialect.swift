/// The SQL that an engine speaks.
public enum Dialect: String, Sendable, Hashable, Codable, CaseIterable {
  case duckdb, postgres, sqlite, spark, redshift, trino, snowflake, bigquery, tsql
}
