import Foundation
import Testing

/// Runs that end at the first failed check that the gate counts.
@Suite struct FailFastTests {
  private static let slow =
    "CustomSql \"select sum(sqrt(a.i * b.i)) from range(3000000) a(i), range(3000000) b(i)\" > 0"

  /// Without the flag this would take hours.
  @Test func whatIsCheapDecidesAndTheRestIsNotRun() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: [Self.slow, "RowCount > 5"])
    let (finished, report) = try await project.check("--fail-fast")
    finished.expectJudgement(
      exit: 1,
      saying: ["gate: fails", "the run ended at its first failure: RowCount > 5 of t"]
    )
    #expect(report.checks.map(\.status) == ["skipped", "failed"])
    #expect(report.checks[0].message == "not run: RowCount > 5 of t failed first (--fail-fast)")
    #expect(report.datasets[0].score == nil)
  }

  @Test func otherDatasetsAreNotRunEither() async throws {
    let project = try ScratchProject.table("id\n1\n2\n", rules: ["ColumnCount = 2"])
    try project.write(
      Array("dataset: u\nsource: {path: t.csv}\nrules: [Sum \"id\" = 3]\n".utf8),
      to: "specs/u.yaml"
    )
    let (finished, report) = try await project.check("--fail-fast")
    finished.expectJudgement(exit: 1)
    #expect(report.checks.map(\.status) == ["failed", "skipped"])
  }

  /// Rules that fail, but do not end the run, because the gate does not count them; and what is known at the start.
  @Test(
    arguments: [
      (["{rule: RowCount > 5, severity: warning}", "RowCount > 0"], ["failed", "passed"], 0),
      (["{rule: RowCount > 5, status: proposed}", "RowCount > 0"], ["failed", "passed"], 0),
      (
        ["{rule: RowCount > 5, snooze: {until: 2999-01-01, because: late}}", "RowCount > 0"],
        ["failed", "passed"], 0
      ),
      (["IsComplete \"no\"", "RowCount > 0"], ["errored", "passed"], 3),
      (["RowCount > 0", "Sum \"id\" = 1"], ["passed", "passed"], 0),
      (["RowCount > 0 and ColumnCount = 9", "RowCount > 0"], ["failed", "skipped"], 1),
    ] as [([String], [String], Int32)]
  )
  func onlyWhatTheGateCountsEndsTheRun(
    rules: [String],
    statuses: [String],
    code: Int32
  ) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: rules)
    let (finished, report) = try await project.check("--fail-fast")
    finished.expect(exit: code)
    #expect(report.checks.map(\.status) == statuses)
  }

  /// What was left out might have failed, and nothing is learned from such a dataset.
  @Test func nothingIsLearnedFromWhatWasLeftOut() async throws {
    let diary = try Diary("rules: [RowCount < 10, Sum \"id\" < 100, ColumnCount = 3]")
    let run = try await diary.check(1, rows: 2, "--fail-fast")
    run.finished.expect(exit: 1)
    #expect(run.report.checks.map(\.status) == ["skipped", "skipped", "failed"])
    try diary.write("rules: [RowCount < 10, Sum \"id\" < 100, \"RowCount > last()\"]")
    let next = try await diary.check(2, rows: 2, "--fail-fast")
    next.finished.expect(exit: 0)
    #expect(next.report.checks.map(\.status) == ["passed", "passed", "passed"])
    #expect(next.report.checks[2].vacuous == true)
  }
}
