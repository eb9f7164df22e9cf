import AssayCompiler
import AssayDiagnostics
import Foundation
import Testing

/// Every diagnostic that the sources can emit has a page, and its example provokes it.
@Suite struct DiagnosticPageTests {
  static let names = DiagnosticPage.all.map(\.id.rawValue)

  /// Their examples take seconds to read; `ManualTests` reads them once for all.
  static let heavy: Set = ["file-too-large", "too-many-nodes"]

  @Test func everyDiagnosticHasOnePage() throws {
    let emitted = try Self.emitted()
    #expect(emitted.count > 100)
    #expect(emitted.subtracting(Self.names).sorted() == [], "without a page")
    #expect(Set(Self.names).subtracting(emitted).sorted() == [], "emitted by nothing")
    #expect(Self.names.count == Set(Self.names).count)
  }

  @Test(arguments: names.filter { !heavy.contains($0) })
  func exampleProvokesIt(_ name: String) throws {
    let page = try #require(DiagnosticPage.all.first { $0.id.rawValue == name })
    let text = try #require(Manual.page(named: name)).text()
    let others = page.example.compiled().diagnostics.filter { $0.id != page.id }
    #expect(text.contains("[\(name)]"), "\(others.map { "\($0.id.rawValue): \($0.headline)" })")
    #expect(page.meaning.hasSuffix(".") && page.remedy.hasSuffix("."))
  }

  /// The ids behind `Diagnostic(`, or named as such, in the sources of the stages that judge specs.
  private static func emitted() throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources").standardizedFileURL
    var ids: Set<String> = []
    for stage in ["AssaySyntax", "AssayCompiler"] {
      let folder = sources.appending(path: stage)
      let files = FileManager.default.enumerator(atPath: folder.path())?.compactMap {
        $0 as? String
      }
      for file in files ?? [] where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        for match in text.matches(of: #/\bDiagnostic\(\s*([^,]*),|\bID = ([^\n]*)/#) {
          let expression = match.output.1 ?? match.output.2 ?? ""
          for id in expression.matches(of: #/"([a-z0-9]+(?:-[a-z0-9]+)+)"/#) {
            ids.insert(String(id.output.1))
          }
        }
      }
    }
    return ids
  }
}
