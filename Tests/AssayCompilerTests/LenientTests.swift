import AssayDiagnostics
import AssaySyntax
import Foundation
import Testing

/// A line of `specs/dqdl/lenient.txt` with the warnings below it.
struct LenientCase: Sendable, CustomTestStringConvertible {
  let probe: Probe
  let warnings: [String]

  var testDescription: String { probe.text }

  /// All cases in the order of the file.
  static let all: [LenientCase] = {
    var cases: [LenientCase] = []
    for line in Probe.lines(of: "lenient.txt") {
      if let probe = Probe(line: line) {
        cases.append(LenientCase(probe: probe, warnings: []))
      } else if line.hasPrefix("    "), let last = cases.popLast() {
        let warnings = last.warnings + [String(line.dropFirst(4))]
        cases.append(LenientCase(probe: last.probe, warnings: warnings))
      }
    }
    return cases
  }()

  /// What is said in the lenient dialect: the warnings of its forms, or the errors.
  var diagnostics: [Diagnostic] {
    Probe.judge(probe.document, dialect: .lenient).1.sortedAndUnique()
  }
}

@Suite struct LenientTests {
  @Test func casesAreFound() { #expect(LenientCase.all.count > 70) }

  @Test(arguments: LenientCase.all)
  func isJudged(_ example: LenientCase) {
    let diagnostics = example.diagnostics
    #expect(diagnostics.haveError != example.probe.isAccepted, "\(diagnostics.map(\.headline))")
    guard example.probe.isAccepted else { return }
    #expect(diagnostics.allSatisfy { $0.id == "lenient-dqdl" })
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == nil {
      #expect(diagnostics.map(\.headline) == example.warnings)
    }
    #expect(Probe.judge(example.probe.document).1.haveError, "the strict dialect takes it as well")
  }

  @Test func whatIsStrictMeansTheSame() {
    for probe in Probe.all where probe.isAccepted {
      let (strict, said) = Probe.judge(probe.document)
      guard !said.haveError else { continue }
      let (lenient, diagnostics) = Probe.judge(probe.document, dialect: .lenient)
      #expect(diagnostics == said, "\(probe.text)")
      #expect(Probe.outline(lenient) == Probe.outline(strict), "\(probe.text)")
    }
  }

  @Test func helpIsGiven() {
    for example in LenientCase.all where example.probe.isAccepted {
      for diagnostic in example.diagnostics {
        #expect(diagnostic.help.count == 1 && diagnostic.primary != nil, "\(example.probe.text)")
      }
    }
  }

  @Test func warningsAreRewritten() throws {
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" else { return }
    var lines: [String] = []
    for line in Probe.lines(of: "lenient.txt") where !line.hasPrefix("    ") {
      lines.append(line)
      guard let probe = Probe(line: line), probe.isAccepted else { continue }
      lines += LenientCase(probe: probe, warnings: []).diagnostics.map { "    \($0.headline)" }
    }
    let file = Probe.folder.appending(path: "lenient.txt")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
  }
}
