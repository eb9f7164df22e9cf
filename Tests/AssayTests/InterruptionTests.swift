import Subprocess
import Testing

/// Runs that take minutes unless they are stopped.
@Suite struct InterruptionTests {
  private static let slow =
    "CustomSql \"select sum(sqrt(a.i * b.i)) from range(3000000) a(i), range(3000000) b(i)\" > 0"

  private static func project(settings: String = "") throws -> ScratchProject {
    try ScratchProject.table(
      "id\n1\n",
      rules: ["RowCount > 0", slow],
      settings: "connections:\n  lake: {type: duckdb\(settings)}\n"
    )
  }

  @Test(arguments: [(Signal.interrupt, Int32(130)), (.terminate, 143)])
  func aSignalCancelsAndReports(_ signal: Signal, code: Int32) async throws {
    let project = try Self.project()
    let finished = try await project.run(
      "check",
      "--report",
      "json=r.json",
      "--report",
      "junit=r.xml",
      interruptions: [(.seconds(2), signal)]
    )
    finished.expect(exit: code, leaving: ["r.json", "r.xml"])
    #expect(finished.errors.isEmpty)
    #expect(finished.sinceLastSignal < .seconds(2))
    let report = try project.report("r.json")
    #expect(report.checks.map(\.status) == ["passed", "skipped"])
    #expect(report.checks[1].message.contains("stopped"))
    #expect(try project.text("r.xml").contains("<skipped"))
  }

  @Test(arguments: [[], [(Duration.seconds(2), Signal.interrupt)]])
  func noTemporaryFileIsLeft(_ interruptions: Tool.Interruptions) async throws {
    let project = try Self.project(settings: ", timeout: 3 seconds")
    try project.write([], to: "temporary/x")
    let finished = try await project.run(
      "check",
      environment: ["TMPDIR": project.path("temporary")],
      interruptions: interruptions
    )
    finished.expect(exit: interruptions.isEmpty ? 3 : 130)
  }

  @Test func aSecondSignalKillsAtOnce() async throws {
    let project = try Self.project()
    let finished = try await project.run(
      "check",
      "--report",
      "json=r.json",
      interruptions: [(.seconds(2), .interrupt), (.milliseconds(1), .interrupt)]
    )
    // The first may already have done its work.
    #expect([.signaled(2), .exited(130)].contains(finished.ending))
    #expect(finished.sinceLastSignal < .seconds(1))
    #expect(finished.newFiles.isEmpty || finished.newFiles == ["r.json"])
  }

  @Test func aQueryThatTakesTooLongIsCancelledAlone() async throws {
    let project = try Self.project(settings: ", timeout: 1 seconds")
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.map(\.status) == ["passed", "errored"])
    #expect(report.checks[1].message.contains("longer than 1 s"))
    #expect(report.checks[1].hint?.contains("timeout") == true)
  }
}
