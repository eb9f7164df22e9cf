import AssayDiagnostics

// The pages of diagnostics on tests of rules.

extension DiagnosticPage {
  static let testsOfRules: [DiagnosticPage] = [
    DiagnosticPage(
      "duplicate-test",
      "Two tests of a dataset have the same name, by which reports tell them apart.",
      mend: "Give one of them another name.",
      .tests(
        """
          - {name: ids are unique, given: [{id: 1}], expect: {IsUnique "id": pass}}
          - {name: ids are unique, given: [{id: 2}], expect: {IsUnique "id": pass}}
        """
      )
    ),
    DiagnosticPage(
      "not-moment",
      "A moment is none: it is written like `2026-01-31` or `2026-01-31T09:05:00Z`.",
      mend: "Correct it.",
      .tests(
        """
          - name: one id
            as_of: yesterday
            given: [{id: 1}]
            expect: {IsUnique "id": pass}
        """
      )
    ),
    DiagnosticPage(
      "not-number",
      "A value of a test that is to be a number is none.",
      mend: "Write it in decimals.",
      .tests(
        """
          - name: half of the ids are unique
            given: [{id: 1}, {id: 2}, {id: 2}]
            expect: {IsUnique "id": {outcome: fail, value: a third}}
        """
      )
    ),
    DiagnosticPage(
      "test-without-rows",
      "A test gives no rows of a dataset that a rule looks at.",
      mend: "Name the datasets under `given:`, each with its rows; `[]` is an empty "
        + "table.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - ReferentialIntegrity "customer" "customers.id" = 1.0
        tests:
          - name: customers are known
            given: [{customer: 1}]
            expect: {'ReferentialIntegrity "customer" "customers.id" = 1.0': fail}
        """,
        "customers.yaml": """
        dataset: customers
        source: {path: customers.csv}
        """,
      ])
    ),
    DiagnosticPage(
      "wrong-value",
      "A value of a row is not of the type that `columns` lists for its column.",
      mend: "Correct the value, or the type.",
      .tests(
        """
          - name: one id
            given: [{id: first}]
            expect: {IsUnique "id": pass}
        """
      )
    ),
    DiagnosticPage(
      "fixture-format",
      "The name of a file of rows does not tell what is in it.",
      mend: "Give a file that ends with `.csv`, `.json` or `.parquet`.",
      .tests(
        """
          - name: one id
            given: rows.xlsx
            expect: {IsUnique "id": pass}
        """
      )
    ),
    DiagnosticPage(
      "missing-fixture",
      "There is no file of rows where a test says. `assay compile` and `assay test` "
        + "look for it, other commands do not.",
      mend: "Correct the path, which is relative to the file that names it.",
      .tests(
        """
          - name: one id
            given: rows.csv
            expect: {IsUnique "id": pass}
        """
      )
    ),
    DiagnosticPage(
      "unknown-history-value",
      "A test says of earlier runs what no rule of the dataset looks at.",
      mend: "Name a rule that looks back, or what it measures.",
      .tests(
        """
          - name: one id
            given: [{id: 1}]
            history: [{RowCont: 3}]
            expect: {IsUnique "id": pass}
        """
      )
    ),
    DiagnosticPage(
      "unknown-test-rule",
      "A test expects something of a rule that the dataset does not have.",
      mend: "Give the name of the rule, or its text as it is written.",
      .tests(
        """
          - name: one id
            given: [{id: 1}]
            expect: {IsUnique "ids": pass}
        """
      )
    ),
    DiagnosticPage(
      "untestable-rule",
      "A test expects something of a rule that looks at files themselves, such as "
        + "their age or number. Rows cannot tell it.",
      mend: "Take the rule out of the test.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - FileSize "orders.csv" < 5 MB
        tests:
          - name: the file is small
            given: [{id: 1}]
            expect: {'FileSize "orders.csv" < 5 MB': pass}
        """
      )
    ),
    DiagnosticPage(
      "test-without-moment",
      "What comes of a rule depends on the time of day, and the test does not say "
        + "which moment counts as now. It could hold today and not tomorrow.",
      mend: "Add `as_of:` to the test.",
      .tests(
        """
          - name: the future is caught
            given: [{id: 1, sent_at: 2999-01-01}]
            expect: {ColumnValues "sent_at" <= now(): fail}
        """
      )
    ),
  ]
}
