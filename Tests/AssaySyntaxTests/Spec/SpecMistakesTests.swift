import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

@Suite struct SpecMistakesTests {
  /// Checks that exactly the marked places are reported; the first mark pair is the first message in the file.
  private func check(_ ids: [String], _ marked: String, as kind: FileKind, help: String?) throws {
    let marked = MarkedText(marked)
    let file = TextFile(path: "x.yaml", text: marked.text)
    let diagnostics = read(file, as: kind, variables: [:]).diagnostics
    #expect(diagnostics.map(\.id.rawValue) == ids)
    let ranges = diagnostics.compactMap { $0.primary?.span.range }
    #expect(marked.showing(ranges) == marked.showing(marked.ranges))
    if let help {
      let texts = diagnostics.flatMap { $0.help + [$0.headline, $0.reason] }
      #expect(texts.contains { $0.contains(help) }, "\(texts)")
    }
  }

  @Test(
    arguments: [
      ("unknown-key", "dataset: a\n1️⃣rulez2️⃣: []\n", "Did you mean `rules`?"),
      ("unknown-key", "dataset: a\n1️⃣xyzzy2️⃣: 1\n", "Accepted keys: `dataset`"),
      ("unknown-key", "dataset: a\n1️⃣gate2️⃣: 1\n", "belongs in the project file"),
      ("unknown-key", "columns: {a: {1️⃣requird2️⃣: true}}\n", "`required`"),
      ("unknown-key", "rules: [{rule: RowCount > 0, 1️⃣sevrity2️⃣: info}]\n", "`severity`"),
      ("unknown-key", "slas: {1️⃣fresh2️⃣: 1}\n", "Accepted keys: `freshness`"),
      ("unknown-key", "rules: {file: a, 1️⃣files2️⃣: b}\n", "`file`"),
      ("unknown-key", "slas: {1️⃣watermark2️⃣: at}\n", "is a key of the dataset, beside `source`"),
      ("duplicate-key", "dataset: a\n1️⃣dataset2️⃣: b\n", "Delete one"),
      ("duplicate-key", "columns:\n  a:\n  1️⃣a2️⃣:\n", nil),
      ("missing-key", "1️⃣source2️⃣: {path: x}\n", "`dataset`"),
      ("missing-key", "dataset: a\nsource: 1️⃣{connection: x}2️⃣\n", "`path`, `table`, `query`"),
      ("missing-key", "slas: {freshness: 1️⃣{column: x}2️⃣}\n", "`max_age`"),
      ("missing-key", "slas: {score: 1️⃣{dimension: validity}2️⃣}\n", "`min`"),
      ("missing-key", "rules: [1️⃣{name: x}2️⃣]\n", "`rule`"),
      ("conflicting-keys", "dataset: a\nsource: {path: x, 1️⃣table2️⃣: y}\n", "`path` or `table`"),
      ("wrong-kind", "dataset: 1️⃣[a]2️⃣\n", "a text"),
      ("wrong-kind", "tags: 1️⃣a2️⃣\n", "`tags: [a]`"),
      ("wrong-kind", "columns: 1️⃣[a]2️⃣\n", "a mapping"),
      ("wrong-kind", "slas: 1️⃣x2️⃣\n", "a mapping"),
      ("wrong-kind", "rules: 1️⃣RowCount > 02️⃣\n", "behind `- `"),
      ("wrong-kind", "analyzers: [1️⃣{a: b}2️⃣]\n", "a text"),
      ("wrong-kind", "tests: [{name: a, given: [1️⃣x2️⃣], expect: {a: pass}}]\n", "a mapping"),
      ("empty-value", "1️⃣dataset2️⃣:\n", "delete the key"),
      ("empty-value", "1️⃣rules2️⃣:\n", nil),
      ("empty-value", "1️⃣tags2️⃣: ~\n", nil),
      ("empty-value", "1️⃣slas2️⃣: null\n", nil),
      ("empty-value", "owner: 1️⃣''2️⃣\n", nil),
      ("empty-value", "tags: [1️⃣' '2️⃣]\n", nil),
      ("bad-name", "dataset: 1️⃣my orders2️⃣\n", "`_` and `-`"),
      ("not-boolean", "strict_columns: 1️⃣yes2️⃣\n", "Write `strict_columns: true`."),
      ("not-boolean", "strict_columns: 1️⃣off2️⃣\n", "Write `strict_columns: false`."),
      ("not-boolean", "strict_columns: 1️⃣12️⃣\n", "not `1`"),
      ("unknown-word", "dataset: a\nsource: {path: x, format: 1️⃣parket2️⃣}\n", "`parquet`?"),
      (
        "unknown-word", "rules: [{rule: RowCount > 0, severity: 1️⃣high2️⃣}]\n", "`critical`, `warning`"
      ),
      ("unknown-word", "rules: [{rule: RowCount > 0, status: 1️⃣activ2️⃣}]\n", "`active`?"),
      ("unknown-word", "slas: {score: {min: 1, dimension: 1️⃣speed2️⃣}}\n", "`consistency`"),
      ("unknown-word", "tests: [{name: a, given: [], expect: {a: 1️⃣passes2️⃣}}]\n", "`pass`?"),
      ("not-integer", "slas: {volume: {last: 1️⃣02️⃣, min: 1}}\n", "at least 1"),
      ("not-integer", "slas: {volume: {last: 1️⃣-32️⃣, min: 1}}\n", "not `-3`"),
      ("not-integer", "slas: {volume: {last: 1️⃣1.52️⃣, min: 1}}\n", "whole number"),
      ("not-integer", "slas: {volume: {last: 1️⃣99999999999999999999992️⃣, min: 1}}\n", nil),
      ("not-ratio", "slas: {volume: {last: 1, min: 1️⃣-12️⃣}}\n", "`50%`"),
      ("not-ratio", "slas: {volume: {last: 1, min: 1️⃣inf2️⃣}}\n", "`50%`"),
      ("not-ratio", "slas: {score: {min: 1️⃣1.12️⃣}}\n", "between 0 and 1"),
      ("not-ratio", "slas: {score: {min: 1️⃣95 %2️⃣}}\n", "between 0 and 1"),
      ("not-duration", "slas: {freshness: {column: a, max_age: 1️⃣242️⃣}}\n", "24 hours"),
      ("not-duration", "slas: {freshness: {column: a, max_age: 1️⃣24h2️⃣}}\n", "24 hours"),
      ("not-duration", "slas: {freshness: {column: a, max_age: 1️⃣-1 day2️⃣}}\n", nil),
      ("not-duration", "slas: {freshness: {column: a, max_age: 1️⃣9999999999999999 days2️⃣}}\n", nil),
      ("min-above-max", "slas: {volume: {last: 1, min: 1️⃣22️⃣, max: 1}}\n", nil),
      (
        "bad-schedule",
        "slas: {freshness: {column: a, max_age: 1 day, schedule: '0 1️⃣252️⃣ * * *'}}\n",
        "the hour is from 0 to 23"
      ),
      ("empty-spec", "1️⃣2️⃣", "nothing is specified"),
      ("empty-spec", "1️⃣2️⃣# only a comment\n", nil),
      ("not-a-spec", "1️⃣- a2️⃣\n", "a list"),
      ("not-a-spec", "1️⃣just words2️⃣\n", "a text"),
    ] as [(String, String, String?)]
  )
  func inADataset(_ id: String, _ marked: String, help: String?) throws {
    try check([id], marked, as: .spec, help: help)
  }

