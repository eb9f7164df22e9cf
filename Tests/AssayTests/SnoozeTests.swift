import Testing

/// `snooze:` of rules and SLAs.
@Suite struct SnoozeTests {
  private static let spec = """
    dataset: t
    source: {path: t.csv}
    slas:
      score:
        min: 0.9
        snooze: {until: 2026-03-31, because: The old shop is read until then.}
    rules:
      - rule: IsComplete "a"
        name: a is there
        snooze: {until: 2026-03-31, because: The refunds are being moved., owner: finance}
      - RowCount > 0
    """

  private func project(_ spec: String = spec) throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\n", "specs/t.yaml": spec, "t.csv": "id,a\n1,\n2,5\n",
    ])
  }

  private func check(
    _ project: ScratchProject,
    on day: String,
    _ arguments: String...
  ) async throws -> Finished {
    try await Tool.run(
      ["check", "--as-of", day, "--history", "off"] + arguments,
      in: project.folder
    )
  }

  @Test func whileItLastsAFailureFailsNothing() async throws {
    let project = try project()
    let finished = try await check(project, on: "2026-03-31T23:59:59Z", "--report", "junit=r.xml")
    finished.expectJudgement(
      exit: 0,
      saying: [
        "snoozed until 2026-03-31: The refunds are being moved. (finance)",
        "2 failed (2 snoozed)", "2 failures are not counted: 2 snoozed", "gate: holds", "0.500",
      ]
    )
    let xml = try project.text("r.xml")
    #expect(xml.contains(#"failures="0" errors="0" skipped="2""#))
    #expect(xml.contains("Failed, snoozed until 2026-03-31: The refunds are being moved."))
  }

  @Test func behindItsLastDayItIsAnError() async throws {
    let project = try project()
    for command in ["check", "compile"] {
      let finished = try await Tool.run([command, "--as-of", "2026-04-01"], in: project.folder)
      finished.expect(exit: 2)
      #expect(finished.errors.contains("this snooze ended on 2026-03-31, and it is 2026-04-01 now"))
      #expect(finished.errors.contains("specs/t.yaml:10:21"))
      #expect(finished.errors.contains("2 errors"))
    }
    // A snooze of long ago, by the clock of the machine.
    let old = try self.project(Self.spec.replacing("2026-03-31", with: "2020-03-31"))
    try await Tool.run(["compile"], in: old.folder).expect(exit: 2)
    try await check(old, on: "2020-03-01").expect(exit: 0)
  }

  /// What stands behind `snooze:`, and what is said of it.
  @Test(arguments: [
    ("{until: 2026-03-31}", "`snooze` needs the key `because`"),
    ("{because: a reason}", "`snooze` needs the key `until`"),
    ("{until: 2026-02-30, because: a reason}", "`until` is a day of the calendar"),
    ("{until: 2026-3-1, because: a reason}", "`until` is a day of the calendar"),
    ("{until: 2026-03-31T10:00:00Z, because: a reason}", "`until` is a day of the calendar"),
    ("{until: 2026-03-31, because: ''}", "needs a text"),
    ("{untill: 2026-03-31, because: a reason}", "Did you mean `until`?"),
    ("until March", "`snooze` is a mapping"),
    ("", "`snooze` needs a value"),
  ])
  func aMistakeIsTold(_ snooze: String, saying words: String) async throws {
    let project = try project(
      """
      dataset: t
      source: {path: t.csv}
      rules:
        - rule: IsComplete "a"
          snooze: \(snooze)
      """
    )
    let finished = try await Tool.run(["compile", "--as-of", "2026-01-01"], in: project.folder)
    finished.expect(exit: 2)
    #expect(finished.errors.contains(words), "\(finished.errors)")
  }

  @Test func nobodyIsToldAndNoAlertIsOpened() async throws {
    let spec = """
      rules:
        - rule: RowCount > 5
          name: rows
      """
    let snoozed = spec + "\n    snooze: {until: 2026-03-03, because: The shop is closed.}"
    let diary = try Diary(snoozed)
    try await diary.check(1, rows: 2).finished.expect(
      exit: 0
    )
    let none = try await diary.run("alerts", "list")
    #expect(!none.output.contains("rows"))
    // Loud again, then quiet: an alert that is open stays as it is.
    try diary.write(spec)
    try await diary.check(2, rows: 2).finished.expect(exit: 1)
    try diary.write(snoozed)
    let (finished, _) = try await diary.check(3, rows: 2)
    finished.expect(exit: 0)
    let alerts = try await diary.json("alerts", "list").objects("alerts")
    #expect(alerts.map { $0.text("status") } == ["open"])
    #expect(alerts.first?["occurrences"] as? Int == 1)
  }

  @Test func anAlertIsResolvedWhenTheFailureBecomesKnown() async throws {
    let diary = try Diary("rules:\n  - {rule: RowCount > 5, name: rows}")
    try await diary.check(1, rows: 2).finished.expect(
      exit: 1
    )
    try await diary.run("baseline", "write", "--as-of", "2026-03-02").expect(
      exit: 0
    )
    try await diary.check(2, rows: 2).finished.expect(exit: 0)
    let alerts = try await diary.json("alerts", "list", "--all").objects("alerts")
    #expect(alerts.map { $0.text("status") } == ["resolved"])
    #expect(alerts.first?.text("message").contains("the baseline knows the failure") == true)
    // Worse than known: a new alert.
    try await diary.check(3, rows: 1).finished.expect(exit: 1)
    let open = try await diary.json("alerts", "list").objects("alerts")
    #expect(open.map { $0.text("status") } == ["open"])
  }
}
