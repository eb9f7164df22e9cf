import Foundation
import Peers
import Subprocess
import Testing

/// Telling people of alerts, against servers of others.
///
/// One after the other: starting a server blocks a thread.
@Suite(.serialized) struct NotifyTests {
  private static let rule = "rules:\n  - RowCount > 2"

  private static let hook = #"hook: {type: webhook, url: "http://127.0.0.1:${PORT}/hook"}"#

  /// A project whose only channel is a webhook.
  private static func hooked(_ port: Int, _ spec: String = rule) throws -> Diary {
    try Diary(
      spec,
      settings: notifySettings(hook, "- {to: hook}"),
      environment: ["PORT": String(port)]
    )
  }

  @Test func everyChannelIsToldOfEachChangeOnce() async throws {
    let web = try Peer(.http, ["200"])
    let mail = try Peer(.smtp, ["ok"])
    let channels = """
      hook: {type: webhook, url: "http://127.0.0.1:${PORT}/hook"}
      chat: {type: slack, url: "http://127.0.0.1:${PORT}/chat"}
      duty: {type: pagerduty, routing_key: "${KEY}", url: "http://127.0.0.1:${PORT}/duty"}
      mail: {type: email, server: "smtp://127.0.0.1:${MAIL}", from: a@example.com, to: b@example.com}
      """
    let diary = try Diary(
      Self.rule,
      settings: notifySettings(channels, "- {to: [hook, chat, duty, mail]}\n- {to: hook}"),
      environment: ["PORT": "\(web.port)", "MAIL": "\(mail.port)", "KEY": "k"]
    )
    for (day, rows) in [9, 1, 1, 9, 9, 1].enumerated() {
      let run = try await diary.check(day + 1, rows: rows)
      run.finished.expect(exit: rows > 2 ? 0 : 1)
      #expect(run.report.history.notes.isEmpty)
    }
    let received = try web.received
    let changes = ["opened", "resolved", "opened"]
    for path in ["/hook", "/chat", "/duty"] {
      #expect(received.count { $0.text("path") == path } == changes.count, "\(path)")
    }
    let bodies = try web.bodies
    #expect(bodies.compactMap { $0["change"] as? String } == changes)
    let actions = bodies.compactMap { $0["event_action"] as? String }
    #expect(actions == ["trigger", "resolve", "trigger"])
    let subjects = try mail.received.map { ($0["headers"] as? [String: String])?["Subject"] ?? "" }
    #expect(subjects.count == changes.count)
    #expect(subjects.allSatisfy { $0.contains("RowCount > 2") })
  }

  @Test func manyRunsAtOnceTellOnce() async throws {
    let peer = try Peer(.http, ["200"])
    let diary = try Self.hooked(peer.port)
    try diary.project.write(Array("id\n1\n".utf8), to: "t.csv")
    let script = """
      cd "$0" && for i in $(seq 20); do
        ("$1" check --history store.sqlite > out.$i 2>&1; echo $? > code.$i) &
      done; wait
      """
    let finished = try await Tool.runShell(
      ["-c", script, diary.project.folder, Tool.path],
      environment: diary.environment,
      limit: .seconds(180)
    )
    finished.expect(exit: 0)
    for index in 1...20 {
      let report = try diary.project.text("out.\(index)")
      #expect(try diary.project.text("code.\(index)") == "1\n", "\(report)")
      #expect(!report.contains("history:"), "\(report)")
    }
    #expect(try peer.received.count == 1)
    let alerts = try await diary.json("alerts", "list", "--all").objects("alerts")
    #expect(alerts.count == 1)
    #expect(try await diary.json("history").objects("runs").count == 20)
  }

