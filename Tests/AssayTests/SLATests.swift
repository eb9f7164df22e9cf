import Foundation
import Subprocess
import Testing

/// Promises of freshness, volume and score, judged on the days of a story.
@Suite struct SLATests {
  /// A day: what is in the data by then, and what must come of the SLA.
  struct Day: Sendable {
    let day: String
    var rows = 10
    var newest = "2026-01-01T00:00:00Z"
    let outcome: String
    var words: [String] = []
    var exit: Int32 = 0
  }

  /// A promise and what comes of it from day to day, all in one store.
  struct Story: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sla: String
    let days: [Day]

    init(_ description: String, _ sla: String, _ days: [Day]) {
      testDescription = description
      self.sla = sla
      self.days = days
    }
  }

  @Test(arguments: stories)
  func isJudgedFromDayToDay(_ story: Story) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv}
      columns: {at: {type: timestamp}}
      rules: [RowCount > -1]
      slas: {\(story.sla)}
      """,
    ])
    for day in story.days {
      let older = String(repeating: "2025-06-01 00:00:00\n", count: max(0, day.rows - 1))
      let newest = day.newest.prefix(19).replacing("T", with: " ")
      let data = "at\n" + older + (day.rows > 0 ? "\(newest)\n" : "")
      try project.write(Array(data.utf8), to: "t.csv")
      let run = try await project.check(on: day.day)
      let check = try #require(run.report.checks.first { $0.name.contains("SLA") })
      #expect(check.status == day.outcome, "\(day.day): \(check.message)")
      #expect(run.finished.ending == .exited(day.exit), "\(day.day): \(run.finished.errors)")
      for word in day.words {
        #expect(check.message.contains(word), "\(day.day): \(check.message)")
      }
    }
  }

  static let stories = [
    Story(
      "freshness of a column",
      "freshness: {column: at, max_age: 24 hours}",
      [
        Day(day: "2026-01-01T23:00:00Z", outcome: "passed", words: ["23 h"]),
        Day(day: "2026-01-02T00:00:00Z", outcome: "passed", words: ["24 h"]),
        Day(day: "2026-01-02T00:00:01Z", outcome: "failed", words: ["24 h"], exit: 1),
        // What lies in the future is not the newest row.
        Day(
          day: "2026-01-03",
          newest: "2026-02-01T00:00:00Z",
          outcome: "failed",
          words: ["1 value is in the future"],
          exit: 1
        ),
        Day(day: "2026-01-04", rows: 0, outcome: "failed", exit: 1),
      ]
    ),
    Story(
      "freshness that is due once a day",
      "freshness: {column: at, max_age: 24 hours, schedule: '0 6 * * *'}",
      [
        // The first time it is judged whenever that is, and then when it is due.
        Day(day: "2026-01-01T05:00:00Z", outcome: "passed"),
        Day(day: "2026-01-01T05:30:00Z", outcome: "skipped", words: ["not due"]),
        Day(day: "2026-01-01T06:00:00Z", outcome: "passed"),
        Day(day: "2026-01-01T12:00:00Z", outcome: "skipped", words: ["2026-01-02 06:00"]),
        Day(day: "2026-01-02T05:59:00Z", outcome: "skipped"),
        Day(day: "2026-01-02T06:00:00Z", outcome: "failed", exit: 1),
        // What did not hold is judged in every run until it does.
        Day(day: "2026-01-02T07:00:00Z", outcome: "failed", exit: 1),
        Day(day: "2026-01-02T08:00:00Z", newest: "2026-01-02T07:30:00Z", outcome: "passed"),
        Day(day: "2026-01-02T09:00:00Z", newest: "2026-01-02T07:30:00Z", outcome: "skipped"),
        Day(day: "2026-01-03T06:30:00Z", newest: "2026-01-03T00:00:00Z", outcome: "passed"),
      ]
    ),
    Story(
      "volume",
      "volume: {last: 3, min: 50%, max: 200%}",
      [
        Day(day: "2026-01-01", outcome: "skipped"),
        Day(day: "2026-01-02", outcome: "skipped"),
        Day(day: "2026-01-03", rows: 10, outcome: "skipped"),
        Day(day: "2026-01-04", rows: 5, outcome: "passed", words: ["row count is 5", "5 to 20"]),
        // The mean of 10, 10 and 5.
        Day(day: "2026-01-05", rows: 4, outcome: "failed", exit: 1),
        Day(day: "2026-01-06", rows: 17, outcome: "failed", exit: 1),
        // Nothing was learned from what failed.
        Day(day: "2026-01-07", rows: 16, outcome: "passed"),
        Day(day: "2026-01-08", rows: 0, outcome: "failed", exit: 1),
      ]
    ),
    Story(
      "volume of one run",
      "volume: {last: 1, min: 100%, max: 100%}",
      [
        Day(day: "2026-01-01", outcome: "skipped"),
        Day(day: "2026-01-02", outcome: "passed"),
        Day(day: "2026-01-03", rows: 11, outcome: "failed", exit: 1),
        Day(day: "2026-01-04", rows: 10, outcome: "passed"),
      ]
    ),
  ]

  @Test func freshnessOfAFileIsThatOfItsLastChange() async throws {
    let project = try ScratchProject([
      "t.csv": "id\n1\n",
      "t.yaml": "dataset: t\nsource: {path: t.csv}\nslas: {freshness: {max_age: 2 days}}\n",
    ])
    let changed = try #require(ISO8601DateFormatter().date(from: "2026-01-01T00:00:00Z"))
    try FileManager.default.setAttributes(
      [.modificationDate: changed],
      ofItemAtPath: project.path("t.csv")
    )
    for (day, status, exit) in [("2026-01-02", "passed", Int32(0)), ("2026-01-04", "failed", 1)] {
      let run = try await project.check(on: day, "t.yaml", environment: [:])
      run.finished.expect(exit: exit)
      #expect(run.report.checks.map(\.status) == [status])
    }
  }

  /// Scores need no history.
  @Test(arguments: [
    ("score: {min: 0.5}", "passed", Int32(0)), ("score: {min: 0.51}", "failed", 1),
    ("score: {min: 0.51, severity: warning}", "failed", 0),
    ("score: {dimension: uniqueness, min: 1}", "passed", 0),
    ("score: {dimension: completeness, min: 0.1}", "failed", 1),
    ("score: {dimension: validity, min: 0.1}", "skipped", 0),
  ])
  func aScoreIsThatOfTheOtherChecks(_ sla: String, status: String, exit: Int32) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n", "t.csv": "id,n\n1,\n2,\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: t.csv}
      rules:
        - IsUnique "id"
        - {rule: IsComplete "n", severity: warning}
      slas: {\(sla)}
      """,
    ])
    let run = try await project.check(on: "2026-01-01", environment: [:])
    run.finished.expect(exit: exit)
    let check = try #require(run.report.checks.first { $0.name.contains("SLA") })
    #expect(check.status == status, "\(check.message)")
  }
}