  @Test(
    arguments: [
      ("unknown-key", "1️⃣rules2️⃣: []\n", "belongs in the spec of a dataset"),
      ("unknown-key", "connections: {a: {type: duckdb, 1️⃣uri2️⃣: b}}\n", "`url`"),
      ("unknown-key", "gate: {1️⃣failon2️⃣: info}\n", "`fail_on`"),
      ("missing-key", "connections: {a: 1️⃣{url: b}2️⃣}\n", "`type`"),
      ("unknown-word", "connections: {a: {type: 1️⃣postgress2️⃣}}\n", "`postgres`?"),
      ("unknown-word", "gate: {vacuous: 1️⃣warn2️⃣}\n", "`pass`, `fail`"),
      ("not-integer", "defaults: {samples: 1️⃣-12️⃣}\n", "at least 0"),
      ("not-integer", "connections: {a: {type: duckdb, concurrency: 1️⃣02️⃣}}\n", "at least 1"),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣lots2️⃣}}\n", "`2 GB`"),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣02️⃣}}\n", "above 0"),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣0 GB2️⃣}}\n", nil),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣-1 GB2️⃣}}\n", nil),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣5 bananas2️⃣}}\n", "not `5 bananas`"),
      ("not-size", "connections: {a: {type: duckdb, memory: 1️⃣2 gb2️⃣}}\n", nil),
      ("not-size", "defaults: {memory: 1️⃣99999999999 TB2️⃣}\n", nil),
      ("not-size", "defaults: {memory: 1️⃣1.5 GB2️⃣}\n", nil),
      ("bad-history", "history: 1️⃣no2️⃣\n", "history: off"),
      ("wrong-kind", "specs: 1️⃣specs2️⃣\n", "`specs: [specs]`"),
      ("empty-value", "1️⃣connections2️⃣:\n", nil),
      ("several-documents", "project: a\n---\n1️⃣dataset: b2️⃣\n", "one document"),
      ("duplicate-key", "connections: {a: {type: duckdb}, 1️⃣a2️⃣: {type: sqlite}}\n", nil),
    ] as [(String, String, String?)]
  )
  func inAProject(_ id: String, _ marked: String, help: String?) throws {
    try check([id], marked, as: .project, help: help)
  }

  @Test(
    arguments: [
      (
        "rule-with-colon", "rules:\n  - 1️⃣ColumnValues \"x\" matches \"a2️⃣: b\"\n",
        #"- 'ColumnValues "x" matches "a: b"'"#
      ),
      (
        "rule-with-colon", "rules:\n  - 1️⃣CustomSql \"it's2️⃣: b\" > 0 # c\n",
        #"- 'CustomSql "it''s: b" > 0 # c'"#
      ),
      (
        "rule-with-colon",
        "rules:\n  - 1️⃣ColumnValues \"x\" matches \"a2️⃣: b\"\n    severity: info\n",
        #"- rule: 'ColumnValues "x" matches "a: b"'"#
      ),
      (
        "rule-cut-by-comment", "rules:\n  - ColumnValues \"x\" in [\"a 1️⃣#1\"]2️⃣\n",
        #"'ColumnValues "x" in ["a #1"]'"#
      ),
      (
        "rule-cut-by-comment", "rules:\n  - rule: ColumnValues \"x\" in [\"a 1️⃣#1\"]2️⃣\n",
        #"'ColumnValues "x" in ["a #1"]'"#
      ),
      (
        "rule-cut-by-comment", "rules: Rules = [ RowCount > 0, CustomSql \"a 1️⃣#1\" > 0 ]2️⃣\n",
        "rules: |"
      ),
      ("rule-in-brackets", "rules:\n  - 1️⃣[RowCount > 0]2️⃣\n", "- RowCount > 0"),
      ("rule-in-brackets", "rules:\n  - rule: 1️⃣[RowCount > 0]2️⃣\n", "- RowCount > 0"),
      ("rule-without-type", "rules:\n  - 1️⃣\"order_id\"2️⃣\n", "- IsComplete \"order_id\""),
      ("ruleset-as-item", "rules:\n  - 1️⃣Rules = [RowCount > 0]2️⃣\n", "rules: |"),
    ] as [(String, String, String?)]
  )
  func traps(_ id: String, _ marked: String, help: String?) throws {
    try check([id], marked, as: .spec, help: help)
  }

  @Test(arguments: [
    ("unknown-anchor", "dataset: 1️⃣*a2️⃣\n"), ("yaml-tag", "dataset: 1️⃣!a2️⃣\n"),
    ("unknown-anchor", "rules: 1️⃣*a2️⃣\n"), ("unknown-anchor", "slas: 1️⃣*a2️⃣\n"),
    ("unknown-anchor", "columns: {a: 1️⃣*a2️⃣}\n"), ("unknown-anchor", "tags: [1️⃣*a2️⃣]\n"),
    ("unknown-key", "rules: [{1️⃣rul2️⃣: RowCount > 0}]\n"),
    ("unknown-key", "dataset: a\nsource: {1️⃣paht2️⃣: b}\n"),
    ("text-cut-by-comment", "dataset: a\nsource:\n  path: x\n  filter: a = 'b 1️⃣#c'2️⃣\n"),
  ])
  func oneMistakeIsOneMessage(_ id: String, _ marked: String) throws {
    try check([id], marked, as: .spec, help: nil)
  }

  @Test func everythingIsReportedInOneRun() throws {
    try check(
      ["unknown-key", "not-boolean", "unknown-key"],
      "1️⃣a2️⃣: 1\nstrict_columns: 3️⃣on4️⃣\n5️⃣b6️⃣: 2\n",
      as: .spec,
      help: nil
    )
  }
}
