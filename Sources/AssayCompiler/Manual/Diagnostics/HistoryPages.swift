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
