import Foundation
import Subprocess
import Testing

/// Colours are for people in front of a terminal.
@Suite struct TerminalTests {
  private static let escape = "\u{1B}["

  @Test func aPipeGetsNoColours() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 5"])
    let environment: [String: String?] = ["TERM": "xterm-256color", "NO_COLOR": nil]
    let finished = try await project.run("check", environment: environment)
    finished.expectJudgement(exit: 1)
    #expect(!finished.output.contains(Self.escape))
    try project.write(Array("x: 1\n".utf8), to: "specs/t.yaml")
    let refused = try await project.run("check", environment: environment)
    #expect(!refused.errors.contains(Self.escape))
  }

  /// `script` gives the tool a terminal; some systems do not have it.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func aTerminalGetsColoursUnlessTheyAreNotWanted() async throws {
    let project = try ScratchProject.table("id\n1\n", rules: ["RowCount > 5"])
    for (value, wanted) in [(nil, true), ("1", false)] as [(String?, Bool)] {
      #if canImport(Darwin)
        let command = "cd \"$0\"; script -q /dev/null \"$1\" check </dev/null"
      #else
        let command = "cd \"$0\"; script -qec \"'$1' check\" /dev/null </dev/null"
      #endif
      let finished = try await Tool.runShell(
        ["-c", command, project.folder, Tool.path],
        environment: ["TERM": "xterm", "NO_COLOR": value]
      )
      #expect(finished.output.contains("RowCount > 5"))
      #expect(finished.output.contains(Self.escape) == wanted, "\(finished.output)")
    }
  }
}
