import AssayCompiler
import AssayModel
import Foundation
import Testing

/// A rule type is one file and one line: the folder and the list hold the same types.
@Suite struct RuleCatalogTests {
  @Test func filesAndListAgree() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/AssayCompiler/Rules").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    let types = RuleCatalog.all.map { String(describing: $0) }
    #expect(files.sorted() == types.sorted())
  }

  @Test func everyTypeDeclaresOneName() {
    for type in RuleCatalog.all {
      let names = Set(type.signatures.map(\.name))
      #expect(names.count == 1)
      #expect(names.first?.lowercased() == String(describing: type).lowercased())
    }
  }

  @Test func examplesOfAnalyzersCompile() {
    #expect(!Manual.analyzers.isEmpty)
    for (name, page) in Manual.analyzers {
      #expect(page.example.hasPrefix(name))
      #expect(page.project.compiled().output?.datasets.first?.analyzers.count == 1)
    }
  }

  /// No file but a rule's own and the list may name its type, so that a new one touches nothing else.
  @Test func nobodyElseNamesARuleType() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources").standardizedFileURL
    let files =
      FileManager.default.enumerator(atPath: sources.path())?
      .compactMap { $0 as? String } ?? []
    for file in files where file.hasSuffix(".swift") {
      guard !file.contains("AssayCompiler/Rules/"), !file.hasSuffix("RuleCatalog.swift") else {
        continue
      }
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for name in Set(RuleCatalog.all.map { String(describing: $0) }) {
        #expect(!text.contains("\(name).self"), "\(file) names \(name)")
      }
    }
  }
}
