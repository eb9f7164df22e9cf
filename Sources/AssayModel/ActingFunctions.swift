/// Functions of engines that do more than compute: they write, lock, stop others, or run SQL that nobody has looked at.
///
/// A list can never be whole; what it does not know is up to the engine, where a session may only read.
enum ActingFunctions {
  /// Whether a function, given in small letters, acts.
  static func contain(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains(where: name.hasPrefix)
  }

  private static let names: Set<String> = [
    // Sequences and settings.
    "nextval", "setval", "set_config",
    // PostgreSQL: the server, its other users, its files and large objects.
    "pg_cancel_backend", "pg_terminate_backend", "pg_notify", "pg_promote", "pg_reload_conf",
    "pg_rotate_logfile", "pg_switch_wal", "lowrite",
    // DuckDB: logs and profiles, which are written to files, and raw memory.
    "arrow_scan", "arrow_scan_dumb", "checkpoint", "disable_logging", "disable_profiling",
    "enable_logging", "enable_profiling", "force_checkpoint", "pandas_scan", "python_map_function",
    "truncate_duckdb_logs", "write_log",
    // SQL in a text, and code.
    "external_query", "java_method", "json_execute_serialized_sql", "mysql_execute",
    "opendatasource", "openquery", "openrowset", "postgres_execute", "query", "reflect",
    "try_reflect",
    // SQLite: code, and files.
    "edit", "load_extension", "writefile",
  ]

  private static let prefixes = [
    "dblink", "lo_", "pg_advisory_", "pg_create_", "pg_drop_", "pg_file_", "pg_logical_",
    "pg_replication_", "pg_stat_reset", "pg_try_advisory_", "query_to_xml", "system$",
  ]
}
