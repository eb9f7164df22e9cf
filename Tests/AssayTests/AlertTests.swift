import Foundation
import Testing

/// Alerts: opened, updated and resolved by runs, and seen to by people.
@Suite struct AlertTests {
  private static let promises = """
    owner: ann
    tags: [finance]
    slas:
      freshness: {column: at, max_age: 1 day}
      volume: {last: 3}
      score: {min: 0.9, severity: warning}
    rules:
      - RowCount > 2
      - {rule: RowCount > 100, status: proposed}
      - {rule: RowCount > 200, status: disabled}
    """

  private static let types = [
    "freshness SLA": "freshness_sla", "volume SLA": "volume_anomaly", "score SLA": "score",
    "RowCount > 2": "rule_failure",
  ]

  private static func alerts(_ diary: Diary, _ arguments: String...) async throws
    -> [[String: Any]]
  {
    let finished = try await diary.run(["alerts", "list", "--format", "json"] + arguments)
    finished.expectJudgement(exit: 0)
    return try Document.read(finished.output).objects("alerts")
  }

  @Test func runsOpenUpdateAndResolveThem() async throws {
    let diary = try Diary(Self.promises)
    for day in 1...3 { try await diary.check(day, rows: 10).finished.expect(exit: 0) }
    #expect(try await diary.run("alerts").output == "no alerts\n")

    try await diary.check(4, rows: 1, written: 1).finished.expect(exit: 1)
    let opened = try await Self.alerts(diary)
    let types = opened.map { ($0.text("check"), $0.text("type")) }
    #expect(Dictionary(types, uniquingKeysWith: { first, _ in first }) == Self.types)
    #expect(opened.count == 4)
    for alert in opened {
      #expect(alert.text("status") == "open")
      #expect(alert.text("owner") == "ann")
      #expect(alert["tags"] as? [String] == ["finance"])
      #expect(alert.text("opened_at") == Diary.moment(4))
      #expect(alert["occurrences"] as? Int == 1)
      #expect(alert.text("place").hasPrefix("specs/t.yaml:"))
      let isScore = alert.text("check") == "score SLA"
      #expect(alert.text("severity") == (isScore ? "warning" : "critical"))
    }

    try await diary.check(5, rows: 2, written: 1).finished.expect(exit: 1)
    let updated = try await Self.alerts(diary)
    #expect(updated.map { $0.text("id") } == opened.map { $0.text("id") })
    #expect(updated.map { $0["occurrences"] as? Int } == [2, 2, 2, 2])
    #expect(updated.map { $0.text("updated_at") } == Array(repeating: Diary.moment(5), count: 4))
    let rows = try #require(updated.first { $0.text("check") == "RowCount > 2" })
    #expect(rows.text("message").contains("row count is 2"))

    try await diary.check(6, rows: 10).finished.expect(exit: 0)
    #expect(try await Self.alerts(diary).isEmpty)
    let resolved = try await Self.alerts(diary, "--all")
    #expect(resolved.map { $0.text("status") } == Array(repeating: "resolved", count: 4))
    try await diary.check(7, rows: 1).finished.expect(exit: 1)
    #expect(
      Set(try await Self.alerts(diary).map { $0.text("id") }).isDisjoint(
        with: opened.map { $0.text("id") }
      )
    )
  }

  @Test func theListIsForPeople() async throws {
    let diary = try Diary(Self.promises)
    try await diary.check(1, rows: 1)
    let id = try #require(try await Self.alerts(diary).last?.text("id"))
    try await diary.run("alerts", "ack", id, "--by", "bob", "--note", "the feed is late")
      .expectJudgement(exit: 0, saying: ["\(id) (t: RowCount > 2) is acknowledged\n"])
    let list = try await diary.run("alerts", "list")
    #expect(
      list.output.hasSuffix(
        """

        critical  t: RowCount > 2
        │ row count is 1, but must be > 2
        │ acknowledged by bob; failed once since 2026-03-01 06:00 UTC, last change \(try await Self.lastChange(diary))
        │ specs/t.yaml:10, owner: ann
        │ note: the feed is late
        │ alert \(id)

        """
      ),
      "\(list.output)"
    )
    let other = try await diary.run("alerts", "list", "--dataset", "u")
    other.expectRefusal(saying: ["there is no dataset u"])
  }

  private static func lastChange(_ diary: Diary) async throws -> String {
    let changes = try await alerts(diary).map { $0.text("updated_at") }
    let newest = try #require(changes.max())
    return newest.prefix(16).replacing("T", with: " ") + " UTC"
  }

  // MARK: By hand

  private static func failing() async throws -> (diary: Diary, id: String) {
    let diary = try Diary("rules:\n  - RowCount > 2")
    try await diary.check(1, rows: 1).finished.expect(exit: 1)
    return (diary, try #require(try await alerts(diary).first?.text("id")))
  }

  @Test(arguments: [0, 9, -10])
  func anAlertIsNamedByEitherEnd(_ length: Int) async throws {
    let (diary, id) = try await Self.failing()
    let name =
      length == 0 ? id : length > 0 ? String(id.prefix(length)) : String(id.suffix(-length))
    try await diary.run("alerts", "resolve", name, "--by", "bob").expectJudgement(exit: 0)
    let resolved = try await Self.alerts(diary, "--all")
    #expect(resolved.map { $0.text("status") } == ["resolved"])
    #expect(resolved.map { $0.text("changed_by") } == ["bob"])

    // The next failure is news.
    try await diary.check(2, rows: 1)
    #expect(try await Self.alerts(diary).map { $0.text("status") } == ["open"])
    // An end that fits a resolved alert, too, means the one that is not.
    try await diary.run("alerts", "ack", "20").expectJudgement(exit: 0)
    #expect(try await Self.alerts(diary).map { $0.text("status") } == ["acknowledged"])
  }

  @Test func aSnoozedAlertIsQuietUntilItsTimeIsOver() async throws {
    let (diary, id) = try await Self.failing()
    try await diary.run("alerts", "snooze", id, "--until", "2099-01-01T12:00:00+02:00")
      .expectJudgement(exit: 0, saying: ["is snoozed until 2099-01-01 10:00 UTC"])
    try await diary.check(2, rows: 1)
    let snoozed = try await Self.alerts(diary)
    #expect(snoozed.map { $0.text("status") } == ["snoozed"])
    #expect(snoozed.map { $0["occurrences"] as? Int } == [2])
    #expect(snoozed.map { $0.text("snoozed_until") } == ["2099-01-01T10:00:00.000Z"])
    try await diary.run("check", "--as-of", "2099-01-01T10:00:00Z").expect(exit: 1)
    #expect(try await Self.alerts(diary).map { $0.text("status") } == ["open"])
    #expect(try await Self.alerts(diary).map { $0.text("id") } == [id])
  }

  @Test func wrongNamesAreSaid() async throws {
    let diary = try Diary("rules:\n  - RowCount > 2\n  - DistinctValuesCount \"id\" > 2")
    try await diary.check(1, rows: 1)
    let ids = try await Self.alerts(diary).map { $0.text("id") }
    try await diary.run("alerts", "ack", "nix")
      .expectRefusal(saying: ["there is no alert nix", "alerts list --all"])
    try await diary.run("alerts", "ack", "20")
      .expectRefusal(saying: ["several alerts fit 20", ids[0], ids[1]])
    try await diary.run("alerts", "snooze", ids[0], "--until", "2020-01-01")
      .expectRefusal(saying: ["--until is over already: 2020-01-01 00:00 UTC"])
    try await diary.run("alerts", "snooze", ids[0], "--until", "tomorrow")
      .expectRefusal(saying: ["tomorrow is not a moment"])
    try await diary.run("alerts", "ack").expectRefusal(saying: ["<alerts>"])
    #expect(try await Self.alerts(diary).map { $0.text("status") } == ["open", "open"])

    // What is resolved stays so, by its whole name, too.
    try await diary.run("alerts", "resolve", ids[0], ids[1]).expectJudgement(exit: 0)
    for name in [ids[0], String(ids[0].suffix(8))] {
      try await diary.run("alerts", "ack", name)
        .expectRefusal(saying: ["the alert \(ids[0]) is resolved"])
    }
    try await diary.run("alerts", "ack", "20").expectRefusal(saying: ["all alerts that fit 20"])
  }

  @Test func anotherStateOfTheRuleResolvesItsAlert() async throws {
    let (diary, _) = try await Self.failing()
    try diary.write("rules:\n  - {rule: RowCount > 2, status: proposed}")
    try await diary.check(2, rows: 1)
    let proposed = try await Self.alerts(diary, "--all")
    #expect(proposed.map { $0.text("message") } == ["the rule is proposed now"])

    try diary.write("rules:\n  - RowCount > 2")
    try await diary.check(3, rows: 1)
    #expect(try await Self.alerts(diary).count == 1)
    try diary.write("rules:\n  - RowCount > 0")
    // A run of a part says nothing of the rest.
    try await diary.run("check", "--dataset", "t", "--as-of", Diary.moment(4)).expect(exit: 0)
    #expect(try await Self.alerts(diary).count == 1)
    try await diary.check(5, rows: 1)
    #expect(try await Self.alerts(diary).isEmpty)
  }
}
