import AssayDiagnostics

// The pages of diagnostics on promises that earlier runs decide, and on who is told of what fell short.

extension DiagnosticPage {
  static let historyAndAlerts: [DiagnosticPage] = [
    DiagnosticPage(
      "freshness-without-column",
      "A freshness SLA names no column, and the source has no time of its last change: it is a "
        + "query, or a table in memory.",
      mend: "Add `column:` with the time at which a row was written.",
      .spec(
        """
        dataset: orders
        source: {query: "SELECT * FROM 'orders.csv'"}
        slas:
          freshness: {max_age: 24 hours}
        """
      )
    ),
    DiagnosticPage(
      "watermark-of-files",
      "A dataset whose rows lie in files of this machine has a `watermark`. Whether files have changed is told by their "
        + "names, sizes and times; a watermark is for what has none of these.",
      mend: "Remove the key.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        watermark: updated_at
        rules: [RowCount > 0]
        """
      )
    ),
    DiagnosticPage(
      "watermark-without-order",
      "The column that `watermark` names is of a type without a greatest value that could tell of a change.",
      mend: "Name the column with the time, or the number, that each change of a row moves upward.",
      .spec(
        """
        dataset: orders
        source: {table: orders}
        columns: {is_paid: {type: boolean}}
        watermark: is_paid
        rules: [RowCount > 0]
        """
      )
    ),
    DiagnosticPage(
      "not-a-day",
      "A day is not written as year, month and day, or the calendar does not have it.",
      mend: "Write it like `2026-01-31`.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - rule: IsComplete "email"
            snooze: {until: 31 January, because: The migration to the new shop is under way.}
        """
      )
    ),
    DiagnosticPage(
      "snooze-is-over",
      "The last day of a snooze has passed. Nothing is kept quiet for longer than was said, and nobody notices a check "
        + "that is loud again in the middle of a night: so it is an error of the spec.",
      mend: "Remove the snooze, or give it a later day and say why.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - rule: IsComplete "email"
            snooze: {until: 2026-02-28, because: The migration to the new shop is under way.}
        """
      )
    ),
    DiagnosticPage(
      "duplicate-failure",
      "A baseline has two entries for one check, as a merge in git may leave them.",
      mend: "Delete one of the two.",
      .files([
        "assay.baseline.yaml": """
        version: 1
        failures:
          - dataset: orders
            check: IsComplete "email"
            since: 2026-01-31
            measured: {Column.email.Completeness: 12 rows}
          - dataset: orders
            check: IsComplete "email"
            since: 2026-01-31
            measured: {Column.email.Completeness: 9 rows}
        """
      ])
    ),
    DiagnosticPage(
      "not-an-amount",
      "A baseline says of a failure neither how many rows it had nor what its value was.",
      mend: "Write it like `12 rows` or `0.93`, or let `assay baseline write` write it anew.",
      .files([
        "assay.baseline.yaml": """
        version: 1
        failures:
          - dataset: orders
            check: IsComplete "email"
            since: 2026-01-31
            measured: {Column.email.Completeness: a dozen}
        """
      ])
    ),
    DiagnosticPage(
      "unknown-version",
      "A file that the tool writes itself was written by a newer version of it.",
      mend: "Use that version, or a newer one.",
      .files([
        "assay.baseline.yaml": """
        version: 9
        failures: []
        """
      ])
    ),
    DiagnosticPage(
      "secret-in-spec",
      "A channel holds a password, a key, or a URL that is one; or a connection or the store of the history "
        + "holds a password, which is a warning. Specs are kept in git, where everyone who can read them could use "
        + "it. The message shows dots in its place.",
      mend: "Take it from the environment: `${NAME}`, or `${NAME:-}` where it may be missing.",
      .project(
        """
        project: shop
        notify:
          channels:
            ops: {type: slack, url: "https://hooks.slack.example/T0/B0/secret"}
          routes:
            - {to: ops}
        """
      )
    ),
    DiagnosticPage(
      "unknown-channel",
      "`notify` names a channel that the project file does not declare.",
      mend: "Correct the name, or declare the channel in `assay.yaml`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        notify: [opps]
        """,
        "assay.yaml": """
        project: shop
        notify:
          channels:
            ops: {type: slack, url: "${SLACK_URL:-}"}
        """,
      ])
    ),
  ]
}
