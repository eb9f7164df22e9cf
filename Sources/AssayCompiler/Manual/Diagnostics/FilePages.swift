import AssayDiagnostics

// The pages of diagnostics on rules over files, and on analyzers that only documents know.

extension DiagnosticPage {
  static let files: [DiagnosticPage] = [
    DiagnosticPage(
      "no-files",
      "A rule over files names no path, and its dataset is not read from files.",
      mend: "Write the path behind the rule type, or give the source a `path:`.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {query: SELECT 1 AS id}
        rules:
          - FileSize > 1 KB
        """
      ])
    ),
    DiagnosticPage(
      "recent-files",
      "The tag `recentFiles` takes how many files to look at, the most recently changed first.",
      mend: "Write a whole number above 0.",
      .rules(#"FileSize "data" > 1 KB with recentFiles = "all""#)
    ),
    DiagnosticPage(
      "unknown-hash-algorithm",
      "The tag `hashAlgorithm` names a checksum that does not exist here.",
      mend: "Write `MD5`, `SHA-1` or `SHA-256`, or leave the tag away.",
      .rules(#"FileUniqueness "data" > 0.9 with hashAlgorithm = "CRC32""#)
    ),
    DiagnosticPage(
      "documented-only",
      "AWS documents this analyzer, but its parser refuses a ruleset that holds it.",
      mend: "Move it to `analyzers:` of the dataset, or set `dqdl: lenient` in the project.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        rules: |
          Rules = [ RowCount > 0 ]
          Analyzers = [ Distribution "amount" ]
        """
      ])
    ),
    DiagnosticPage(
      "bins-out-of-range",
      "The tag `bins` of `Distribution` takes the number of ranges, or of values, to count.",
      mend: "Write a whole number from 1 to 20.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        analyzers:
          - Distribution "amount" with bins = 50
        rules:
          - RowCount > 0
        """,
        "assay.yaml": """
        project: shop
        dqdl: lenient
        """,
      ])
    ),
  ]
}
