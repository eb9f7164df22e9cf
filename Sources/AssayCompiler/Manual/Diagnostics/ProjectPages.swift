import AssayDiagnostics

// The pages of diagnostics on projects, datasets and the files that they include.

extension DiagnosticPage {
  static let projects: [DiagnosticPage] = [
    DiagnosticPage(
      "unknown-connection",
      "A source names a connection that the project file does not declare.",
      mend: "Correct the name, or declare the connection in `assay.yaml`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {connection: lak, path: orders.csv}
        """,
        "assay.yaml": """
        project: shop
        connections:
          lake: {type: duckdb}
        """,
      ])
    ),
    DiagnosticPage(
      "missing-connection",
      "The project has several connections, and a source names none of them.",
      mend: "Add `connection:` to the source.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        """,
        "assay.yaml": """
        project: shop
        connections:
          lake: {type: duckdb}
          archive: {type: duckdb, url: archive.duckdb}
        """,
      ])
    ),
    DiagnosticPage(
      "missing-dialect",
      "A connection does not tell which SQL its engine speaks.",
      mend: "Add `dialect:`; Sail, Spark and Databricks speak `spark`.",
      .project(
        """
        project: shop
        connections:
          lake: {type: flightsql, url: "grpc://lake:50051"}
        """
      )
    ),
    DiagnosticPage(
      "missing-driver",
      "A connection of type `adbc` does not tell which driver it takes.",
      mend: "Add `driver:` with the name of its manifest or the path of its library.",
      .project(
        """
        project: shop
        connections:
          vault: {type: adbc, dialect: tsql}
        """
      )
    ),
    DiagnosticPage(
      "missing-url",
      "A connection does not tell where its database is.",
      mend: "Add `url:`.",
      .project(
        """
        project: shop
        connections:
          warehouse: {type: postgres}
        """
      )
    ),
    DiagnosticPage(
      "dialect-of-embedded-engine",
      "A connection to the embedded engine names the SQL of another one.",
      mend: "Remove `dialect:`.",
      .project(
        """
        project: shop
        connections:
          lake: {type: duckdb, dialect: postgres}
        """
      )
    ),
    DiagnosticPage(
      "memory-of-server",
      "A connection to a server says how much memory it may use.",
      mend: "Remove `memory:`; the server has settings of its own.",
      .project(
        """
        project: shop
        connections:
          warehouse: {type: postgres, url: "${WAREHOUSE_URL:-postgresql://localhost/shop}", memory: 2 GB}
        """
      )
    ),
    DiagnosticPage(
      "files-on-server",
      "A source names files and a connection that cannot read them.",
      mend: "Name a connection of type duckdb, or a table of this connection.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {connection: warehouse, path: orders.csv}
        """,
        "assay.yaml": """
        project: shop
        connections:
          warehouse: {type: postgres, url: "postgresql://db/shop"}
        """,
      ])
    ),
    DiagnosticPage(
      "query-across-connections",
      "A query reads a dataset that is on another engine than its own.",
      mend: "Use a rule that works across connections, or keep to the datasets of one.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - CustomSql "select count(*) from customers" > 0
        ---
        dataset: customers
        source: {connection: warehouse, table: customers}
        """,
        "assay.yaml": """
        project: shop
        connections:
          warehouse: {type: postgres, url: "postgresql://db/shop"}
        """,
      ])
    ),
    DiagnosticPage(
      "option-not-scalar",
      "An option of a connection is a list or a mapping.",
      mend: "Give one text or number.",
      .project(
        """
        project: shop
        connections:
          lake: {type: duckdb, options: {threads: [1, 2]}}
        """
      )
    ),
    DiagnosticPage(
      "duplicate-dataset",
      "Two documents define a dataset of the same name.",
      mend: "Give one of them another name.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        ---
        dataset: orders
        source: {path: more.csv}
        """
      )
    ),
    DiagnosticPage(
      "missing-source",
      "A dataset does not say where its data are.",
      mend: "Add `source:` with `path:`, `table:` or `query:`.",
      .spec(
        """
        dataset: orders
        rules:
          - RowCount > 0
        """
      )
    ),
    DiagnosticPage(
      "format-without-path",
      "A source that is a table or a query has a file format.",
      mend: "Remove `format:`.",
      .spec(
        """
        dataset: orders
        source: {table: orders, format: csv}
        """
      )
    ),
    DiagnosticPage(
      "options-without-path",
      "A source that is a table or a query has options of a file reader.",
      mend: "Remove `options:`.",
      .spec(
        """
        dataset: orders
        source: {table: orders, options: {header: true}}
        """
      )
    ),
    DiagnosticPage(
      "not-a-table",
      "`table:` takes the name of a table, perhaps with its schema and its database before it. A function, a file or "
        + "a part of a statement is none, and could do more than be read.",
      mend:
        "Write the name, with quotes around a part that is not letters, digits and underscores; or take `query:`.",
      .spec(
        """
        dataset: orders
        source: {table: "read_text('/etc/hostname')"}
        """
      )
    ),
    DiagnosticPage(
      "not-an-option",
      "The name of a reader option has something else than letters, digits and underscores, which could leave its "
        + "place in the statement.",
      mend: "Write the name as the reader documents it.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv, options: {null-str: NA}}
        """
      )
    ),
    DiagnosticPage(
      "unknown-format",
      "The names of the files do not tell their format.",
      mend: "Add `format:`.",
      .spec(
        """
        dataset: orders
        source: {path: orders.dat}
        """
      )
    ),
    DiagnosticPage(
      "unreadable-include",
      "A file that a spec names cannot be read.",
      mend: "Check the path; it is relative to the file that names it.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        extends: [common.yaml]
        """
      )
    ),
    DiagnosticPage(
      "include-cycle",
      "A file extends itself, directly or by way of others.",
      mend: "Take one `extends:` of the circle away.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        extends: [common.yaml]
        """,
        "common.yaml": """
        extends: [common.yaml]
        owner: shop
        """,
      ])
    ),
    DiagnosticPage(
      "too-many-includes",
      "A dataset extends more files than any project has reason to, in a row or in all. "
        + "Folders that link to each other never end.",
      mend: "Extend fewer fragments, or put them into one file.",
      ExampleProject(
        [
          ExampleFile(
            "orders.yaml",
            "dataset: orders\nsource: {path: orders.csv}\nextends: [1.yaml]   # which extends 2.yaml, and so on\n"
          )
        ]
          + (1...40).map { number in
            ExampleFile("\(number).yaml", shown: "") {
              Array("extends: [\(number + 1).yaml]\n".utf8)
            }
          }
      )
    ),
    DiagnosticPage(
      "fragment-with-dataset",
      "A file that others extend has a `dataset:` of its own.",
      mend: "Remove the key, or extend another file.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        extends: [common.yaml]
        """,
        "common.yaml": """
        dataset: common
        owner: shop
        """,
      ])
    ),
    DiagnosticPage(
      "fragment-with-source",
      "A file that others extend has a `source:`.",
      mend: "Move it to the datasets that extend the file.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        extends: [common.yaml]
        """,
        "common.yaml": "source: {path: common.csv}",
      ])
    ),
    DiagnosticPage(
      "unused-fragment",
      "A document without `dataset:` is extended by no dataset, so that nothing in it is "
        + "ever checked.",
      mend: "Add `dataset:` if it is meant to be one, or extend it.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        """,
        "common.yaml": """
        rules:
          - RowCount > 0
        """,
      ])
    ),
    DiagnosticPage(
      "duplicate-rule",
      "Two rules of a dataset have the same name. Reports tell rules apart by it, which is "
        + "the rule's text where none is given.",
      mend: "Remove one, or give it a `name:`.",
      .rules(#"IsComplete "id""#, #"IsComplete "id""#)
    ),
  ]
}
