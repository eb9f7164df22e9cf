import Foundation
import Subprocess
import Testing

@Suite struct ReportFileTests {
  private static func passing() throws -> ScratchProject {
    try ScratchProject.table("id\n1\n", rules: ["RowCount > 0"])
  }

  @Test func aReportThatCannotBeWrittenIsToldAndTheOthersAreWritten() async throws {
    let project = try Self.passing()
    let finished = try await project.run(
      "check",
      "--report",
      "junit=t.csv/report.xml",
      "--report",
      "json=out/report.json"
    )
    finished.expect(exit: 3, leaving: ["out", "out/report.json"])
    #expect(finished.errors.contains("cannot write t.csv/report.xml"))
    #expect(finished.errors.contains("help:"))
    #expect(!finished.errors.contains("NSCocoaErrorDomain"), "\(finished.errors)")
    #expect(finished.output.contains("1 check: 1 passed"))
  }

  @Test func aReportOntoAFolder() async throws {
    let project = try Self.passing()
    let finished = try await project.run("check", "--report", "junit=specs")
    finished.expect(exit: 3)
    #expect(finished.errors.contains("cannot write specs"))
    #expect(!finished.errors.contains("NSCocoaErrorDomain"), "\(finished.errors)")
  }

  @Test func aReportThatCannotBeWrittenWeighsMoreThanFallingShort() async throws {
    let project = try ScratchProject.table("id\n", rules: ["RowCount > 0"])
    let finished = try await project.run("check", "--report", "junit=t.csv/report.xml")
    finished.expect(exit: 3)
  }

  @Test func anOlderReportIsReplacedWhole() async throws {
    let project = try Self.passing()
    try project.write(Array(repeating: 0x78, count: 100_000), to: "r.json")
    try await project.run("check", "--report", "json=r.json").expect(exit: 0)
    #expect(try project.text("r.json").hasPrefix("{"))
  }

  /// As `/dev/null` is a device, and stays one.
  @Test func aPipeIsWrittenToAndStaysAPipe() async throws {
    let project = try Self.passing()
    let script = """
      cd "$0" && mkfifo pipe && { cat pipe >copy & } && "$1" check --report json=pipe && wait && test -p pipe
      """
    let finished = try await Tool.runShell(["-c", script, project.folder, Tool.path])
    #expect(finished.ending == .exited(0), "\(finished.errors)")
    let text = try project.text("copy")
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
  }

  @Test func standardOutputUnderItsPathIsWrittenTo() async throws {
    let project = try Self.passing()
    let script =
      #"cd "$0" && "$1" check --report json=/dev/stdout | cat >copy; test -L /dev/stdout"#
    let finished = try await Tool.runShell(["-c", script, project.folder, Tool.path])
    #expect(finished.ending == .exited(0), "\(finished.errors)")
    #expect(try project.text("copy").contains("\"gate\""))
  }

  @Test(arguments: ["json", "junit", "text"])
  func onStandardOutputAReportStandsAlone(_ format: String) async throws {
    let finished = try await Self.passing().run("check", "--report", "\(format)=-")
    finished.expect(exit: 0)
    let start = ["json": "{", "junit": "<?xml", "text": "─"][format] ?? ""
    #expect(finished.output.hasPrefix(start))
    #expect(finished.errors.contains("1 check: 1 passed"))
  }

  @Test func aClosedPipeEndsTheRunQuietly() async throws {
    let project = try Self.passing()
    let finished = try await Tool.runShell([
      "-c", "cd \"$0\"; { \"$1\" check --report json=r.json; echo $? >code; } | true",
      project.folder, Tool.path,
    ])
    #expect(finished.errors.isEmpty, "\(finished.errors)")
    #expect(["0\n", "3\n"].contains(try project.text("code")))
    #expect(try project.text("r.json").hasSuffix("}\n"))
  }

  @Test(arguments: ["plan --sql", "compile --format json", "check --report junit=-", "--help"])
  func aClosedPipeIsNoCrash(_ command: String) async throws {
    let project = try Self.passing()
    let finished = try await Tool.runShell([
      "-c", "cd \"$0\"; { \"$1\" \(command) 2>/dev/null; echo $? >code; } | true",
      project.folder, Tool.path,
    ])
    #expect(finished.errors.isEmpty)
    let code = Int(try project.text("code").dropLast()) ?? -1
    #expect((0...3).contains(code) || code == 141, "\(code)")
  }

  @Test func aFolderThatMayNotBeWrittenTo() async throws {
    let project = try Self.passing()
    let finished = try await project.run("check", "--report", "json=/proc/no/such/report.json")
    finished.expect(exit: 3)
    #expect(finished.errors.contains("cannot write /proc/no/such/report.json: "))
    #expect(!finished.errors.contains("Cocoa"), "\(finished.errors)")
  }
}
