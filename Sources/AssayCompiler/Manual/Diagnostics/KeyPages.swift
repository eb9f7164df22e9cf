import AssayDiagnostics

// The pages of diagnostics on keys of a spec and their values.

extension DiagnosticPage {
  static let keysAndValues: [DiagnosticPage] = [
    DiagnosticPage(
      "empty-spec",
      "A file, or a document of it, holds nothing.",
      mend: "Start with `dataset: name`, or delete the empty document.",
      .spec("# nothing yet")
    ),
    DiagnosticPage(
      "not-a-spec",
      "A document is a text or a list; a spec is a mapping of keys.",
      mend: "Start with `dataset: name`, one key on each line.",
      .spec("- orders")
    ),
    DiagnosticPage(
      "several-documents",
      "The project file holds a second document.",
      mend: "Move datasets to files that `specs:` names.",
      .project(
        """
        project: shop
        ---
        dataset: orders
        """
      )
    ),
    DiagnosticPage(
      "unknown-key",
      "A mapping has a key that specs do not know. It would be ignored otherwise, and what "
        + "it asks for would never happen.",
      mend: "Correct the key; the message offers the nearest, or lists all.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        ownr: shop
        """
      )
    ),
    DiagnosticPage(
      "missing-key",
      "A mapping lacks a key that it cannot do without.",
      mend: "Add the key.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - name: no gaps
        """
      )
    ),
    DiagnosticPage(
      "conflicting-keys",
      "A mapping has two keys of which only one can hold.",
      mend: "Delete one of the two.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv, table: orders}
        """
      )
    ),
    DiagnosticPage(
      "wrong-kind",
      "A value is a text where a list is expected, or the like.",
      mend: "Write it in the form that the message names.",
      .spec(
        """
        dataset: orders
        source: orders.csv
        """
      )
    ),
    DiagnosticPage(
      "empty-value",
      "A key has no value.",
      mend: "Write one behind the colon, or delete the key.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        owner:
        """
      )
    ),
    DiagnosticPage(
      "unknown-word",
      "A value is not one of the words that its key takes.",
      mend: "Choose one of the words that the message lists.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - {rule: RowCount > 0, severity: warn}
        """
      )
    ),
    DiagnosticPage(
      "not-boolean",
      "A value is neither `true` nor `false`. YAML 1.1 took `yes` and `on` for booleans; "
        + "specs do not.",
      mend: "Write `true` or `false`.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        strict_columns: yes
        """
      )
    ),
    DiagnosticPage(
      "not-integer",
      "A value is not a whole number, or too small.",
      mend: "Write a whole number.",
      .project(
        """
        project: shop
        defaults: {samples: some}
        """
      )
    ),
    DiagnosticPage(
      "not-ratio",
      "A value is not a ratio.",
      mend: "Write a number such as `0.5`, or a share such as `50%`.",
      .project(
        """
        project: shop
        gate: {min_score: high}
        """
      )
    ),
    DiagnosticPage(
      "not-duration",
      "A value is not a time span.",
      mend: "Write a whole number and a unit, such as `24 hours`.",
      .project(
        """
        project: shop
        connections:
          lake: {type: duckdb, timeout: 2min}
        """
      )
    ),
    DiagnosticPage(
      "not-size",
      "A value is not an amount of memory.",
      mend: "Write a whole number and a unit, such as `2 GB`.",
      .project(
        """
        project: shop
        connections:
          lake: {type: duckdb, memory: lots}
        """
      )
    ),
    DiagnosticPage(
      "bad-schedule",
      "A schedule is not a cron expression.",
      mend: "Write five fields: minute, hour, day of the month, month, day of the week.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        slas:
          freshness: {column: placed_at, max_age: 24 hours, schedule: "61 * * * *"}
        """
      )
    ),
    DiagnosticPage(
      "bad-name",
      "A name holds a character that names do not have; names appear in paths and commands.",
      mend: "Use letters, digits, `_` and `-`.",
      .spec(
        """
        dataset: web orders
        source: {path: orders.csv}
        """
      )
    ),
    DiagnosticPage(
      "bad-history",
      "`history` names no store: it is neither `off`, nor a connection, nor a database that can "
        + "keep one.",
      mend: "Write a path that ends with `.sqlite` or `.duckdb`, a `postgres://` URL, the name of "
        + "a connection, or `off`.",
      .project(
        """
        project: shop
        history: no
        """
      )
    ),
    DiagnosticPage(
      "min-above-max",
      "The lower bound is above the upper one, so that nothing could hold.",
      mend: "Swap them, or correct one.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        slas:
          volume: {last: 7, min: 200%, max: 50%}
        """
      )
    ),
  ]
}
