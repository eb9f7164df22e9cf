import Foundation
import Testing

/// Since when a check fails, as runs learn it from the alerts.
@Suite struct StreakTests {
  @Test func reportsTellSinceWhenACheckFails() async throws {
    let diary = try Diary("rules: [RowCount > 2, {rule: RowCount > 99, status: proposed}]")
    try await diary.check(1, rows: 5).finished.expect(exit: 0)
    let first = try await diary.check(2, rows: 1).finished
    #expect(first.output.contains("│ failing since: this run"))
    let third = try await diary.check(4, rows: 1, "--report", "markdown=r.md").finished
    #expect(third.output.contains("│ failing since: 2026-03-02 06:00 UTC"))
    let page = try diary.project.text("r.md")
    #expect(page.contains("`specs/t.yaml:3` · failing since 2026-03-02 06:00 UTC"))
    let html = try await diary.check(5, rows: 1, "--report", "html=r.html").finished
    html.expectJudgement(exit: 1)
    let shown = try diary.project.text("r.html")
    #expect(shown.contains("failing since 2026-03-02 06:00 UTC"))
    #expect(shown.contains("4 scores from 2026-03-01 to 2026-03-05, between 0.000 and 1.000"))
    #expect(shown.contains("which 1 query answered"))
    // Nothing keeps alerts of what is only proposed.
    #expect(page.matches(of: /failing since/).count == 1)
    let document = try Document.read(try diary.project.text("report.json"))
    let checks = document.objects("datasets").flatMap { $0.objects("checks") }
    let failing = checks.compactMap { $0["failing"] as? [String: Any] }
    #expect(failing.map { $0.text("since") } == [Diary.moment(2)])
    #expect(failing.map { $0["new"] as? Bool } == [false])
  }

  @Test func aRecoveryEndsIt() async throws {
    let diary = try Diary("rules: [RowCount > 2]")
    for (day, rows) in [(1, 1), (2, 5), (3, 1)] { try await diary.check(day, rows: rows) }
    let again = try await diary.check(4, rows: 1).finished
    #expect(again.output.contains("failing since: 2026-03-03 06:00 UTC"))
  }

  @Test func withoutAHistoryNobodyKnows() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 5"])
    let finished = try await project.run("check")
    finished.expectJudgement(exit: 1)
    #expect(!finished.output.contains("failing since"))
  }
}
