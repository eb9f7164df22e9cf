import AssayDiagnostics
import AssayModel

// What is said about tests of rules.

extension Diagnostic {
  static func duplicateTest(_ name: Located<String>, first: Span) -> Diagnostic {
    Diagnostic(
      "duplicate-test",
      .error,
      "two tests are called `\(name.value)`",
      at: name.span,
      also: [Annotation(first, label: "the first one")],
      help: ["Give one of them another name."]
    )
  }

  static func notMoment(_ moment: Located<String>) -> Diagnostic {
    Diagnostic(
      "not-moment",
      .error,
      "`as_of` is a day or a moment",
      at: moment.span,
      help: ["Write it like `2026-01-31` or `2026-01-31T09:05:00Z`."]
    )
  }

  // MARK: Rows

  static func testWithoutOwnRows(of dataset: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "test-without-rows",
      .error,
      "the test gives no rows of `\(dataset)`, whose rules it tests",
      at: span,
      help: ["Add `\(dataset):` beside it; `\(dataset): []` is an empty table."]
    )
  }

  static func testWithoutRows(
    of dataset: String,
    for rule: String,
    at span: Span
  ) -> Diagnostic {
    Diagnostic(
      "test-without-rows",
      .error,
      "the test gives no rows of `\(dataset)`",
      at: span,
      reason: "The rule `\(rule)` looks at them.",
      help: ["Name the datasets under `given:`; `\(dataset): []` is an empty table."]
    )
  }

  static func wrongFixtureValue(
    _ value: Located<String>,
    of column: String,
    type: ValueType
  ) -> Diagnostic {
    Diagnostic(
      "wrong-value",
      .error,
      "a value of `\(column)` is \(type.name), this is not",
      at: value.span,
      reason: "Rows of tests have the types that `columns` lists.",
      help: ["Correct the value, or the type in `columns:`."]
    )
  }

  static func nestedFixtureValue(_ column: Located<String>) -> Diagnostic {
    Diagnostic(
      "wrong-value",
      .error,
      "a value of `\(column.value)` is one text or number here",
      at: column.span,
      help: ["Give rows with lists and structures in a JSON or Parquet file."]
    )
  }

  static func fixtureFormat(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      "fixture-format",
      .error,
      "a file of rows ends with .csv, .json or .parquet",
      at: path.span
    )
  }

  static func missingFixture(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-fixture",
      .error,
      "there is no file `\(path.value)`",
      at: path.span,
      help: ["Paths of tests are relative to the file that names them."]
    )
  }

  // MARK: History

  static func historyNotNumber(_ key: Located<String>) -> Diagnostic {
    Diagnostic("not-number", .error, "`\(key.value)` of an earlier run is a number", at: key.span)
  }

  static func unknownHistoryValue(
    _ key: Located<String>,
    in dataset: String,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      "unknown-history-value",
      .error,
      "no rule of `\(dataset)` looks at a value `\(key.value)`",
      at: key.span,
      help: [
        nearest(to: key.value, among: known).map { "Did you mean `\($0)`?" }
          ?? "Name a rule that looks back, or what it measures\(listed(known, after: ": "))."
      ]
    )
  }

  // MARK: Expectations

  static func unknownTestRule(_ name: Located<String>, in dataset: Dataset) -> Diagnostic {
    let names = dataset.checks.map(\.name)
    let near = nearest(to: name.value, among: names + dataset.checks.map(\.text))
    let rules = dataset.checks.filter { $0.kind == .rule }.map(\.name)
    return Diagnostic(
      "unknown-test-rule",
      .error,
      "`\(dataset.name)` has no rule `\(name.value)`",
      at: name.span,
      help: [
        near.map { "Did you mean `\($0)`?" }
          ?? (rules.isEmpty ? "It has no rules." : "Its rules are \(listed(rules, after: "")).")
      ]
    )
  }

  static func severalRules(
    _ name: Located<String>,
    in dataset: String,
    _ names: [String]
  ) -> Diagnostic {
    Diagnostic(
      "unknown-test-rule",
      .error,
      "several rules of `\(dataset)` fit `\(name.value)`",
      at: name.span,
      help: ["Give the name of one: \(listed(names, after: ""))."]
    )
  }

  static func untestableRule(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "untestable-rule",
      .error,
      "the rule `\(name)` cannot be tested by rows",
      at: span,
      reason: "It looks at files themselves: their age, size, number or content.",
      help: ["Take it out of the test."]
    )
  }

  static func testWithoutMoment(for rule: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "test-without-moment",
      .error,
      "what comes of `\(rule)` depends on the time of day",
      at: span,
      reason: "The test would not say the same tomorrow.",
      help: ["Add `as_of:` to the test, with the moment that is to count as now."]
    )
  }
}

/// The first few names in a sentence; a dataset may have hundreds.
private func listed(_ names: [String], after colon: String) -> String {
  guard !names.isEmpty else { return "" }
  let shown = names.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
  return colon + (names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown)
}
