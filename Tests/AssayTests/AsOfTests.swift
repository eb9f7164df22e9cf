import Foundation
import Testing

/// `--as-of` fixes the clock of a run.
@Suite struct AsOfTests {
  private static let spec = """
    slas:
      freshness: {column: at, max_age: 24 hours}
    rules:
      - ColumnValues "at" > (now() - 1 days)
      - DataFreshness "at" <= 24 hours
      - RowCount > 0.5 * avg(last(3))
      - {rule: IsUnique "id", status: proposed}
    """

  @Test(arguments: [
    "2026-02-30", "2026-13-01", "2026-03-01T25:00", "2026-03-01T12:60", "yesterday", "", "now",
    "1772344800", "2026-03-01T12:00+25:00", "2026-3-1",
  ])
  func whatIsNoMomentIsRefused(_ text: String) async throws {
    let diary = try Diary(Self.spec)
    try await diary.run("check", "--as-of", text).expectRefusal(saying: ["is not a moment"])
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01T00:00:00.000Z"),
    ("2026-03-01T09:05", "2026-03-01T09:05:00.000Z"),
    ("2026-03-01 09:05:10.25", "2026-03-01T09:05:10.250Z"),
    ("2026-03-01T00:30:00+01:00", "2026-02-28T23:30:00.000Z"),
    ("2026-02-28T23:30:00-0530", "2026-03-01T05:00:00.000Z"),
  ])
  func theMomentIsRecorded(_ text: String, _ recorded: String) async throws {
    let diary = try Diary("rules:\n  - RowCount > 0")
    try diary.project.write(Array("id\n1\n".utf8), to: "t.csv")
    let run = try await diary.project.check("--as-of", text, "--history", "store.sqlite")
    #expect(run.report.asOf == recorded)
    #expect(try await diary.json("history").objects("runs").map { $0.text("as_of") } == [recorded])
  }

  @Test func everythingFollowsIt() async throws {
    let diary = try Diary(Self.spec)
    let young = try await diary.check(2, rows: 5)
    young.finished.expect(exit: 0)
    let old = try await diary.check(5, rows: 5, written: 2)
    old.finished.expect(exit: 1)
    #expect(old.report.checks.map(\.status) == ["failed", "failed", "failed", "passed", "passed"])
    #expect(old.report.checks[0].message.contains("is 78 h, but must be at most 24 h"))
  }

  @Test func aRunCanBeRepeatedByteForByte() async throws {
    let diary = try Diary(Self.spec)
    for day in 1...4 { try await diary.check(day, rows: 10 + day) }
    var reports: [String] = []
    for _ in 0..<2 {
      try await diary.check(4, rows: 1)
      reports.append(
        try diary.project.text("report.json")
          .replacing(/"(started_at|finished_at|id)": "[^"]*"/) { "\"\($0.output.1)\": \"\"" }
          .replacing(/"seconds": [\d.e-]+/, with: "\"seconds\": 0")
      )
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0].contains("must be > 6"))
  }
}
