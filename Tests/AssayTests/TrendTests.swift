import Foundation
import Testing

/// `assay history`: runs, trends, and what people say of runs.
@Suite struct TrendTests {
  private static let spec = """
    rules:
      - RowCount > 0.5 * avg(last(2))
      - IsComplete "id"
      - {rule: RowCount > 100, status: proposed}
    """

  /// Runs with so many rows, a day each.
  private static func diary(_ counts: Int..., spec: String = spec) async throws -> Diary {
    let diary = try Diary(spec)
    for (index, rows) in counts.enumerated() { try await diary.check(index + 1, rows: rows) }
    return diary
  }

  private static func runs(_ diary: Diary) async throws -> [[String: Any]] {
    try await diary.json("history").objects("runs")
  }

  // MARK: Looking

  @Test func runsAreListed() async throws {
    let diary = try await Self.diary(10, 10, 1)
    let runs = try await Self.runs(diary)
    #expect(runs.map { $0.text("as_of") } == [3, 2, 1].map(Diary.moment))
    #expect(runs.map { $0.text("status") } == ["failed", "passed", "passed"])
    #expect(runs.map { $0["score"] as? Double } == [0.5, 1, 1])
    #expect(runs.map { $0["failed"] as? Int } == [2, 1, 1])
    #expect(runs.map { $0["proposed_failed"] as? Int } == [1, 1, 1])
    #expect(try await diary.json("history", "--last", "1").objects("runs").count == 1)

    let finished = try await diary.run("history")
    finished.expectJudgement(exit: 0)
    let id = runs[0].text("id")
    #expect(
      finished.output.hasPrefix(
        """
        run                       as of (UTC)       status  score  passed  failed  errored  skipped
        \(id)  2026-03-03 06:00  failed  0.500       1       2        ·        ·
          1 of the failed only proposed

        """
      ),
      "\(finished.output)"
    )
  }

  @Test func trendsAreDrawn() async throws {
    let diary = try await Self.diary(10, 12, 1)
    let rule = "RowCount > 0.5 * avg(last(2))"
    let trend = try await diary.json("history", "--dataset", "t", "--rule", rule)
    #expect(trend.text("dataset") == "t")
    let points = try #require(trend.objects("trends").first).objects("points")
    #expect(points.map { $0["value"] as? Double } == [10, 12, 1])
    #expect(points.map { $0.text("status") } == ["passed", "passed", "failed"])
    #expect(points.map { $0.text("standing") } == ["sound", "sound", "failed"])

    let metric = ["--dataset", "t", "--metric", "Dataset.*.RowCount"]
    let values = try await diary.json("history", metric[0], metric[1], metric[2], metric[3])
    #expect(
      values.objects("trends").first?.objects("points").map { $0["value"] as? Double } == [
        10, 12, 1,
      ]
    )
    let all = try await diary.json("history", "--dataset", "t").objects("trends")
    #expect(
      all.map { $0.text("name") } == ["score", "Column.id.Completeness", "Dataset.*.RowCount"]
    )

    let drawn = try await diary.run("history", "--dataset", "t", "--rule", rule)
    drawn.expectJudgement(
      exit: 0,
      saying: [
        "t · \(rule)\n", "12 ┤", "2026-03-01",
        "failed in 1 of the last 3 runs\n│ 2026-03-03 06:00 UTC  row",
      ]
    )
    let overview = try await diary.run("history", "--dataset", "t")
    overview.expectJudgement(exit: 0, saying: ["t · score\n", "Dataset.*.RowCount      ▇█▁"])
    let ascii = try await Tool.run(
      ["history", "--dataset", "t", "--history", "store.sqlite"],
      in: diary.project.folder,
      environment: ["LC_ALL": "en_US.ISO-8859-1"]
    )
    ascii.expect(exit: 0)
    #expect(!ascii.output.contains("▇") && !ascii.output.contains("┤"), "\(ascii.output)")
  }

  @Test func whatIsGoneFromTheSpecsIsRemembered() async throws {
    let diary = try await Self.diary(10, 12)
    try FileManager.default.removeItem(atPath: diary.project.path("specs/t.yaml"))
    let other = "dataset: u\nsource: {path: t.csv}\nrules: [RowCount > 0]\n"
    try diary.project.write(Array(other.utf8), to: "specs/u.yaml")
    let gone = try await diary.json("history", "--dataset", "t", "--metric", "Dataset.*.RowCount")
    #expect(gone.objects("trends").first?.objects("points").count == 2)
    try await diary.run("check", "--as-of", Diary.moment(3)).expect(exit: 0)
    #expect(try await Self.runs(diary).count == 3)
    // Only what neither the specs nor the store know is misspelt.
    try await diary.run("history", "--dataset", "v").expectRefusal(saying: ["there is no dataset v"]
    )
    try await diary.run("history", "--dataset", "t", "--rule", "RowCount > 0")
      .expectRefusal(saying: ["there is no dataset t"])
  }

  @Test func aMetricOfAnotherNameStartsAnew() async throws {
    let diary = try await Self.diary(10, 12)
    try diary.write("rules:\n  - RowCount > 0.5 * avg(last(2)) where \"id >= 0\"")
    let run = try await diary.check(3, rows: 4)
    #expect(run.report.checks.map(\.vacuous) == [true])
    let names = try await diary.json("history", "--dataset", "t").objects("trends")
      .map { $0.text("name") }
    #expect(
      names.contains("Dataset.*.RowCount") && names.contains("Dataset.*.RowCount where id >= 0")
    )
    // Another threshold is the same series.
    try diary.write("rules:\n  - RowCount > 0.9 * avg(last(1)) where \"id  >=  0\"")
    let next = try await diary.check(4, rows: 3)
    #expect(next.report.checks.map(\.status) == ["failed"])
    #expect(next.report.checks[0].message.contains("> 3.6"))
  }

  // MARK: Labels

  @Test func anExcludedRunIsNotLearnedFrom() async throws {
    let diary = try await Self.diary(10, 1000)
    let rule = "RowCount > 0.5 * avg(last(2))"
    #expect(try await diary.check(3, rows: 10).report.check(rule).status == "failed")
    let incident = try #require(
      try await Self.runs(diary).first { $0.text("as_of") == Diary.moment(2) }
    )
    let id = incident.text("id")
    try await diary.run("history", "exclude", id, "--because", "loaded twice", "--by", "ann")
      .expectJudgement(exit: 0, saying: ["\(id) is excluded now\n"])
    #expect(try await diary.check(3, rows: 10).report.check(rule).status == "passed")
    let labelled = try #require(try await Self.runs(diary).first { $0.text("id") == id })
    #expect(labelled.text("label") == "excluded" && labelled.text("note") == "loaded twice")
    try await diary.run("history").expectJudgement(exit: 0, saying: ["  excluded: loaded twice"])
  }

  @Test func anIncludedRunIsTheNewNormal() async throws {
    let diary = try await Self.diary(10, 1)
    let rule = "RowCount > 0.5 * avg(last(2))"
    #expect(try await diary.check(3, rows: 1).report.check(rule).status == "failed")
    for run in try await Self.runs(diary) where run.text("status") == "failed" {
      try await diary.run("history", "include", run.text("id"), "--because", "we moved")
        .expectJudgement(exit: 0, saying: ["is included now"])
    }
    #expect(try await diary.check(4, rows: 1).report.check(rule).status == "passed")
  }

  @Test func oldRunsAreForgotten() async throws {
    let diary = try await Self.diary(10, 10)
    let now = Date.now.formatted(.iso8601)
    try await diary.run("check", "--as-of", now).expect(exit: 0)
    try await diary.run("history", "prune", "--keep", "99999d")
      .expectJudgement(exit: 0, saying: ["0 runs before"])
    let day = "2026-03-02T12:00:00Z"
    let age = Date.now.timeIntervalSince(try Date(day, strategy: .iso8601)) / 86_400
    // Where the clock of the machine is before the days of this test, nothing is old.
    guard age > 2 else { return }
    try await diary.run("history", "prune", "--keep", "\(Int(age) - 1)d")
      .expectJudgement(exit: 0, saying: ["2 runs before"])
    #expect(try await Self.runs(diary).count == 1)
  }

  // MARK: Wrong input

  @Test func wrongInputIsRefused() async throws {
    let diary = try await Self.diary(10, 10)
    let common = String(try #require(try await Self.runs(diary).first).text("id").prefix(4))
    let cases: [(arguments: [String], words: [String])] = [
      (["exclude", "nix", "--because", "x"], ["there is no run nix"]),
      (["exclude", common, "--because", "x"], ["several runs begin with \(common)"]),
      (["exclude", common], ["--because"]),
      (["include", common, "--because", "  "], ["--because must say why"]),
      (["prune"], ["--keep"]),
      (["prune", "--keep", "90"], ["--keep takes a number of days or weeks"]),
      (["prune", "--keep", "-1d"], ["--keep"]),
      (["prune", "--keep", "1d", "--dataset", "t"], ["whole runs are forgotten"]),
      (["--rule", "x"], ["need exactly one --dataset"]),
      (["--dataset", "t", "--rule", "x", "--metric", "y"], ["either --rule or --metric"]),
      (["--dataset", "t", "--rule", "x"], ["has no rule `x`"]),
      (["--dataset", "t", "--dataset", "t"], ["one --dataset at a time"]),
      (["--last", "0"], ["--last"]),
      (["--format", "xml"], ["xml"]),
    ]
    for (arguments, words) in cases {
      try await diary.run(["history"] + arguments).expectRefusal(saying: words)
    }
    let nothing = try await diary.run("history", "--dataset", "t", "--metric", "x")
    nothing.expectJudgement(exit: 4, saying: ["nothing has been remembered of x of t"])
    #expect(try await Self.runs(diary).count == 2)
  }

  @Test(arguments: [
    ["history"], ["history", "--dataset", "t"], ["history", "exclude", "x", "--because", "y"],
    ["history", "prune", "--keep", "1d"], ["alerts"], ["alerts", "ack", "x"], ["backtest"],
    ["anomalies"], ["anomalies", "freeze", "t", "RowCount > 0"], ["notify", "--dry-run"],
  ])
  func lookingMakesNoStore(_ command: [String]) async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
    for store in [nil, "store.sqlite", "sub/store.duckdb"] as [String?] {
      let before = project.contents
      let finished = try await Tool.run(
        command + (store.map { ["--history", $0] } ?? []),
        in: project.folder,
        environment: ["ASSAY_HISTORY": nil]
      )
      finished.expectRefusal(exit: 4, saying: ["no run has been remembered yet"])
      #expect(project.contents == before)
    }
    let off = try await Tool.run(command + ["--history", "off"], in: project.folder)
    off.expectRefusal(saying: ["the history is off"])
  }
}
