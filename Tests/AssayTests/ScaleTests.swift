import Testing

@Suite struct ScaleTests {
  @Test func tenThousandRulesOnOneTable() async throws {
    let project = try ScratchProject.table(
      "id,amount\n" + (0..<100).map { "\($0),\($0 * 2)\n" }.joined(),
      rules: (0..<10_000).map { "ColumnValues \"id\" != \(200 + $0)" }
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 0, saying: ["10000 checks: 10000 passed"])
    #expect(report.checks.count == 10_000)
    let plan = try await project.run("plan", limit: .seconds(60))
    plan.expectJudgement(exit: 0, saying: ["10000"])
  }

  @Test func oneRuleThatFailsAmongThousands() async throws {
    let project = try ScratchProject.table(
      "id\n1\n",
      rules: (0..<3000).map { "ColumnValues \"id\" \($0 == 1500 ? ">" : "!=") \(200 + $0)" }
        + ["ColumnValues \"nosuch\" > 1", #"IsComplete "id" where "broken = = 1""#]
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.count { $0.status == "passed" } == 2999)
    #expect(
      report.checks.filter { $0.status == "failed" }.map(\.name) == ["ColumnValues \"id\" > 1700"]
    )
    #expect(report.checks.count { $0.status == "errored" } == 2)
  }

  @Test func aThousandColumns() async throws {
    let names = (0..<1000).map { "c\($0)" }
    let project = try ScratchProject.table(
      names.joined(separator: ",") + "\n" + names.map { _ in "1" }.joined(separator: ",") + "\n",
      rules: names.flatMap { ["IsComplete \"\($0)\"", "Mean \"\($0)\" = 1"] } + [
        "ColumnCount = 1000"
      ]
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 0)
    #expect(report.checks.count == 2001)
  }
}
