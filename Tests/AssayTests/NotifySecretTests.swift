import Foundation
import Peers
import Subprocess
import Testing

/// What came from the environment into a channel is told to its server and to nobody else.
@Suite(.serialized) struct NotifySecretTests {
  private static let rule = "rules:\n  - RowCount > 2"

  private static let canary = "C4N4RY"

  private static let secretChannels = """
    hook: {type: webhook, url: "http://${CANARY}:${CANARY}@127.0.0.1:${PORT}/${CANARY}?k=${CANARY}", headers: {X-Key: "${CANARY}"}}
    chat: {type: slack, url: "http://127.0.0.1:${PORT}/${CANARY}"}
    duty: {type: pagerduty, routing_key: "${CANARY}", url: "http://127.0.0.1:${PORT}/duty"}
    mail: {type: email, server: "smtp://127.0.0.1:${CLOSED}", user: me, password: "${CANARY}", from: a@example.com, to: b@example.com}
    """

  @Test func noSecretIsToldAnywhere() async throws {
    let peer = try Peer(.http, ["echo"])
    let diary = try Diary(
      Self.rule,
      settings: notifySettings(Self.secretChannels, "- {to: [hook, chat, duty, mail]}"),
      environment: [
        "PORT": "\(peer.port)", "CLOSED": "\(try closedPort())", "CANARY": Self.canary,
      ]
    )
    var texts: [String] = []
    let run = try await diary.check(
      1,
      rows: 1,
      written: nil,
      "--report",
      "junit=r.xml",
      "--verbose"
    )
    run.finished.expect(exit: 1)
    #expect(run.report.history.notes.count == 4)
    texts += [run.finished.output, run.finished.errors]
    for command in [
      ["notify", "--dry-run"], ["notify"], ["notify", "--test"], ["notify", "--test", "--dry-run"],
      ["alerts", "list", "--all"], ["alerts", "list", "--format", "json"],
      ["history", "--format", "json"],
    ] {
      let finished = try await diary.run(command)
      #expect([0, 3].contains { finished.ending == .exited($0) }, "\(finished.errors)")
      texts += [finished.output, finished.errors]
    }
    for command in [["compile", "--format", "json"], ["plan", "--format", "json"]] {
      let finished = try await Tool.run(
        command,
        in: diary.project.folder,
        environment: diary.environment
      )
      texts += [finished.output, finished.errors]
    }
    #expect(try peer.received.contains { $0.text("path").contains(Self.canary) })
    for text in texts { #expect(!text.contains(Self.canary), "\(text)") }
    for file in ["report.json", "r.xml", "store.sqlite"] {
      let data = try Data(contentsOf: URL(filePath: diary.project.path(file)))
      #expect(data.range(of: Data(Self.canary.utf8)) == nil, "\(file)")
    }
  }

  #if os(Linux)
    @Test func noSecretIsInTheListOfProcesses() async throws {
      let peer = try Peer(.http, ["hang"])
      let diary = try Diary(
        Self.rule,
        settings: notifySettings(Self.secretChannels, "- {to: hook}"),
        environment: ["PORT": "\(peer.port)", "CLOSED": "1", "CANARY": Self.canary]
      )
      try diary.project.write(Array("id\n1\n".utf8), to: "t.csv")
      let start = ContinuousClock.now
      let run = Task {
        try await Tool.run(
          ["check", "--history", "store.sqlite"],
          in: diary.project.folder,
          environment: diary.environment
        )
      }
      while try peer.received.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
      let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
      for process in processes where process.allSatisfy(\.isNumber) {
        let words = try? Data(contentsOf: URL(filePath: "/proc/\(process)/cmdline"))
        #expect(words?.range(of: Data(Self.canary.utf8)) == nil)
      }
      try await run.value.expect(exit: 1)
      // The server would hang for an hour; a channel has 30 seconds, and the run a few.
      #expect(ContinuousClock.now - start < .seconds(50))
    }
  #endif
}
