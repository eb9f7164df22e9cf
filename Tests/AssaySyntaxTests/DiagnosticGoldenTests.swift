import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// `specs/diagnostics` shows what people read for each kind of mistake.
@Suite struct DiagnosticGoldenTests {
  static let cases = GoldenCase.all(in: "../../specs/diagnostics", input: "yaml", output: "out")

  @Test(arguments: cases)
  func isRendered(_ golden: GoldenCase) throws {
    // A case for the project file is named after it.
    let kind: FileKind = golden.description.hasPrefix("project-") ? .project : .spec
    let file = TextFile(path: golden.inputName, bytes: try golden.read())
    let diagnostics = read(file, as: kind, variables: ["WAREHOUSE_URL": "postgres://"]).diagnostics
    let text = TextRenderer(files: [file.path: file]).render(diagnostics)
    #expect(try golden.difference(from: text) == nil)
    #expect(!diagnostics.isEmpty)
  }

  @Test func thereAreCases() {
    #expect(!Self.cases.isEmpty)
  }
}
