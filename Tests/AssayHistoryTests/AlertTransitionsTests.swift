import AssayModel
import Testing

@testable import AssayHistory

/// What a run does to alerts, without a store.
@Suite struct AlertTransitionsTests {
  private static let now = day(10)

  private static func alert(_ status: Alert.Status, until: Timestamp? = nil) -> Alert {
    var alert = Alert(
      id: "a",
      project: "shop",
      dataset: "orders",
      check: "rows",
      kind: .ruleFailure,
      severity: .warning,
      status: status,
      openedAt: day(1),
      updatedAt: day(2),
      occurrences: 3,
      message: "before"
    )
    alert.snoozedUntil = until
    return alert
  }

  private func transitions(_ alerts: [Alert], _ run: Run) -> AlertTransitions {
    AlertTransitions(alerts, end: run.end, project: "shop")
  }

  private func run(_ findings: Finding..., dataset: String = "orders") -> Run {
    Run(id: "r", asOf: Self.now, datasets: [(dataset, findings)])
  }

  /// One alert, or none, against one outcome of its check.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: Alert.Status?
    var until: Timestamp?
    let outcome: Outcome.Status
    let after: Alert.Status?
    var told: AlertChange?

    var testDescription: String { "\(before.map(\.rawValue) ?? "none"), \(outcome.rawValue)" }
  }

  static let cases: [Case] = [
    Case(before: nil, outcome: .passed, after: nil),
    Case(before: nil, outcome: .errored, after: nil),
    Case(before: nil, outcome: .skipped, after: nil),
    Case(before: nil, outcome: .failed, after: .open, told: .opened),
    Case(before: .open, outcome: .failed, after: .open),
    Case(before: .open, outcome: .passed, after: .resolved, told: .resolved),
    Case(before: .open, outcome: .errored, after: nil),
    Case(before: .open, outcome: .skipped, after: nil),
    Case(before: .acknowledged, outcome: .failed, after: .acknowledged),
    Case(before: .acknowledged, outcome: .passed, after: .resolved, told: .resolved),
    Case(before: .snoozed, until: day(11), outcome: .failed, after: .snoozed),
    Case(before: .snoozed, until: now, outcome: .failed, after: .open, told: .reopened),
    Case(before: .snoozed, until: day(9), outcome: .failed, after: .open, told: .reopened),
    Case(before: .snoozed, outcome: .failed, after: .open, told: .reopened),
    Case(before: .snoozed, until: day(11), outcome: .passed, after: .resolved, told: .resolved),
    Case(before: .snoozed, until: day(9), outcome: .errored, after: nil),
  ]

  @Test(arguments: cases)
  func anOutcomeChangesAnAlert(_ one: Case) {
    let alerts = one.before.map { [Self.alert($0, until: one.until)] } ?? []
    let result = transitions(alerts, run(Finding(status: one.outcome, message: "now")))
    #expect(result.changed.map(\.status) == [one.after].compactMap(\.self))
    #expect(result.notices.map(\.change) == [one.told].compactMap(\.self))
    #expect(result.notices.allSatisfy { $0.alert == result.changed.first })
    for alert in result.changed {
      #expect(alert.updatedAt == Self.now)
      #expect(alert.message == "now")
      #expect(alert.openedAt == (one.before == nil ? Self.now : day(1)))
      let isAgain = one.before != nil && one.outcome == .failed
      #expect(alert.occurrences == (one.before == nil ? 1 : isAgain ? 4 : 3))
      // A snooze that is over stays known: it tells one reopening from the next.
      #expect(alert.snoozedUntil == (alert.status == .resolved ? nil : one.until))
    }
  }

  /// A failure that the gate does not count, with and without an alert from before.
  @Test(arguments: [
    (Suppression.snooze(Snooze(until: day(20), because: "a migration")), Alert.Status?.none),
    (.score, nil),
    (.baseline(KnownFailure(since: "2026-03-01", change: .same, comparison: "2 rows")), .resolved),
  ])
  func aSuppressedFailureOpensNothing(_ suppression: Suppression, after: Alert.Status?) {
    let run = run(Finding(status: .failed, suppression: suppression))
    let fresh = transitions([], run)
    #expect(fresh.changed.isEmpty)
    #expect(fresh.notices.isEmpty)
    let known = transitions([Self.alert(.open)], run)
    #expect(known.changed.map(\.status) == [after].compactMap(\.self))
    #expect(known.notices.map(\.change) == [after].compactMap { $0 == nil ? nil : .resolved })
  }

  @Test func anAlertTellsWhoseItIs() throws {
    var run = run(Finding(status: .failed, severity: .warning, owner: "ann", tags: ["a", "b"]))
    run.owner = "bob"
    run.tags = ["orders": ["b", "c"]]
    let alert = try #require(transitions([], run).changed.first)
    #expect(alert.project == "shop")
    #expect(alert.dataset == "orders")
    #expect(alert.check == "rows")
    #expect(alert.severity == .warning)
    #expect(alert.owner == "ann")
    #expect(alert.tags == ["a", "b", "c"])
    #expect(alert.place == "specs/t.yaml:3")
  }

  @Test func withoutAnOwnerOfItsOwnItIsTheDatasets() {
    var run = run(Finding(status: .failed))
    run.owner = "bob"
    #expect(transitions([], run).changed.map(\.owner) == ["bob"])
  }

  @Test func whatIsOnlyProposedOpensNothingAndResolves() {
    for status in [RuleStatus.proposed, .disabled] {
      let run = run(Finding(status: .failed, ruleStatus: status))
      #expect(transitions([], run).changed.isEmpty)
      let resolved = transitions([Self.alert(.open)], run).changed
      #expect(resolved.map(\.status) == [.resolved])
      #expect(resolved.first?.message == "the rule is \(status.rawValue) now")
    }
  }

  @Test func twoRulesOfOneTextAreOneAlert() {
    let twice = run(Finding(status: .failed), Finding(status: .failed))
    #expect(transitions([], twice).changed.map(\.occurrences) == [1])
    #expect(transitions([Self.alert(.open)], twice).changed.map(\.occurrences) == [4])
  }

  @Test func alertsOfOneRunHaveNamesOfTheirOwn() {
    let run = run(
      Finding(name: "a", status: .failed),
      Finding(name: "b"),
      Finding(name: "c", status: .failed)
    )
    let alerts = transitions([], run).changed
    #expect(alerts.map(\.check) == ["a", "c"])
    #expect(Set(alerts.map(\.id)).count == 2)
  }

  /// Runs in which the check of the alert is missing, and whether that tells that it is gone.
  @Test(arguments: [
    (true, Interruption?.none, "orders", true), (false, nil, "orders", false),
    (true, .terminate, "orders", false), (true, nil, "others", true), (false, nil, "others", false),
  ])
  func aCheckThatIsNoLongerThere(
    isWhole: Bool,
    interruption: Interruption?,
    dataset: String,
    isResolved: Bool
  ) {
    var run = run(Finding(name: "other"), dataset: dataset)
    run.isWhole = isWhole
    run.interruption = interruption
    let result = transitions([Self.alert(.acknowledged)], run)
    #expect(result.changed.map(\.status) == (isResolved ? [.resolved] : []))
    #expect(result.notices.map(\.change) == (isResolved ? [.resolved] : []))
  }
}
