/// The one table of the keys that each mapping of a spec accepts, and of the words that some values are chosen from.
package enum Keys {
  // MARK: The project file

  /// The keys of the project file.
  package static let project = [
    "project", "specs", "connections", "history", "notify", "dqdl", "defaults", "gate",
  ]
  /// The keys of a connection.
  package static let connection = [
    "type", "url", "driver", "entrypoint", "dialect", "options", "timeout", "concurrency",
    "memory",
  ]
  /// The keys of `history:` when it is more than the store.
  package static let history = ["store", "required"]
  /// The keys of `notify:` in the project file.
  package static let notify = ["channels", "routes"]
  /// The keys of a channel, by its type.
  package static let channels = [
    "webhook": ["type", "url", "headers"],
    "slack": ["type", "url"],
    "email": ["type", "server", "user", "password", "from", "to"],
    "pagerduty": ["type", "routing_key", "url"],
  ]
  /// The keys of a route; one of a dataset has no `dataset`.
  package static let route = ["to", "severity", "tags", "owner", "dataset"]
  /// The keys of `defaults:`.
  package static let defaults = ["severity", "samples", "composites", "memory"]
  /// The keys of `gate:`.
  package static let gate = ["fail_on", "min_score", "vacuous"]

  // MARK: Datasets

  /// The keys of a dataset; a fragment has them all but `dataset` and `source`.
  package static let dataset = [
    "dataset", "extends", "description", "owner", "tags", "source", "columns", "strict_columns",
    "watermark", "slas", "rules", "analyzers", "notify", "tests",
  ]
  /// The keys of `source:`.
  package static let source = [
    "connection", "path", "table", "query", "format", "options", "filter",
  ]
  /// The keys of a column of the contract.
  package static let column = ["type", "required", "description"]
  /// The keys of `slas:`.
  package static let slas = ["freshness", "volume", "score"]
  /// The keys of a freshness SLA.
  package static let freshness = ["column", "max_age", "severity", "schedule", "snooze"]
  /// The keys of a volume SLA.
  package static let volume = ["last", "min", "max", "severity", "snooze"]
  /// The keys of a score SLA.
  package static let score = ["min", "dimension", "severity", "snooze"]
  /// The keys of an item of `rules:`.
  package static let rule = [
    "rule", "name", "severity", "because", "owner", "tags", "status", "snooze",
  ]
  /// The keys of `snooze:` of a rule or an SLA.
  package static let snooze = ["until", "because", "owner"]
  /// The keys of `rules:` when the rules stand in another file.
  package static let rulesFile = ["file"]
  /// The keys of an item of `tests:`.
  package static let test = ["name", "as_of", "given", "history", "expect"]
  /// The keys of what a test expects of a rule when it is more than a word.
  package static let testExpectation = ["outcome", "value"]
  /// The key under `expect:` that stands for every rule that the test does not name.
  package static let allOtherRules = "all others"

  // MARK: Words

  /// The ways to tell people of alerts.
  package static let channelTypes = ["webhook", "slack", "email", "pagerduty"]
  /// How grave a failure is, gravest first.
  package static let severities = ["critical", "warning", "info"]
  /// How compositions are judged: each rule as a whole, or row by row.
  package static let compositeModes = ["dataset", "row"]
  /// Whether a rule runs and counts.
  package static let statuses = ["active", "proposed", "disabled"]
  /// The formats of files.
  package static let formats = ["csv", "json", "parquet", "iceberg"]
  /// The sides of quality that a score can be limited to.
  package static let dimensions = [
    "completeness", "validity", "uniqueness", "consistency", "freshness",
  ]
  /// What a test can expect of a rule; `errored` and `skipped`, as reports say it, mean the same as the short words.
  package static let expectations = [
    "pass", "fail", "vacuous", "error", "skip", "errored", "skipped",
  ]
  /// What a pass on nothing counts as at the gate.
  package static let vacuous = ["pass", "fail"]
  /// How closely rules must keep to the language.
  package static let dialects = DQDL.Dialect.allCases.map(\.rawValue)
  /// The SQL that an engine speaks, where its type does not tell.
  package static let sqlDialects = [
    "duckdb", "postgres", "sqlite", "spark", "redshift", "trino", "snowflake", "bigquery", "tsql",
  ]
  /// The kinds of connection; `adbc` takes any driver.
  package static let connectionTypes = [
    "duckdb", "postgres", "sqlite", "flightsql", "adbc", "snowflake", "bigquery", "athena",
    "redshift", "spark", "iceberg", "mssql", "trino", "databricks",
  ]
}
