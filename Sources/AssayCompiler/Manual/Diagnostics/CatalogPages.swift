import AssayDiagnostics

// The pages of diagnostics on rules that do not fit their type, and the names in a document.

extension DiagnosticPage {
  static let catalog: [DiagnosticPage] = [
    DiagnosticPage(
      "unknown-rule-type",
      "There is no rule type of this name.",
      mend: "Correct the name; `assay explain` lists all rule types.",
      .rules(#"IsComplet "id""#)
    ),
    DiagnosticPage(
      "unknown-analyzer-type",
      "There is no analyzer of this name.",
      mend: "Correct the name.",
      .dqdl(#"Analyzers = [ Completenes "id" ]"#)
    ),
    DiagnosticPage(
      "analyzer-in-rules",
      "A type that only measures stands among the rules.",
      mend: "Move it to the analyzers.",
      .dqdl(#"Rules = [ AllStatistics "id" > 0 ]"#)
    ),
    DiagnosticPage(
      "documented-only",
      "A ruleset holds an analyzer that AWS documents but whose parser refuses the whole ruleset.",
      mend: "Move it to `analyzers:` of the dataset.",
      .dqdl(#"Analyzers = [ Distribution "id" ]"#)
    ),
    DiagnosticPage(
      "bins-out-of-range",
      "The tag `bins` of `Distribution` is not a number from 1 to 20.",
      mend: "Write such a number.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        analyzers:
          - Distribution "id" with bins = 50
        """,
        "assay.yaml": """
        project: shop
        dqdl: lenient
        """,
      ])
    ),
    DiagnosticPage(
      "rule-in-analyzers",
      "A type that only judges stands among the analyzers.",
      mend: "Move it to the rules.",
      .dqdl(#"Analyzers = [ IsComplete "id" ]"#)
    ),
    DiagnosticPage(
      "wrong-parameter-count",
      "A rule has too many parameters, or too few.",
      mend: "Write as many as the message says; `assay explain` shows the form of a type.",
      .rules(#"IsComplete "id" "status""#)
    ),
    DiagnosticPage(
      "rule-as-parameter",
      "The name of a rule type stands behind another rule, where it is read as a parameter.",
      mend: "Put a comma between two rules, or parentheses around the parts of `and` and `or`.",
      .dqdl(#"Rules = [ IsComplete "id" and IsComplete "status" ]"#)
    ),
    DiagnosticPage(
      "empty-where",
      "A `where` holds nothing.",
      mend: "Write an SQL predicate, or remove the clause.",
      .rules(#"IsComplete "id" where """#)
    ),
    DiagnosticPage(
      "where-not-supported",
      "A rule has a `where`, and its type does not look at single rows, or takes none upstream.",
      mend: "Remove the clause, or put the condition into `filter:` of the source.",
      .rules(#"ColumnExists "id" where "id > 1""#)
    ),
    DiagnosticPage(
      "threshold-not-supported",
      "A rule has a threshold, and its type does not count rows, or takes none upstream.",
      mend: "Remove the threshold; a number can be compared directly, as in `Completeness "
        + "\"id\" > 0.9`.",
      .rules(#"IsComplete "id" with threshold > 0.9"#)
    ),
    DiagnosticPage(
      "repeated-threshold",
      "A rule has two thresholds.",
      mend: "Write a range: `with threshold between 0.5 and 0.9`.",
      .rules(#"ColumnValues "id" > 0 with threshold > 0.5 with threshold < 0.9"#)
    ),
    DiagnosticPage(
      "threshold-as-text",
      "A threshold stands in quotes. It is then a tag that nothing looks at, and all rows "
        + "must pass.",
      mend: "Write a number.",
      .rules(#"ColumnValues "id" > 0 with threshold = "0.9""#)
    ),
    DiagnosticPage(
      "tag-operator",
      "A tag behind `with` has another operator than `=`.",
      mend: "Write `with name = value`.",
      .rules(#"ColumnValues "status" = "a" with ignoreCase != "true""#)
    ),
    DiagnosticPage(
      "unknown-tag",
      "No rule type knows a tag behind `with`, so that it is ignored.",
      mend: "Correct the name, or remove the tag.",
      .rules(#"ColumnValues "status" = "a" with ignorecase = "true""#)
    ),
    DiagnosticPage(
      "unknown-time-zone",
      "There is no time zone of this name.",
      mend: "Use a name such as `Europe/Berlin`, `UTC` or `+02:00`.",
      .rules(#"ColumnValues "status" > "12:00" with timeZone = "Europe/Berlinn""#)
    ),
    DiagnosticPage(
      "missing-condition",
      "A rule whose type measures something is compared with nothing.",
      mend: "Add a condition.",
      .rules(#"Completeness "id""#)
    ),
    DiagnosticPage(
      "unexpected-condition",
      "A rule that is either true or not is compared with something.",
      mend: "Remove the comparison, or use the type that measures: `Completeness` for "
        + "`IsComplete`, `Uniqueness` for `IsUnique`.",
      .rules(#"IsComplete "id" > 0.9"#)
    ),
    DiagnosticPage(
      "wrong-condition",
      "A rule is compared with a value of the wrong kind.",
      mend: "Compare it with what the message names.",
      .rules(#"RowCount = "ten""#)
    ),
    DiagnosticPage(
      "invalid-size",
      "A size without a unit is not a whole number of bytes.",
      mend: "Write a unit, as in `5 MB`.",
      .dqdl(#"Rules = [ FileSize "in/" > 1.5 ]"#)
    ),
    DiagnosticPage(
      "empty-labels",
      "`labels` holds no label.",
      mend: "Remove it, or write one.",
      .dqdl("Rules = [ RowCount > 0 labels = [] ]")
    ),
    DiagnosticPage(
      "too-many-labels",
      "A rule has too many labels, default labels included.",
      mend: "Remove some.",
      .dqdl(
        "Rules = [ RowCount > 0 labels = ["
          + (1...11).map { "\"k\($0)\"=\"v\"" }.joined(separator: ", ") + "] ]"
      )
    ),
    DiagnosticPage(
      "duplicate-label",
      "A rule has a label twice.",
      mend: "Remove one of the two.",
      .dqdl(#"Rules = [ RowCount > 0 labels = ["team"="shop", "team"="crm"] ]"#)
    ),
    DiagnosticPage(
      "empty-label",
      "The key or the value of a label is empty.",
      mend: "Write one.",
      .dqdl(#"Rules = [ RowCount > 0 labels = ["team"=""] ]"#)
    ),
    DiagnosticPage(
      "long-label",
      "The key or the value of a label is too long.",
      mend: "Shorten it.",
      .dqdl(
        "Rules = [ RowCount > 0 labels = [\"team\"=\"\(String(repeating: "x", count: 300))\"] ]"
      )
    ),
    DiagnosticPage(
      "variable-name",
      "The name of a variable starts with `.` or `_`.",
      mend: "Start it with a letter.",
      .dqdl(
        """
        _status = "a"
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "duplicate-variable",
      "A variable is declared twice.",
      mend: "Remove one of the two.",
      .dqdl(
        """
        status = "a"
        status = "b"
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "nested-variable",
      "The value of a variable refers to another variable.",
      mend: "Write the value out.",
      .dqdl(
        """
        one = "a"
        two = "$one"
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "undefined-variable",
      "A rule names a variable that is not declared.",
      mend: "Declare it before `Rules`, or correct the name.",
      .dqdl(
        """
        states = ["a", "b"]
        Rules = [ ColumnValues "status" in $state ]
        """
      )
    ),
    DiagnosticPage(
      "list-as-parameter",
      "A variable that is a list stands for a parameter.",
      mend: "A list stands behind `in` and `not in` only; declare a text for a parameter.",
      .dqdl(
        """
        column = ["id", "status"]
        Rules = [ IsComplete $column ]
        """
      )
    ),
    DiagnosticPage(
      "variable-in-analyzer",
      "An analyzer uses a variable. AWS Glue takes the name for a text there; here the "
        + "variable is resolved.",
      mend: "Write the value itself, so that both agree.",
      .dqdl(
        """
        column = "id"
        Analyzers = [ Completeness $column ]
        """
      )
    ),
    DiagnosticPage(
      "unknown-entry",
      "`Metadata` or `DataSources` has an entry that DQDL does not know.",
      mend: "Correct the name, or remove the entry.",
      .dqdl(
        """
        Metadata = { "Versoin": "1.0" }
        Rules = [ RowCount > 0 ]
        """
      )
    ),
    DiagnosticPage(
      "unknown-metric",
      "`DetectAnomalies` names something that is not measured, so that there is nothing to watch.",
      mend: "Write the name of an analyzer, and what it takes behind it.",
      .rules(#"DetectAnomalies "RowCuont""#)
    ),
    DiagnosticPage(
      "bound-not-number",
      "A bound of `DetectAnomalies` is not a number, or the lower one is above the upper one.",
      mend: "Write numbers, or let `assay anomalies freeze` write them.",
      .rules(#"DetectAnomalies "RowCount" with lower = "many""#)
    ),
  ]
}
