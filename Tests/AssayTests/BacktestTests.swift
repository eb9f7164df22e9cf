import Foundation
import Testing

/// `assay backtest`: rules of today over what earlier runs measured.
@Suite struct BacktestTests {
  private static let before = """
    slas:
      freshness: {column: at, max_age: 10 days}
    rules:
      - RowCount > 0
      - IsComplete "id"
    """

  private static let after = """
    slas:
      freshness: {column: at, max_age: 7 hours}
      volume: {last: 3}
      score: {min: 0.9}
    rules:
      - RowCount > 5   # assay: allow implied-rule because it is replayed alone, too
      - RowCount > 0.5 * avg(last(3))
      - DetectAnomalies "RowCount"
      - (RowCount > 5) and (IsComplete "id")
      - {rule: RowCount > 20, status: disabled}
      - RowCount > 0 where "id > 1"
    """

  /// Six runs: the fifth had one row, the last one old rows.
  private static func diary() async throws -> Diary {
    let diary = try Diary(before)
    for (index, rows) in [10, 11, 10, 12, 1, 10].enumerated() {
      try await diary.check(index + 1, rows: rows, written: index == 5 ? 5 : nil)
        .finished.expect(exit: 0)
    }
    try diary.write(after)
    try FileManager.default.removeItem(atPath: diary.project.path("t.csv"))
    return diary
  }

  @Test func whatWouldHaveFailedIsFoundWithoutTheData() async throws {
    let diary = try await Self.diary()
    let document = try await diary.json("backtest")
    let found = Dictionary(
      document.objects("checks").map { check in
        (check.text("check"), [check["judged"] as? Int, check["failed"] as? Int])
      },
      uniquingKeysWith: { first, _ in first }
    )
    let expected: [String: [Int?]] = [
      "freshness SLA": [6, 1], "volume SLA": [3, 1], "score SLA": [6, 0], "RowCount > 5": [6, 1],
      "RowCount > 0.5 * avg(last(3))": [6, 1], "DetectAnomalies \"RowCount\"": [3, 0],
      "(RowCount > 5) and (IsComplete \"id\")": [6, 1], "RowCount > 20": [6, 6],
      "RowCount > 0 where \"id > 1\"": [0, 0],
    ]
    #expect(found == expected)
    let rows = try #require(document.objects("checks").first { $0.text("check") == "RowCount > 5" })
    #expect(rows.objects("runs").map { $0["value"] as? Double } == [10, 11, 10, 12, 1, 10])
    #expect(rows.objects("runs").map { $0.text("as_of") } == (1...6).map(Diary.moment))
    // Nothing was written: a second look sees the same.
    let again = try await diary.run("backtest", "--format", "json")
    #expect(try await diary.run("backtest", "--format", "json").output == again.output)
    #expect(try await diary.json("history").objects("runs").count == 6)
  }

  @Test func theDaysAreTold() async throws {
    let finished = try await Self.diary().run("backtest", "t", "RowCount > 5")
    finished.expectJudgement(exit: 0)
    #expect(
      finished.output == """
        ✗ t: RowCount > 5 — would have failed in 1 of the last 6 runs
        │ 2026-03-05 06:00 UTC  row count is 1, but must be > 5

        """
    )
  }

  /// The runs before those that are asked for are learned from all the same.
  @Test(arguments: [
    ("RowCount > 5", 2, 1), ("RowCount > 0.5 * avg(last(3))", 2, 1), ("volume SLA", 2, 1),
    ("score SLA", 2, 0), ("freshness SLA", 1, 1),
  ])
  func onlyTheLastRunsAreTold(_ rule: String, _ last: Int, _ failed: Int) async throws {
    let document = try await Self.diary().json("backtest", "t", rule, "--last", "\(last)")
    let check = try #require(document.objects("checks").first)
    #expect(check["judged"] as? Int == last)
    #expect(check["failed"] as? Int == failed)
  }

  @Test func wrongInputIsRefused() async throws {
    let diary = try await Self.diary()
    let never = "RowCount > 0 where \"id > 1\""
    let nothing = try await diary.run("backtest", "t", never)
    nothing.expectJudgement(exit: 4, saying: ["– t: \(never) — nothing is stored of it\n"])
    try await diary.run("backtest", "u").expectRefusal(saying: ["there is no dataset u"])
    try await diary.run("backtest", "t", "RowCount > 6")
      .expectRefusal(saying: ["no rule `RowCount > 6`", "did you mean `RowCount > 5`?"])
    for last in ["0", "-1", "many"] {
      try await diary.run("backtest", "--last=\(last)").expectRefusal(saying: ["--last"])
    }
    try await diary.run("backtest", "--format", "xml").expectRefusal(saying: ["xml"])
  }
}
