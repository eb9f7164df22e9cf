import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import AssayTesting
import Testing

/// Each file of `specs/diagnostics/compile` reads well, and compiling it says what stands beside it; `project-` marks
/// project files.
@Suite struct CompileGoldenTests {
  static let cases = GoldenCase.all(
    in: "../../specs/diagnostics/compile",
    input: "yaml",
    output: "out"
  )

  @Test(arguments: cases)
  func isRendered(_ golden: GoldenCase) throws {
    let file = TextFile(path: golden.inputName, bytes: try golden.read())
    let isProject = golden.inputName.hasPrefix("project-")
    let parsed = read(file, as: isProject ? .project : .spec, variables: [:])
    #expect(parsed.diagnostics.isEmpty)
    let compiled = compile([parsed.tree], asOf: Timestamp("2026-03-01T12:00:00Z")) { _, _ in
      .unreadable(reason: "it does not exist")
    }
    let told = withoutAllowed(compiled.diagnostics, in: compiled.files)
    let text = TextRenderer(files: compiled.files).render(told)
    #expect(!text.isEmpty)
    if let difference = try golden.difference(from: text) { Issue.record("\(difference)") }
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 15) }
}
