import AssayLogic
import AssayModel
import AssayReport
import AssaySyntax
import AssayTesting
import Foundation
import Testing

/// Each folder of `specs/diff` holds two revisions of a spec, and beside them what became of the first.
@Suite struct DifferenceGoldenTests {
  static let cases: [GoldenCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../specs/diff").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.sorted().flatMap { name in
      GoldenCase.all(in: "../../specs/diff/\(name)", input: "yaml", output: "txt")
        .filter { $0.description == "head" }
    }
  }()

  @Test(arguments: cases)
  func isTold(_ golden: GoldenCase) throws {
    let folder = URL(filePath: golden.input).deletingLastPathComponent()
    let base = try side("base", in: folder)
    let head = try side("head", in: folder)
    let text = DifferenceText(from: "base", to: "head").text(difference(from: base, to: head))
    if let difference = try golden.difference(from: text) { Issue.record("\(difference)") }
    let nothing = SpecDifference([])
    #expect(difference(from: base, to: base) == nothing)
    #expect(difference(from: head, to: head) == nothing)
  }

  /// What is tightened one way is loosened the other way.
  @Test(arguments: cases)
  func isSymmetrical(_ golden: GoldenCase) throws {
    let folder = URL(filePath: golden.input).deletingLastPathComponent()
    let (base, head) = (try side("base", in: folder), try side("head", in: folder))
    let (there, back) = (difference(from: base, to: head), difference(from: head, to: base))
    #expect(there.count(of: .added) == back.count(of: .removed))
    #expect(there.count(of: .removed) == back.count(of: .added))
    #expect(there.count(of: .changed) == back.count(of: .changed))
    #expect(there.count(of: .moved) == back.count(of: .moved))
    let loosened = there.count(of: .loosened) + there.count(of: .disabled)
    #expect(loosened == back.count(of: .tightened))
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 5) }

  private func side(_ name: String, in folder: URL) throws -> SuiteRevision {
    func text(_ file: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
    }
    let spec = try text("\(name).yaml")
    let project = (try? text("\(name)-project.yaml")) ?? ""
    let file = project.isEmpty ? [] : [("assay.yaml", project, FileKind.project)]
    let lock = (try? text("\(name).lock")) ?? ""
    return try revision(file + [("orders.yaml", spec, .spec)], lock: lock)
  }
}
