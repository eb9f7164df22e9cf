import Foundation
import Testing

/// `assay anomalies`: what is expected, and bounds that are frozen into the spec.
@Suite struct AnomalyTests {
  private static let spec = """
    # counts
    rules:
      - DetectAnomalies "RowCount"   # watched since March
      - rule: DetectAnomalies "Completeness" "id" labels=["team"="sales"]
        name: full ids
      - RowCount > 0
    """

  /// Ten days of about a hundred rows.
  private static func diary() async throws -> Diary {
    let diary = try Diary(spec)
    for (index, rows) in [100, 103, 98, 101, 99, 104, 97, 100, 102, 99].enumerated() {
      try await diary.check(index + 1, rows: rows).finished.expect(exit: 0)
    }
    return diary
  }

  private static let rule = "DetectAnomalies \"RowCount\""

  @Test func theBandIsShownWithItsReason() async throws {
    let diary = try await Self.diary()
    let finished = try await diary.run("anomalies", "--as-of", Diary.moment(11))
    finished.expectJudgement(
      exit: 0,
      saying: [
        "t: \(Self.rule)\n│ ", "around 100", "t: full ids\n│ ", "all 10 values are the same",
      ]
    )
    #expect(!finished.output.contains("RowCount > 0"))
    // As a run of that day says.
    let run = try await diary.check(11, rows: 10)
    run.finished.expect(exit: 1)
    let message = try run.report.check(Self.rule).message
    let band = try #require(finished.output.split(separator: "\n").first { $0.hasPrefix("│") })
    #expect(message.contains(band.dropFirst(2).prefix { $0 != "," }), "\(message)\n\(band)")
    // Months later the values are too old to tell anything.
    let old = try await diary.run("anomalies", "--as-of", "2026-12-01")
    #expect(old.output.contains("│ not enough recent history: fewer than 3 of 11 runs count"))
  }

  @Test func frozenBoundsNeedNoHistory() async throws {
    let diary = try await Self.diary()
    let before = try diary.project.text("specs/t.yaml")
    let freeze = ["anomalies", "freeze", "t", Self.rule, "--as-of", Diary.moment(11)]
    let dry = try await diary.run(freeze + ["--dry-run"])
    dry.expectJudgement(exit: 0, saying: ["+++ specs/t.yaml"])
    #expect(try diary.project.text("specs/t.yaml") == before)

    let finished = try await diary.run(freeze)
    finished.expectJudgement(exit: 0)
    #expect(finished.output == dry.output)
    let after = try diary.project.text("specs/t.yaml")
    let lines = zip(
      before.split(separator: "\n", omittingEmptySubsequences: false),
      after.split(separator: "\n", omittingEmptySubsequences: false)
    ).filter { $0 != $1 }
    #expect(lines.count == 1)
    let line = try #require(lines.first?.1)
    let pattern =
      #/  - DetectAnomalies "RowCount" with lower = (\d+) with upper = (\d+)   # watched since March/#
    let match = try #require(line.wholeMatch(of: pattern), "\(line)")
    let (lower, upper) = (try #require(Int(match.1)), try #require(Int(match.2)))
    #expect((10...97).contains(lower) && (104...1000).contains(upper), "\(line)")
    let shown = try await diary.run("anomalies")
    #expect(shown.output.contains("│ frozen in the spec: \(lower) to \(upper)"))

    for (rows, exit) in [(lower, 0), (lower - 1, 1), (upper, 0), (upper + 1, 1)] as [(Int, Int32)] {
      try diary.project.write(
        Array(("id\n" + String(repeating: "1\n", count: rows)).utf8),
        to: "t.csv"
      )
      let run = try await diary.project.check("--history", "off")
      run.finished.expect(exit: exit)
      #expect(try run.report.check("full ids").status == "skipped")
      let name = try #require(run.report.checks.first?.name)
      #expect(try run.report.check(name).message.contains("bounds frozen in the spec"))
    }
  }

  @Test func freezingAgainLearnsAnew() async throws {
    let diary = try await Self.diary()
    for moment in [6, 11] {
      let finished = try await diary.run(
        "anomalies",
        "freeze",
        "t",
        moment == 6 ? Self.rule : try diary.firstRule(),
        "--as-of",
        Diary.moment(moment)
      )
      finished.expectJudgement(exit: 0)
      let text = try diary.project.text("specs/t.yaml")
      #expect(text.ranges(of: "with lower").count == 1)
      #expect(text.ranges(of: "with upper").count == 1)
    }
  }

  @Test func labelsStayBehindTheRule() async throws {
    let diary = try await Self.diary()
    let finished = try await diary.run(
      "anomalies",
      "freeze",
      "t",
      "full ids",
      "--as-of",
      Diary.moment(11)
    )
    finished.expectJudgement(exit: 0)
    let text = try diary.project.text("specs/t.yaml")
    #expect(text.contains(#"labels=["team"="sales"] with lower = "#), "\(text)")
    try await diary.check(11, rows: 100).finished.expect(exit: 0)
  }

  @Test func warningsAreToldOnce() async throws {
    let diary = try await Self.diary()
    try diary.project.write(Array("owner: me\n".utf8), to: "specs/unused.yaml")
    let finished = try await diary.run(
      "anomalies",
      "freeze",
      "t",
      Self.rule,
      "--as-of",
      Diary.moment(11)
    )
    finished.expect(exit: 0)
    #expect(finished.errors.ranges(of: "warning[unused-fragment]").count == 1, "\(finished.errors)")
  }

  @Test func wrongInputIsRefused() async throws {
    let diary = try Diary(Self.spec)
    for day in 1...2 { try await diary.check(day, rows: 10) }
    let text = try diary.project.text("specs/t.yaml")
    try await diary.run("anomalies", "freeze", "t", Self.rule, "--as-of", Diary.moment(3))
      .expectRefusal(exit: 4, saying: ["not enough history yet: 2 of 3 runs"])
    try await diary.run("anomalies", "freeze", "t", "RowCount > 0")
      .expectRefusal(saying: ["`RowCount > 0` of t is no DetectAnomalies rule"])
    try await diary.run("anomalies", "freeze", "u", Self.rule)
      .expectRefusal(saying: ["there is no dataset u"])
    try await diary.run("anomalies", "freeze", "t", "x").expectRefusal(saying: ["has no rule `x`"])
    try await diary.run("anomalies", "freeze", "t", Self.rule, "--dataset", "t")
      .expectRefusal(saying: ["leave out --dataset"])
    try await diary.run("anomalies", "--as-of", "soon").expectRefusal(saying: [
      "soon is not a moment"
    ])
    #expect(try diary.project.text("specs/t.yaml") == text)
    let plain = try Diary("rules:\n  - RowCount > 0")
    try await plain.check(1, rows: 1)
    try await plain.run("anomalies").expectJudgement(
      exit: 0,
      saying: ["no rule of the selected specs"]
    )
  }
}

extension Diary {
  /// The text of the first rule, as the spec has it now.
  fileprivate func firstRule() throws -> String {
    let line = try project.text("specs/t.yaml").split(separator: "\n").first {
      $0.contains("RowCount")
    }
    return try #require(line?.dropFirst(4).prefix { $0 != "#" }).trimmingCharacters(
      in: .whitespaces
    )
  }
}