  @Test func routesPickBySeverityTagOwnerAndDataset() async throws {
    let peer = try Peer(.http, ["200"])
    let channels = ["grave", "money", "bob", "u", "all", "own"].map {
      "\($0): {type: webhook, url: \"http://127.0.0.1:${PORT}/\($0)\"}"
    }.joined(separator: "\n")
    let routes = """
      - {to: grave, severity: critical}
      - {to: money, tags: [finance, tax]}
      - {to: bob, owner: bob}
      - {to: u, dataset: u, severity: warning}
      - {to: all}
      """
    let diary = try Diary(
      """
      owner: ann
      tags: [finance]
      notify: [own]
      rules:
        - RowCount > 2
        - {rule: RowCount > 3, severity: info, owner: bob}
      """,
      settings: notifySettings(channels, routes),
      environment: ["PORT": "\(peer.port)"]
    )
    let other = """
      dataset: u
      source: {path: t.csv}
      owner: bob
      notify: [{to: own, severity: critical}]
      rules:
        - {rule: RowCount > 4, severity: warning, tags: [tax]}
        - {rule: RowCount > 5, severity: info}
      """
    try diary.project.write(Array(other.utf8), to: "specs/u.yaml")
    try await diary.check(1, rows: 1).finished.expect(exit: 1)
    var told: [String: Set<String>] = [:]
    for (request, body) in zip(try peer.received, try peer.bodies) {
      let check = (body["alert"] as? [String: Any])?.text("check") ?? ""
      told[request.text("path"), default: []].insert(String(check.suffix(1)))
    }
    let expected: [String: Set<String>] = [
      "/grave": ["2"], "/money": ["2", "3", "4"], "/bob": ["3", "4", "5"], "/u": ["4"],
      "/all": ["2", "3", "4", "5"], "/own": ["2", "3"],
    ]
    #expect(told == expected)
  }

  // MARK: Trouble

  @Test func aServerInTroubleChangesNoVerdictAndIsToldLater() async throws {
    let peer = try Peer(.http, ["500", "500", "500", "200"])
    let diary = try Self.hooked(peer.port)
    let first = try await diary.check(1, rows: 1)
    first.finished.expect(exit: 1)
    #expect(first.report.statuses == ["RowCount > 2": "failed"])
    #expect(first.report.history.status == "recorded")
    let notes = first.report.history.notes
    #expect(notes.count == 1)
    #expect(
      notes.first
        == "channel \"hook\" was not told after 3 attempts: its server answered 500: \"noted\"; "
        + "the next run tells it of t: RowCount > 2 (opened)"
    )
    #expect(first.finished.output.contains("history: channel \"hook\" was not told"))
    let states = try await diary.run("alerts")
    #expect(states.output.contains("│ hook could not be told that it was opened"))

