import AssayCompiler
import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// Each file of `specs/diagnostics/baseline` is a baseline that is refused, with what is said of it beside it.
@Suite struct BaselineGoldenTests {
  static let cases = GoldenCase.all(
    in: "../../specs/diagnostics/baseline",
    input: "yaml",
    output: "out"
  )

  @Test(arguments: cases)
  func isRendered(_ golden: GoldenCase) throws {
    let file = TextFile(path: golden.inputName, bytes: try golden.read())
    let (baseline, diagnostics) = resolve(readBaseline(file))
    #expect(baseline == nil)
    let text = TextRenderer(files: [file.path: file]).render(diagnostics)
    if let difference = try golden.difference(from: text) { Issue.record("\(difference)") }
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 3) }
}
