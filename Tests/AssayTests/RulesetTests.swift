import Testing

/// The ways in which rules may be written down.
@Suite struct RulesetTests {
  private static let document = "Rules = [ RowCount = 2, IsComplete \"id\" ]\n"

  @Test(arguments: [
    "rules:\n  - RowCount = 2\n  - IsComplete \"id\"\n",
    "rules:\n  - {rule: RowCount = 2, name: two}\n  - rule: IsComplete \"id\"\n",
    "rules: |\n  Rules = [\n    RowCount = 2,\n    IsComplete \"id\"\n  ]\n",
    "rules: {file: t.dqdl}\n",
  ])
  func eachFormGivesTheSameChecks(_ rules: String) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n", "t.csv": "id\n1\n2\n", "specs/t.dqdl": Self.document,
      "specs/t.yaml": "dataset: t\nsource: {path: t.csv}\n" + rules,
    ])
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 0)
    #expect(report.checks.map(\.status) == ["passed", "passed"])
  }

  @Test func aBareDocumentIsCompiledAlone() async throws {
    let project = try ScratchProject([
      "right.dqdl": Self.document, "wrong.dqdl": "Rules = [ RowCont = 2 ]\n", "empty.dqdl": "",
    ])
    try await project.run("compile", "right.dqdl").expectJudgement(
      exit: 0,
      saying: ["the rules are right"]
    )
    try await project.run("compile", "wrong.dqdl").expectRefusal(
      saying: ["unknown-rule-type", "wrong.dqdl:1:11", "RowCount"]
    )
    try await project.run("compile", "empty.dqdl").expectRefusal(saying: ["empty.dqdl"])
    try await project.run("compile", "gone.dqdl").expectRefusal(saying: ["gone.dqdl", "help:"])
  }

  @Test func compilingToJSONTellsEverythingToPrograms() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml": "dataset: t\nsource: {path: t.csv}\nrules: [RowCont = 2]\nx: 1\n",
    ])
    let finished = try await project.run("compile", "--format", "json")
    finished.expect(exit: 2)
    #expect(finished.errors.isEmpty)
    for word in ["\"unknown-rule-type\"", "\"unknown-key\"", "specs/t.yaml", "\"line\": 3"] {
      #expect(finished.output.contains(word), "\(finished.output)")
    }
  }

  @Test func severalMistakesAreToldInOneRunInOrder() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/a.yaml": "dataset: a\nsource: {path: t.csv}\nrules: [RowCont = 2, Mean = 2]\n",
      "specs/b.yaml": "dataset: b\nsorce: {path: t.csv}\nrules: [RowCount > 0]\n",
    ])
    let finished = try await project.run("check")
    finished.expect(exit: 2)
    let places = finished.errors.split(separator: "\n").filter { $0.hasPrefix("  --> ") }
    #expect(
      places == [
        "  --> specs/a.yaml:3:9", "  --> specs/a.yaml:3:22", "  --> specs/b.yaml:1:10",
        "  --> specs/b.yaml:2:1",
      ]
    )
    #expect(finished.errors.contains("\n4 errors; "))
  }
}
