package import AssayModel

/// The database engines that can hold a history, and what they spell in their own way.
package enum StoreEngine: String, Sendable, Hashable, CaseIterable {
  case sqlite, postgres, duckdb

  /// The engine of a kind of connection; `nil` where it cannot hold a history.
  package init?(_ kind: Connection.Kind) {
    switch kind {
    case .sqlite: self = .sqlite
    case .postgres: self = .postgres
    case .duckdb: self = .duckdb
    case .iceberg, .flightsql, .adbc, .snowflake, .bigquery, .redshift, .spark, .databricks, .trino,
      .athena, .mssql:
      return nil
    }
  }

  /// A table of the history; where there are schemas it has one of its own, so that it can live among other tables.
  func table(_ name: String) -> String {
    switch self {
    case .sqlite: name
    case .postgres, .duckdb: "assay.\(name)"
    }
  }

  /// The type of a floating-point number.
  var double: String {
    switch self {
    case .sqlite: "REAL"
    case .postgres: "DOUBLE PRECISION"
    case .duckdb: "DOUBLE"
    }
  }

  /// A primary key, as the last entry of a table; DuckDB cannot replace a row with the same key in one transaction.
  func primaryKey(_ columns: String) -> String {
    switch self {
    case .sqlite, .postgres: ", PRIMARY KEY (\(columns))"
    case .duckdb: ""
    }
  }

  /// The statements that begin a transaction which no other one writes beside.
  var begin: [String] {
    switch self {
    case .sqlite: ["BEGIN IMMEDIATE"]
    case .duckdb: ["BEGIN TRANSACTION"]
    // The number is one that nobody else uses: the letters of the product. At a stricter level, what is read would
    // be of before the lock.
    case .postgres:
      [
        "BEGIN ISOLATION LEVEL READ COMMITTED", "SET LOCAL lock_timeout = '10s'",
        "SELECT pg_advisory_xact_lock(418631973241)",
      ]
    }
  }

  /// A query that counts the tables of a name.
  func tableCount(_ name: String) -> String {
    switch self {
    case .sqlite:
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '\(name)'"
    case .postgres, .duckdb:
      """
      SELECT count(*) FROM information_schema.tables \
      WHERE table_schema = 'assay' AND table_name = '\(name)'
      """
    }
  }

  /// The statement that makes the schema; `nil` where there is none.
  var createSchema: String? {
    switch self {
    case .sqlite: nil
    case .duckdb: "CREATE SCHEMA IF NOT EXISTS assay"
    // Only who may make schemas may say `IF NOT EXISTS`, even where there is one.
    case .postgres:
      """
      DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'assay') THEN \
      CREATE SCHEMA assay; END IF; END $$
      """
    }
  }

  /// The statement that gives space back after much was deleted; `nil` where that goes by itself.
  var compact: String? {
    switch self {
    case .sqlite: "VACUUM"
    case .postgres: nil
    case .duckdb: "CHECKPOINT"
    }
  }
}
