import AssayDiagnostics

// The pages of diagnostics on rules that can be read but make no sense for the data.

extension DiagnosticPage {
  static let meaning: [DiagnosticPage] = [
    DiagnosticPage(
      "unknown-column",
      "A rule names a column that the contract of the dataset does not list.",
      mend: "Correct the name, or add the column to `columns:`.",
      .rules(#"IsComplete "staus""#)
    ),
    DiagnosticPage(
      "wrong-column-type",
      "A rule needs a column of another type than the contract gives.",
      mend: "Correct the type in `columns:`, or use a rule that fits it.",
      .rules(#"Mean "status" > 0"#)
    ),
    DiagnosticPage(
      "column-not-locked",
      "A rule names a column that the source did not have when its schema was locked, so that the rule could not be "
        + "measured.",
      mend: "Correct the name; or, if the source has the column now, run `assay lock`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {table: orders}
        rules:
          - IsComplete "staus"
        """,
        "assay.lock": """
        version: 1
        datasets:
          orders:
            columns:
              id: BIGINT NOT NULL
              status: VARCHAR
            keys:
              - primary: [id]
        """,
      ])
    ),
    DiagnosticPage(
      "wrong-locked-type",
      "A rule needs a column of another type than the source had when its schema was locked.",
      mend:
        "Use a rule that fits the type; or, if the source has another type now, run `assay lock`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {table: orders}
        rules:
          - Mean "status" > 0
        """,
        "assay.lock": """
        version: 1
        datasets:
          orders:
            columns:
              status: VARCHAR
        """,
      ])
    ),
    DiagnosticPage(
      "operand-never-compares",
      "A rule on single values is compared with arithmetic or `NULL`. AWS Glue accepts that "
        + "and fails the rule whatever the data are.",
      mend: "Write the number itself.",
      .rules(#"ColumnValues "id" > 1 + 2"#)
    ),
    DiagnosticPage(
      "never-holds",
      "A rule fails whatever the data are: its condition can be met by no value, or AWS Glue accepts it and gives it no "
        + "meaning.",
      mend: "Do as the message says.",
      .rules(#"ColumnDataType "status" = "NUMBER""#)
    ),
    DiagnosticPage(
      "unknown-function",
      "A condition calls a function that does not exist.",
      mend: "Correct the name.",
      .rules("RowCount > average(last(3))")
    ),
    DiagnosticPage(
      "bad-history-function",
      "A number that earlier runs decide cannot be worked out, whatever they measured: a list stands where one number is "
        + "needed, or a count or a position is none.",
      mend:
        "Put a function around the list, as in `avg(last(3))`, or pick one value, as in `index(last(3), 0)`.",
      .rules("RowCount > last(3) * 0.8")
    ),
    DiagnosticPage(
      "wrong-argument-count",
      "A function in a condition has too many arguments, or too few.",
      mend: "Write as many as the message says.",
      .rules("RowCount > index(last(3))")
    ),
    DiagnosticPage(
      "not-in-row-composite",
      "The project judges compositions row by row, and a rule in one looks at the dataset as "
        + "a whole.",
      mend: "Write it as a rule of its own, or set `defaults: {composites: dataset}`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - (Completeness "id" > 0.9) or (IsComplete "status")
        """,
        "assay.yaml": """
        project: shop
        defaults: {composites: row}
        """,
      ])
    ),
    DiagnosticPage(
      "too-many-clauses",
      "A composition with many `and` inside of `or` grows too large when it is judged row by row.",
      mend: "Split it into several rules.",
      .files([
        "orders.yaml":
          "dataset: orders\nsource: {path: orders.csv}\nrules:\n  - "
          + (1...20).map { "((IsComplete \"a\($0)\") and (IsComplete \"b\($0)\"))" }
          .joined(separator: " or "),
        "assay.yaml": "project: shop\ndefaults: {composites: row}",
      ])
    ),
    DiagnosticPage(
      "malformed-pattern",
      "A text is not a regular expression.",
      mend: "Escape characters that have a meaning with a backslash.",
      .rules(#"ColumnNamesMatchPattern "[a-z""#)
    ),
    DiagnosticPage(
      "impossible-date",
      "A date does not exist. AWS Glue accepts it and fails the rule whatever the data are.",
      mend: "Correct the date.",
      .rules(#"ColumnValues "status" > "2024-02-30""#)
    ),
    DiagnosticPage(
      "unknown-dataset",
      "A rule refers to a dataset that the project does not have.",
      mend: "Correct the name, or add a spec for the dataset.",
      .rules(#"RowCountMatch "orderz" = 1.0"#)
    ),
    DiagnosticPage(
      "malformed-reference",
      "A parameter does not name columns of another dataset.",
      mend: "Write `\"dataset.column\"`, or `\"dataset.{first,second}\"`.",
      .rules(#"ReferentialIntegrity "id" "orders" = 1.0"#)
    ),
    DiagnosticPage(
      "reference-count",
      "A rule refers from so many columns to another number of columns.",
      mend: "Name as many columns on both sides.",
      .rules(#"ReferentialIntegrity "id,status" "orders.id" = 1.0"#)
    ),
    DiagnosticPage(
      "malformed-aggregate",
      "A parameter is neither a sum nor an average.",
      mend: "Write `\"sum(column)\"` or `\"avg(dataset.column)\"`.",
      .rules(#"AggregateMatch "max(id)" "sum(id)" = 1.0"#)
    ),
    DiagnosticPage(
      "no-files",
      "A rule on files has no path, and its dataset is not read from files.",
      mend: "Write the path of the files, or give the source a `path:`.",
      .spec(
        """
        dataset: orders
        source: {table: orders}
        rules:
          - FileSize > 1 KB
        """
      )
    ),
    DiagnosticPage(
      "recent-files",
      "The tag `recentFiles` is not a number of files.",
      mend: "Write a whole number above 0.",
      .rules(#"FileSize "in/" > 1 KB with recentFiles = "few""#)
    ),
    DiagnosticPage(
      "unknown-hash-algorithm",
      "There is no hash algorithm of this name.",
      mend: "Write one that the message lists; without the tag it is SHA-256.",
      .rules(#"FileUniqueness "in/" = 1.0 with hashAlgorithm = "CRC""#)
    ),
    DiagnosticPage(
      "malformed-mapping",
      "A parameter does not pair columns.",
      mend: "Write `\"column\"` or `\"column->other\"`, and separate pairs by commas.",
      .rules(#"DatasetMatch "orders" "id->" = 1.0"#)
    ),
    DiagnosticPage(
      "threshold-ignored",
      "CustomSql has a condition and a threshold. The condition compares the number that the "
        + "query gives; a threshold counts rows.",
      mend: "Remove the threshold, or the condition.",
      .rules(#"CustomSql "select count(*) from primary" > 0 with threshold > 0.9"#)
    ),
    DiagnosticPage(
      "empty-query",
      "A query says nothing.",
      mend: "Write a SELECT.",
      .rules(#"CustomSql "-- later" > 0"#)
    ),
    DiagnosticPage(
      "not-a-query",
      "A text that should read data is another statement, or a part of it writes, locks rows, or calls a function "
        + "that does more than compute. A check only reads; nothing that a spec says may change data.",
      mend:
        "Start with SELECT or WITH, and leave out what writes. A column that is called like such a word goes in "
        + "quotes.",
      .rules(#"CustomSql "delete from orders" > 0"#)
    ),
    DiagnosticPage(
      "several-statements",
      "A query goes on behind a semicolon.",
      mend: "Remove the semicolon and what follows it.",
      .rules(#"CustomSql "select 1; drop table orders" > 0"#)
    ),
    DiagnosticPage(
      "unbalanced-query",
      "In a query a quote, a comment or a parenthesis is opened or closed once too often.",
      mend: "Close what is opened.",
      .rules(#"CustomSql "select count(*) from (select 1" > 0"#)
    ),
    DiagnosticPage(
      "not-a-predicate",
      "The text of a `where` or a `filter` is not one SQL condition that only reads.",
      mend: "Write one condition, without a semicolon, and close what is opened.",
      .rules(#"RowCount > 0 where "id > (1""#)
    ),
  ]
}