    let second = try await diary.check(2, rows: 1)
    #expect(second.report.history.notes.isEmpty)
    #expect(try peer.bodies.map { $0.text("change") } == ["opened", "opened", "opened", "opened"])
    #expect(Set(try peer.bodies.map { $0.text("key") }).count == 1)
    #expect(try await diary.check(3, rows: 1).report.history.notes.isEmpty)
    #expect(try peer.received.count == 4)
  }

  #if os(Linux)
    /// The library is taken away by files of its names that are none, where the loader looks first.
    @Test func withoutTheLibraryANoticeWaits() async throws {
      let peer = try Peer(.http, ["200"])
      let diary = try Self.hooked(peer.port)
      for name in ["libcurl.so.4", "libcurl-gnutls.so.4"] {
        try diary.project.write([], to: "none/\(name)")
      }
      try diary.project.write(Array("id\n1\n".utf8), to: "t.csv")
      let without = ["LD_LIBRARY_PATH": diary.project.folder + "/none"]
      let finished = try await Tool.run(
        ["check", "--history", "store.sqlite"],
        in: diary.project.folder,
        environment: diary.environment.merging(without) { $1 }
      )
      finished.expectJudgement(
        exit: 1,
        saying: [
          "channel \"hook\" was not told", "libcurl could not be loaded",
          "apt-get install libcurl4", "the next run tells it of t: RowCount > 2 (opened)",
        ]
      )
      #expect(try peer.received.isEmpty)
      try await diary.check(2, rows: 1)
      #expect(try peer.bodies.map { $0.text("change") } == ["opened"])
    }
  #endif

  @Test func severalAlertsForOneDeadChannelAreOneNote() async throws {
    let diary = try Self.hooked(try closedPort(), "rules:\n  - RowCount > 2\n  - RowCount > 3")
    let run = try await diary.check(1, rows: 1)
    run.finished.expect(exit: 1)
    #expect(run.report.history.notes.count == 1)
    #expect(try #require(run.report.history.notes.first).hasSuffix("(opened) and 1 more"))
    let good = try Self.hooked(try closedPort())
    try await good.check(1, rows: 9).finished.expect(exit: 0)
  }

  @Test func aSignalEndsTheTelling() async throws {
    let peer = try Peer(.http, ["hang"])
    let diary = try Self.hooked(peer.port)
    try diary.project.write(Array("id\n1\n".utf8), to: "t.csv")
    let finished = try await Tool.run(
      ["check", "--history", "store.sqlite"],
      in: diary.project.folder,
      environment: diary.environment,
      interruptions: [(.seconds(4), .terminate)]
    )
    #expect(try peer.received.count == 1)
    #expect(finished.ending != .exited(0))
    #expect(finished.sinceLastSignal < .seconds(5), "\(finished.sinceLastSignal)")
    // The run is kept whole all the same.
    #expect(try await diary.json("history").objects("runs").map { $0.text("status") } == ["failed"])
  }

  // MARK: The command

  @Test func whatNobodyWasToldCanBeToldLater() async throws {
    let peer = try Peer(.http, ["200"])
    let diary = try Self.hooked(peer.port)
    let quiet = try await diary.check(1, rows: 1, written: nil, "--no-notify")
    quiet.finished.expect(exit: 1)
    #expect(quiet.report.history.notes.isEmpty)
    #expect(try peer.received.isEmpty)

    let dry = try await diary.run("notify", "--dry-run")
    dry.expectJudgement(exit: 0, saying: ["to \"hook\":\n", "POST http://127.0.0.1:•••/•••\n"])
    #expect(!dry.output.contains("/hook"))
    #expect(try peer.received.isEmpty)
    try await diary.run("notify")
      .expectJudgement(exit: 0, saying: ["✓ hook: t: RowCount > 2 (opened)\n"])
    #expect(try peer.received.count == 1)
    for arguments in [["notify", "--dry-run"], ["notify"]] {
      let finished = try await diary.run(arguments)
      finished.expectJudgement(exit: 0)
      #expect(finished.output == "there is nothing to tell\n")
    }
    #expect(try peer.received.count == 1)
  }

  @Test func aNewChannelIsToldWhatOthersKnow() async throws {
    let peer = try Peer(.http, ["200"])
    let diary = try Self.hooked(peer.port)
    try await diary.check(1, rows: 1)
    let more =
      Self.hook + "\n"
      + Self.hook.replacing("hook", with: "more")
      .replacing("type: webmore", with: "type: webhook")
    let text = "project: scratch\n" + notifySettings(more, "- {to: [hook, more]}") + "\n"
    try diary.project.write(Array(text.utf8), to: "assay.yaml")
    let dry = try await diary.run("notify", "--dry-run")
    #expect(dry.output.contains("to \"more\""))
    #expect(!dry.output.contains("to \"hook\""))
    let finished = try await diary.run("notify")
    #expect(finished.output == "✓ more: t: RowCount > 2 (opened)\n")
    #expect(try peer.received.map { $0.text("path") } == ["/hook", "/more"])
  }

  @Test func whoHeardOfAnAlertHearsThatAPersonResolvedIt() async throws {
    let peer = try Peer(.http, ["202"])
    let diary = try Diary(
      Self.rule,
      settings: notifySettings(
        """
        duty: {type: pagerduty, routing_key: "${KEY}", url: "http://127.0.0.1:${PORT}/duty"}
        off: {type: slack, url: "${NONE:-}"}
        """,
        "- {to: [duty, off]}"
      ),
      environment: ["PORT": "\(peer.port)", "KEY": "k", "NONE": nil]
    )
    for (day, arguments) in [(1, []), (2, ["--no-notify"])] {
      try await diary.check(day, rows: 1)
      let finished = try await diary.run(["alerts", "resolve", "20"] + arguments)
      finished.expectJudgement(exit: 0, saying: ["is resolved\n"])
      let isTold = finished.output.hasSuffix("✓ duty: t: RowCount > 2 (resolved)\n")
      #expect(isTold == arguments.isEmpty, "\(finished.output)")
    }
    let bodies = try peer.bodies
    #expect(bodies.map { $0.text("event_action") } == ["trigger", "resolve", "trigger"])
    #expect(bodies[0].text("dedup_key") == bodies[1].text("dedup_key"))
    #expect(bodies[0].text("dedup_key") != bodies[2].text("dedup_key"))
  }

  @Test func channelsAreTried() async throws {
    let peer = try Peer(.http, ["200"])
    let diary = try Self.hooked(peer.port)
    // A test needs no store, and makes none.
    for store in ["store.sqlite", "off"] {
      let finished = try await Tool.run(
        ["notify", "--test", "--history", store],
        in: diary.project.folder,
        environment: diary.environment
      )
      finished.expectJudgement(exit: 0, saying: ["✓ hook: test: a test of this channel (opened)\n"])
    }
    #expect(!diary.project.contents.contains("store.sqlite"))
    #expect(try peer.received.count == 2)
    let dead = try Self.hooked(try closedPort())
    let finished = try await dead.run("notify", "--test")
    finished.expectJudgement(exit: 3, saying: ["✗ hook: test", "its server could not be reached"])
  }

  @Test func aChannelWithoutItsVariableIsOff() async throws {
    let channel = #"hook: {type: slack, url: "${HOOK:-}"}"#
    let diary = try Diary(
      Self.rule,
      settings: notifySettings(channel, "- {to: hook}"),
      environment: ["HOOK": nil]
    )
    let run = try await diary.check(1, rows: 1)
    run.finished.expect(exit: 1)
    #expect(run.report.history.notes.isEmpty)
    let list = try await diary.run("alerts")
    #expect(list.output.contains("│ hook is switched off"))
    try await diary.run("notify", "--test")
      .expectJudgement(exit: 0, saying: ["– hook: test", "the channel is switched off"])
  }

  @Test(arguments: [
    (#"hook: {type: slack, url: "https://hooks.example.com/x"}"#, "hook", "secret-in-spec"),
    (#"hook: {type: pagerduty, routing_key: abc}"#, "hook", "secret-in-spec"),
    (
      #"hook: {type: webhook, url: "https://example.com", headers: {Authorization: x}}"#, "hook",
      "secret-in-spec"
    ),
    (hook, "hooks", "unknown-channel"),
    (#"hook: {type: carrier-pigeon, url: "https://example.com"}"#, "hook", "unknown-word"),
    (#"hook: {type: slack}"#, "hook", "missing-key"),
    (hook, "[]", "empty-value"),
    (
      #"hook: {type: email, server: "smtp://localhost", from: a@example.com, to: []}"#, "hook",
      "empty-value"
    ),
  ])
  func wrongSettingsDoNotCompile(_ channel: String, _ to: String, _ id: String) async throws {
    let diary = try Diary(
      Self.rule,
      settings: notifySettings(channel, "- {to: \(to)}"),
      environment: ["PORT": "1"]
    )
    let finished = try await diary.run("check")
    finished.expect(exit: 2)
    #expect(finished.errors.contains(id), "\(finished.errors)")
  }

  @Test func withoutChannelsThereIsNobodyToTell() async throws {
    let diary = try Diary(Self.rule)
    try await diary.check(1, rows: 1)
    for arguments in [["notify"], ["notify", "--test"], ["notify", "--dry-run"]] {
      try await diary.run(arguments).expectRefusal(saying: ["the project has no channels"])
    }
  }
}
