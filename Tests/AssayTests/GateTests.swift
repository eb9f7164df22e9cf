import Testing

/// How outcomes, severities and the gate make the exit code.
@Suite struct GateTests {
  /// Rules over one row, what the gate says, and the exit code.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var rules = ["RowCount > 0"]
    var gate = ""
    let code: Int32
  }

  private static let failing = "RowCount > 5"
  private static func failing(_ entries: String) -> String {
    "{rule: RowCount > 5, \(entries)}"
  }

  static let cases: [Case] = [
    Case(testDescription: "all passes", code: 0),
    Case(testDescription: "a critical rule fails", rules: [failing], code: 1),
    Case(testDescription: "a warning fails", rules: [failing("severity: warning")], code: 0),
    Case(
      testDescription: "a warning fails, and the gate fails on warnings",
      rules: [failing("severity: warning")],
      gate: "fail_on: warning",
      code: 1
    ),
    Case(
      testDescription: "an info fails, and the gate fails on warnings",
      rules: [failing("severity: info")],
      gate: "fail_on: warning",
      code: 0
    ),
    Case(
      testDescription: "a proposed rule fails",
      rules: [failing("status: proposed")],
      gate: "fail_on: info, min_score: 1",
      code: 0
    ),
    Case(
      testDescription: "a proposed rule cannot be measured",
      rules: ["RowCount > 0", "{rule: IsComplete \"no\", status: proposed}"],
      code: 0
    ),
    Case(
      testDescription: "a disabled rule would fail",
      rules: [failing("status: disabled")],
      code: 0
    ),
    Case(
      testDescription: "the score is high enough",
      rules: ["RowCount > 0", failing("severity: info")],
      gate: "min_score: 0.5",
      code: 0
    ),
    Case(
      testDescription: "the score is too low",
      rules: ["RowCount > 0", failing("severity: info")],
      gate: "min_score: 0.6",
      code: 1
    ),
    Case(
      testDescription: "an error weighs more than a failure",
      rules: [failing, "IsComplete \"no\""],
      code: 3
    ),
    Case(
      testDescription: "a warning cannot be measured",
      rules: ["{rule: IsComplete \"no\", severity: warning}"],
      code: 3
    ),
    Case(
      testDescription: "a pass on nothing",
      rules: [#"IsComplete "id" where "id > 99""#],
      code: 0
    ),
    Case(
      testDescription: "a pass on nothing, which the gate does not take",
      rules: [#"IsComplete "id" where "id > 99""#],
      gate: "vacuous: fail",
      code: 1
    ),
  ]

  @Test(arguments: cases)
  func theExitCodeTellsTheTruth(_ example: Case) async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: example.rules,
      settings: example.gate.isEmpty ? "" : "gate: {\(example.gate)}\n"
    )
    let finished = try await project.run("check", "--verbose")
    finished.expectJudgement(exit: example.code)
    #expect(finished.output.contains("gate: holds") == (example.code == 0))
  }

  @Test func aPassOnNothingIsMarkedEverywhere() async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: [#"IsComplete "id" where "id > 99""#]
    )
    let finished = try await project.run(
      "check",
      "--verbose",
      "--report",
      "json=r.json",
      "--report",
      "junit=r.xml"
    )
    finished.expect(exit: 0, leaving: ["r.json", "r.xml"])
    #expect(finished.output.contains("vacuous"))
    #expect(try project.report("r.json").checks[0].vacuous == true)
    #expect(try project.text("r.xml").contains("vacuous"))
  }

  @Test func everythingDisabledIsSkipped() async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: ["{rule: RowCount > 5, status: disabled}", "{rule: RowCount > 6, status: disabled}"]
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 0)
    #expect(report.checks.map(\.status) == ["skipped", "skipped"])
    #expect(report.checks.allSatisfy { !$0.message.isEmpty })
    #expect(report.datasets[0].score == nil)
  }

  @Test func aDatasetWithoutRulesChecksNothing() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n", "t.csv": "id\n1\n",
      "specs/t.yaml": "dataset: t\nsource: {path: t.csv}\n",
    ])
    try await project.run("check").expectRefusal(
      exit: 4,
      saying: ["nothing was checked", "--allow-empty"]
    )
    try await project.run("check", "--allow-empty").expectJudgement(exit: 0)
    try await project.run("compile").expectJudgement(exit: 0, saying: ["0 checks"])
  }

  @Test func onlyTheSelectedDatasetsAreChecked() async throws {
    let project = try ScratchProject.table("id\n", rules: ["RowCount > 0"])
    try project.write(
      Array("dataset: other\nsource: {path: t.csv}\nrules: [RowCount = 0]\n".utf8),
      to: "specs/other.yaml"
    )
    try await project.run("check").expectJudgement(exit: 1)
    try await project.run("check", "--dataset", "other").expectJudgement(exit: 0)
    try await project.run("check", "specs/other.yaml").expectJudgement(exit: 0)
    try await project.run("check", "specs/*.yaml", "--dataset", "t").expectJudgement(exit: 1)
  }
}
