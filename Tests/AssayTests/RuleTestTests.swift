import Foundation
import Peers
import Testing

/// `assay test`: rules on the rows that specs give.
@Suite struct RuleTestTests {
  /// A spec whose source does not exist, with one rule of each kind that tests treat in a way of its own.
  private static func project(_ tests: String, others: String = "") throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\nconnections: {away: {type: duckdb, url: away.duckdb}}\n",
      "specs/t.yaml": """
      dataset: t
      source: {table: nowhere, filter: "id > 0"}
      columns:
        id: {type: bigint, required: true}
        word: {type: varchar}
        price: {type: 'decimal(6,2)'}
        at: {type: timestamp}
      slas:
        score: {min: 0.9}
      rules:
        - {rule: IsUnique "id", name: one each}
        - ColumnValues "word" in ["a", "b"]
        - {rule: IsComplete "word" where "id > 100", name: long words}
        - {rule: ReferentialIntegrity "id" "u.id" = 1.0, name: known}
        - {rule: RowCount > avg(last(3)), name: grows}
        - {rule: ColumnValues "at" <= now(), name: past}
        - {rule: Mean "price" < 10, name: cheap}
        - {rule: CustomSql "select count(*) from t join u using (id)" = 1, name: one of u}
        - {rule: IsComplete "price", name: later, status: disabled}
        - {rule: DetectAnomalies "RowCount", name: usual}
      tests:
      \(tests)
      ---
      dataset: u
      source: {table: nowhere.else}
      \(others)
      """,
    ])
  }

  /// Tests that hold, each by itself.
  static let holding = [
    "given: [{id: 1}, {id: 2}]\n    expect: {one each: pass, later: skip, column id: pass}",
    "given: [{id: 1}, {id: 1}]\n    expect: {one each: {outcome: fail, value: 0}}",
    "given: []\n    expect: {one each: fail, long words: vacuous, column id: pass}",
    "given: [{id: 1, word: a}, {word: c}]\n    expect: {column id: pass, one each: pass}",
    "given: [{id: 2, word: ''}, {ID: 3, word: ~}]\n    expect: {'ColumnValues \"word\" in [\"a\", \"b\"]': fail}",
    "given: [{id: 101}]\n    expect: {long words: fail}",
    "given: {t: [{id: 1}, {id: 2}], u: [{id: 2}]}\n    expect: {known: {outcome: fail, value: 0.5}, one of u: pass}",
    "given: {t: rows.csv, u: rows.json}\n    expect: {known: pass, cheap: fail}",
    "given: [{id: 1}, {id: 2}, {id: 3}]\n    history: [{RowCount: 2}, {RowCount: 1}]\n    expect: {grows: pass}",
    "given: [{id: 1}]\n    history: [{Dataset.*.RowCount: 2}, {grows: 1}]\n    expect: {grows: fail}",
    "given: [{id: 1}]\n    history: []\n    expect: {grows: vacuous, usual: skipped}",
    "given: [{id: 1}]\n    expect: {grows: skip}",
    "as_of: 2026-01-31T10:00:00Z\n    given: [{id: 1, at: 2026-02-01}]\n    expect: {past: fail}",
    "as_of: 2026-02-01\n    given: [{id: 1, at: 2026-01-31 23:59:59}]\n    expect: {past: pass}",
    "given: [{id: 1, price: 9.99}, {id: 2, price: 10}]\n    expect: {cheap: {outcome: pass, value: 9.995}}",
    """
    as_of: 2026-02-01
        given: {t: [{id: 1, word: a, price: 1, at: 2026-01-01}], u: [{id: 1}]}
        history: [{RowCount: 0}]
        expect: {usual: skip, grows: pass, score SLA: pass, all others: pass}
    """,
  ]

  @Test(arguments: holding)
  func holds(_ test: String) async throws {
    let project = try Self.project("  - name: it\n    \(test)")
    try project.write(Array("id,word,price\n7,a,11.50\n8,b,12.50\n".utf8), to: "specs/rows.csv")
    try project.write(Array("[{\"id\": 7}, {\"id\": 8}]".utf8), to: "specs/rows.json")
    let finished = try await Tool.run(["test"], in: project.folder)
    finished.expectJudgement(exit: 0, saying: ["1 test: 1 held"])
  }

  /// Expectations that do not hold, with what is said of them.
  static let broken = [
    (
      "given: [{id: 1}]\n    expect: {one each: fail}",
      "one each: expected a failure, but it passed"
    ),
    (
      "given: []\n    expect: {long words: pass}",
      "long words: expected a pass, but it passed on nothing (vacuous)"
    ),
    (
      "given: [{id: 1}]\n    expect: {grows: fail}",
      "grows: expected a failure, but it was skipped"
    ),
    (
      "given: [{id: 1}, {id: 2}, {id: 2}]\n    expect: {one each: {outcome: fail, value: 0.5}}",
      "one each: expected the value 0.5, but it is 0.3333333333333333"
    ),
    (
      "given: {t: [{id: 1, word: a}], u: [{id: 2}]}\n    expect: {known: pass}",
      "known: expected a pass, but it failed"
    ),
    (
      "given: bad.csv\n    expect: {one each: pass}",
      "one each: expected a pass, but it could not be measured"
    ),
  ]

  @Test(arguments: broken)
  func tellsWhatDoesNotHold(_ test: String, _ sentence: String) async throws {
    let project = try Self.project("  - name: it\n    as_of: 2026-01-01\n    \(test)")
    try project.write(Array("id,word\nseven,a\n".utf8), to: "specs/bad.csv")
    let finished = try await Tool.run(["test", "--report", "junit=out.xml"], in: project.folder)
    finished.expectJudgement(exit: 1, saying: [sentence, "1 test: 0 held, 1 did not"])
    #expect(finished.output.contains("specs/t.yaml:2"), "the place of the expectation")
    let report = try project.text("out.xml")
    #expect(report.contains("classname=\"assay.test.t\" file=\"specs/t.yaml\" line=\""))
    #expect(report.contains("<failure"))
  }

  @Test func programsReadTheReport() async throws {
    let project = try Self.project(
      """
        - {name: one, given: [{id: 1}], expect: {one each: pass}}
        - {name: two, given: [{id: 1}], expect: {one each: fail}}
      """
    )
    let finished = try await Tool.run(["test", "--report", "json=-"], in: project.folder)
    finished.expect(exit: 1)
    let document = try Document.read(finished.output)
    #expect(document["tests"] as? Int == 2)
    #expect(document["failed"] as? Int == 1)
    let dataset = try #require(document.objects("datasets").first)
    #expect(dataset["rules_tested"] as? Int == 1)
    #expect(dataset["rules"] as? Int == 9)
    let expectations = dataset.objects("tests").flatMap { $0.objects("expectations") }
    #expect(expectations.map { $0["holds"] as? Bool } == [true, false])
    #expect(expectations.map { $0.text("status") } == ["passed", "passed"])
  }

  @Test func looksForFilesThatSpecsName() async throws {
    let project = try Self.project(
      "  - {name: it, given: {t: gone.csv}, expect: {one each: pass}}"
    )
    for command in ["test", "compile"] {
      let finished = try await Tool.run([command], in: project.folder)
      finished.expectRefusal(saying: ["error[missing-fixture]", "specs/t.yaml:", "gone.csv"])
    }
    // A check has no use for it.
    let plan = try await Tool.run(["plan"], in: project.folder)
    plan.expect(exit: 0)
  }

  @Test func saysThatThereAreNoTests() async throws {
    let project = try ScratchProject.table("a\n1\n", rules: ["RowCount > 0"])
    let finished = try await Tool.run(["test"], in: project.folder)
    finished.expectRefusal(exit: 4, saying: ["there are no tests"])
    let permitted = try await Tool.run(["test", "--allow-empty"], in: project.folder)
    permitted.expectJudgement(exit: 0, saying: ["no tests"])
  }

  @Test func aFragmentBringsItsTests() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "common/keys.yaml": """
      columns: {id: {type: bigint}}
      rules: [{rule: IsUnique "id", name: one each}]
      tests:
        - {name: ids come once, given: [{id: 1}, {id: 1}], expect: {one each: fail}}
      """,
      "specs/a.yaml": "dataset: a\nextends: [../common/keys.yaml]\nsource: {path: a.csv}\n",
      "specs/b.yaml": "dataset: b\nextends: [../common/keys.yaml]\nsource: {path: b.csv}\n",
    ])
    let finished = try await Tool.run(["test", "--verbose"], in: project.folder)
    finished.expectJudgement(exit: 0, saying: ["2 tests: 2 held", "✓ a", "✓ b"])
    let one = try await Tool.run(["test", "--dataset", "b"], in: project.folder)
    one.expectJudgement(exit: 0, saying: ["1 test: 1 held"])
  }

  @Test func wrongCommandLinesAreRefused() async throws {
    let project = try Self.project("  - {name: it, given: [], expect: {one each: pass}}")
    for (arguments, words) in [
      (["--report", "markdown=x.md"], "there is no report markdown of tests"),
      (["--mutate", "--report", "junit=x.xml"], "there is no report junit of faults"),
      (["--report", "junit"], "--report takes FORMAT=FILE"),
      (["--mutate", "--sample", "0"], "--sample takes a number of rows"),
      (["--mutate", "tt"], "there is no dataset tt"),
    ] {
      let finished = try await Tool.run(["test"] + arguments, in: project.folder)
      finished.expect(exit: 2)
      #expect(finished.errors.contains(words), "\(finished.errors)")
    }
  }
}
