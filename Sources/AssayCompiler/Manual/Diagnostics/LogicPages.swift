import AssayDiagnostics

// The pages of diagnostics on what rules say in vain, twice, or against each other, and of comments that allow them.

extension DiagnosticPage {
  static let logic: [DiagnosticPage] = [
    DiagnosticPage(
      "always-holds",
      "The condition of a rule, or of an SLA, holds for every value that there can be, so that it checks nothing. A share "
        + "lies between 0 and 1, a number of rows is not negative.",
      mend: "Ask for more, or make it an analyzer, which measures and judges nothing.",
      .rules(#"Completeness "status" >= 0"#)
    ),
    DiagnosticPage(
      "contradicting-rules",
      "Two rules, or two parts of one, cannot both hold, whatever the data are.",
      mend: "Correct one of them, or set it to `status: disabled`.",
      .rules(#"Mean "id" > 10"#, #"Mean "id" < 5"#)
    ),
    DiagnosticPage(
      "implied-rule",
      "A rule holds whenever another one does, and is not graver than that one: it tells nothing new. "
        + "`IsPrimaryKey` says what `IsUnique` and `IsComplete` say, `> 0.95` says what `> 0.9` says.",
      mend: "Remove it, or set it to another severity.",
      .rules(#"IsPrimaryKey "id""#, #"IsUnique "id""#)
    ),
    DiagnosticPage(
      "same-meaning",
      "Two rules mean the same in other words, or under other names. The score counts both.",
      mend: "Remove one of them.",
      .rules(#"IsComplete "status""#, #"Completeness "status" >= 1.0"#)
    ),
    DiagnosticPage(
      "empty-pattern",
      "No text matches the pattern of a rule: something stands before the start of the text or behind its end, or a class "
        + "of characters holds none.",
      mend: #"Escape `^` and `$` with a backslash where they stand for themselves, as in `\$5`."#,
      .rules(#"ColumnValues "status" matches "US$5""#)
    ),
    DiagnosticPage(
      "never-due",
      "The fields of a schedule match no date of the calendar.",
      mend: "Correct the day or the month.",
      .spec(
        """
        dataset: orders
        source: {path: orders.csv}
        slas:
          freshness: {max_age: 1 day, schedule: "0 0 31 2 *"}
        """
      )
    ),
    DiagnosticPage(
      "rare-tag",
      "A tag stands in one place, and is one letter away from a tag that stands in many. Routes and selections would miss "
        + "it.",
      mend: "Correct it, or allow it by a comment.",
      .spec(
        """
        dataset: orders
        tags: [tier-1]
        source: {path: orders.csv}
        ---
        dataset: customers
        tags: [tier-1]
        source: {path: customers.csv}
        ---
        dataset: products
        tags: [tier-1]
        source: {path: products.csv}
        ---
        dataset: returns
        tags: [teir-1]
        source: {path: returns.csv}
        """
      )
    ),
    DiagnosticPage(
      "allow-without-reason",
      "A comment `# assay: allow` keeps a warning quiet and does not say why, so that nobody can tell later whether it "
        + "still should.",
      mend: "Add `because` and a reason.",
      .rules(#"RowCount >= 0   # assay: allow always-holds"#)
    ),
    DiagnosticPage(
      "unused-allow",
      "A comment `# assay: allow` keeps no warning quiet: there is none of its name here, or it cannot be read.",
      mend:
        "Remove it, or correct the name. It stands on the line of the warning, or alone right above.",
      .rules(#"RowCount > 0   # assay: allow always-holds because it measures"#)
    ),
  ]
}
