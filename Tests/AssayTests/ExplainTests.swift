import Foundation
import Testing

/// The manual on the command line.
@Suite struct ExplainTests {
  @Test(arguments: ["IsComplete", "iscomplete", "ISCOMPLETE"])
  func aRuleTypeInAnyLetterCase(_ name: String) async throws {
    let finished = try await explain(name)
    finished.expect(exit: 0)
    #expect(finished.output.hasPrefix("IsComplete\n"))
    #expect(finished.output.contains("Null handling\n"))
    #expect(finished.output.contains("✗ critical  IsComplete"))
    #expect(!finished.output.contains("\u{1B}"))
  }

  @Test func aDiagnostic() async throws {
    let finished = try await explain("unknown-column")
    finished.expect(exit: 0)
    #expect(finished.output.contains("error[unknown-column]: "))
  }

  @Test func aPageAsMarkdown() async throws {
    let finished = try await explain("Mean", "--format", "markdown")
    finished.expect(exit: 0)
    #expect(finished.output.hasPrefix("# Mean\n"))
    #expect(finished.output.contains("\n## Why it matters\n"))
  }

  @Test func aTypeWhoseVerdictsEarlierRunsDecide() async throws {
    let finished = try await explain("DetectAnomalies")
    finished.expect(exit: 0)
    #expect(finished.output.contains("`assay anomalies freeze`"))
  }

  @Test func allRuleTypes() async throws {
    let finished = try await explain()
    finished.expect(exit: 0)
    #expect(finished.output.contains("\n    ReferentialIntegrity "))
    #expect(finished.output.contains("`assay explain unknown-column`"))
  }

  @Test(arguments: [("IsComplet", "IsComplete"), ("unknown-colum", "unknown-column")])
  func aMisspeltName(_ name: String, meant: String) async throws {
    try await explain(name).expectRefusal(exit: 2, saying: ["did you mean \(meant)?"])
  }

  @Test func aNameLikeNoOther() async throws {
    try await explain("Zzz").expectRefusal(exit: 2, saying: ["assay explain lists"])
  }

  private func explain(_ arguments: String...) async throws -> Finished {
    try await Tool.run(
      ["explain"] + arguments,
      in: FileManager.default.temporaryDirectory.path,
      limit: .seconds(30)
    )
  }
}
