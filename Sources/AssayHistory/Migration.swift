/// A change of the tables from one version of the store to the next.
package struct Migration: Sendable {
  /// The version that the store has afterwards, from 1.
  package let version: Int
  /// The oldest version of the tool's own tables with which the store can still be used.
  ///
  /// A change that only adds columns or tables leaves it as it was: older tools name the columns that they write.
  package let compatibleFrom: Int
  /// The statements, in order.
  package let statements: @Sendable (StoreEngine) -> [String]

  /// Makes a migration.
  package init(
    version: Int,
    compatibleFrom: Int,
    statements: @escaping @Sendable (StoreEngine) -> [String]
  ) {
    self.version = version
    self.compatibleFrom = compatibleFrom
    self.statements = statements
  }

  /// All versions in order; a released one never changes.
  package static let all = [first, second, third]

  /// What was measured last of each partition, to be added up with others.
  private static let third = Migration(version: 3, compatibleFrom: 1) { engine in
    let key = engine.primaryKey("project, dataset, partition_key, partition_value")
    return [
      """
      CREATE TABLE \(engine.table("partition_states")) (
      project TEXT NOT NULL, dataset TEXT NOT NULL, partition_key TEXT NOT NULL,
      partition_value TEXT NOT NULL, fingerprint TEXT NOT NULL, run_id TEXT NOT NULL,
      as_of TEXT NOT NULL, measurements TEXT NOT NULL\(key))
      """
    ]
  }

  /// What was measured last of each dataset, for as long as its data do not change.
  private static let second = Migration(version: 2, compatibleFrom: 1) { engine in
    [
      """
      CREATE TABLE \(engine.table("dataset_states")) (
      project TEXT NOT NULL, dataset TEXT NOT NULL, fingerprint TEXT NOT NULL, run_id TEXT NOT NULL,
      as_of TEXT NOT NULL, measurements TEXT NOT NULL\(engine.primaryKey("project, dataset")))
      """
    ]
  }

  private static let first = Migration(version: 1, compatibleFrom: 1) { engine in
    let double = engine.double
    func table(_ name: String, key: String, _ columns: String) -> String {
      // SQLite would keep the key twice, and what is looked for together apart.
      "CREATE TABLE \(engine.table(name)) (\(columns)\(engine.primaryKey(key)))"
        + (engine == .sqlite ? " WITHOUT ROWID" : "")
    }
    func index(_ name: String, _ table: String, _ columns: String) -> String {
      "CREATE INDEX \(name) ON \(engine.table(table)) (\(columns))"
    }
    return [
      table(
        "validation_runs",
        key: "run_id",
        """
        run_id TEXT NOT NULL, project TEXT NOT NULL, status TEXT NOT NULL, as_of TEXT NOT NULL,
        started_at TEXT NOT NULL, finished_at TEXT, run_trigger TEXT, git_commit TEXT, spec_hash TEXT,
        tool_version TEXT, host TEXT, process BIGINT, overall_score \(double), gate_holds BIGINT,
        checks BIGINT, passed BIGINT, vacuous BIGINT, failed BIGINT, errored BIGINT, skipped BIGINT,
        proposed_failed BIGINT, note TEXT, label TEXT, label_because TEXT, label_by TEXT, label_at TEXT
        """
      ),
      index("validation_runs_by_time", "validation_runs", "project, as_of"),
      table(
        "rule_results",
        key: "run_id, dataset, rule",
        """
        run_id TEXT NOT NULL, dataset TEXT NOT NULL, rule TEXT NOT NULL, name TEXT, kind TEXT, type TEXT,
        severity TEXT, rule_status TEXT, outcome TEXT NOT NULL, vacuous BIGINT, message TEXT,
        resolved_rule TEXT, evaluated BIGINT, passed BIGINT, failed BIGINT, samples TEXT, place TEXT
        """
      ),
      table(
        "metrics",
        key: "project, dataset, metric, as_of, run_id",
        """
        project TEXT NOT NULL, dataset TEXT NOT NULL, metric TEXT NOT NULL, as_of TEXT NOT NULL,
        run_id TEXT NOT NULL, value \(double), standing BIGINT NOT NULL
        """
      ),
      index("metrics_by_run", "metrics", "run_id"),
      table(
        "quality_scores",
        key: "project, dataset, dimension, as_of, run_id",
        """
        project TEXT NOT NULL, dataset TEXT NOT NULL, dimension TEXT NOT NULL, as_of TEXT NOT NULL,
        run_id TEXT NOT NULL, score \(double)
        """
      ),
      table(
        "alerts",
        key: "alert_id",
        """
        alert_id TEXT NOT NULL, project TEXT NOT NULL, dataset TEXT NOT NULL, rule TEXT NOT NULL,
        type TEXT NOT NULL, severity TEXT NOT NULL, status TEXT NOT NULL, opened_at TEXT NOT NULL,
        updated_at TEXT NOT NULL, occurrences BIGINT, message TEXT, snoozed_until TEXT, changed_by TEXT,
        notes TEXT, owner TEXT, tags TEXT, place TEXT, channels TEXT
        """
      ),
      index("alerts_by_check", "alerts", "project, dataset, rule"),
      table(
        "freshness_slas",
        key: "project, dataset, sla",
        """
        project TEXT NOT NULL, dataset TEXT NOT NULL, sla TEXT NOT NULL, last_check TEXT NOT NULL,
        last_violation TEXT, age_hours \(double)
        """
      ),
    ]
      + (engine == .duckdb
        ? [index("metrics_by_series", "metrics", "project, dataset, metric")] : [])
  }
}
