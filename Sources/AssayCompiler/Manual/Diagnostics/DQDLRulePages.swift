import AssayDiagnostics

// The pages of diagnostics on rules of DQDL that cannot be read.

extension DiagnosticPage {
  static let dqdlRules: [DiagnosticPage] = [
    DiagnosticPage(
      "negated-rule",
      "`not` stands before a rule.",
      mend: "Negate the condition instead: `!=`, `not in`, `not between`, `not matches`.",
      .dqdl(#"Rules = [ not IsComplete "id" ]"#)
    ),
    DiagnosticPage(
      "reserved-word",
      "A word of the language stands where a name is expected.",
      mend: "Put the name in double quotes.",
      .dqdl("Rules = [ IsComplete days ]")
    ),
    DiagnosticPage(
      "date-shaped-text",
      "A text that looks like a date or a time stands where it cannot; DQDL reads each such "
        + "text as one.",
      mend: "Use another text.",
      .dqdl(#"Rules = [ IsComplete "2024-01-31" ]"#)
    ),
    DiagnosticPage(
      "unquoted-name",
      "A name without quotes holds other characters than letters, digits, `_` and `.`.",
      mend: "Put it in double quotes.",
      .dqdl("Rules = [ IsComplete order-id ]")
    ),
    DiagnosticPage(
      "unquoted-text",
      "A text stands without quotes.",
      mend: "Put it in double quotes.",
      .dqdl(#"Rules = [ ColumnValues "status" matches open ]"#)
    ),
    DiagnosticPage(
      "clause-order",
      "A part of a rule stands too late, twice, or behind a parenthesis.",
      mend: "Keep the order: condition, `where`, `labels`, `with`; each once.",
      .dqdl(#"Rules = [ ColumnValues "status" = "a" with ignoreCase = "true" where "id > 1" ]"#)
    ),
    DiagnosticPage(
      "misplaced-variable",
      "A variable stands where it cannot.",
      mend: "Variables stand for parameters, and for the values of `in $name`; write the "
        + "value itself elsewhere.",
      .dqdl(
        """
        state = "open"
        Rules = [ ColumnValues "status" = $state ]
        """
      )
    ),
    DiagnosticPage(
      "unknown-operator",
      "A condition uses an operator of another language.",
      mend: "Write the operator that the message offers.",
      .dqdl("Rules = [ RowCount == 10 ]")
    ),
    DiagnosticPage(
      "unordered-text",
      "A text is compared by order, which texts do not have in DQDL.",
      mend: "Use `=`, `!=`, `in`, `not in`, `matches` or `not matches`; a date looks like "
        + "`\"2024-01-31\"`.",
      .dqdl(#"Rules = [ ColumnValues "status" > "a" ]"#)
    ),
    DiagnosticPage(
      "mixed-operands",
      "The values of a condition are of different kinds.",
      mend: "Write values of one kind.",
      .dqdl(#"Rules = [ ColumnValues "status" in ["a", 1] ]"#)
    ),
    DiagnosticPage(
      "tag-value",
      "A tag behind `with` takes a text or a number, and has a value of another kind.",
      mend: "Write a text in double quotes, or a number.",
      .dqdl(#"Rules = [ ColumnDataType "day" = "DATE" with format = "2024-01-31" ]"#)
    ),
    DiagnosticPage(
      "malformed-value",
      "Something stands in the place of a value that is none.",
      mend: "Write a number, a text in double quotes, a date, or `NULL`.",
      .dqdl("Rules = [ RowCount > many ]")
    ),
    DiagnosticPage(
      "unknown-unit",
      "A duration or a size has a unit that DQDL does not know.",
      mend: "Use `days`, `hours`, `minutes`, or `B`, `KB`, `MB`, `GB`, `TB`.",
      .dqdl(#"Rules = [ DataFreshness "placed_at" < 2 weeks ]"#)
    ),
    DiagnosticPage(
      "number-out-of-range",
      "The number of a duration or size is too large.",
      mend: "Use a larger unit.",
      .dqdl(#"Rules = [ DataFreshness "placed_at" < 3000000000 minutes ]"#)
    ),
    DiagnosticPage(
      "bare-offset",
      "`now()` with an offset stands without its pair of parentheses, or where it cannot.",
      mend: "Write `(now() - 3 days)`.",
      .dqdl(#"Rules = [ ColumnValues "placed_at" > now() - 3 days ]"#)
    ),
    DiagnosticPage(
      "invalid-time",
      "There is no such time of day.",
      mend: "Write a time from `\"00:00\"` to `\"23:59\"`, or with `AM` or `PM`.",
      .dqdl(#"Rules = [ ColumnValues "placed_at" > "25:00" ]"#)
    ),
    DiagnosticPage(
      "lenient-dqdl",
      "The project has `dqdl: lenient`, and a rule is written in a form that AWS's "
        + "documentation shows but its parser refuses.",
      mend: "Write it as the message says, and it runs on AWS Glue, too.",
      .files([
        "orders.yaml": """
        dataset: orders
        source: {path: orders.csv}
        rules:
          - rowcount > 0
        """,
        "assay.yaml": """
        project: shop
        dqdl: lenient
        """,
      ])
    ),
  ]
}
