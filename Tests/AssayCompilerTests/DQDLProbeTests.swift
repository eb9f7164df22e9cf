import AssayDiagnostics
import AssaySyntax
import Foundation
import Testing

@Suite struct DQDLProbeTests {
  @Test func everyProbeIsRead() {
    #expect(Probe.all.count > 300)
    #expect(Probe.deviations.count == 3)
  }

  @Test(arguments: Probe.all)
  func isJudgedLikeTheReference(_ probe: Probe) {
    let (_, diagnostics) = Probe.judge(probe.document)
    let expected = probe.isAccepted != Probe.deviations.contains(probe.text)
    #expect(diagnostics.haveError != expected, "\(diagnostics.map(\.headline))")
  }

  @Test func ruleOfAListIsJudgedLikeOneOfADocument() {
    for probe in Probe.all {
      guard let rule = probe.rule else { continue }
      var (sink, parsed) = (DiagnosticSink(), DiagnosticSink())
      let file = TextFile(path: "rule", text: rule)
      let tree = DQDL.parseRule(Scalar(contentsOf: file), into: &sink)
      _ = DQDL.parseRuleset(
        Scalar(contentsOf: TextFile(path: "document", text: probe.document)),
        into: &parsed
      )
      #expect((tree == nil) == sink.hasErrors, "\(rule)")
      #expect(sink.hasErrors == parsed.hasErrors, "\(rule)")
    }
  }

  @Test func printedTextReadsBackAsTheSameTree() {
    for probe in Probe.all {
      let (tree, diagnostics) = Probe.judge(probe.document)
      if !diagnostics.haveError { expectRoundTrip(of: tree, from: probe.document) }
    }
  }

  @Test func mutationsNeverCrashAndRoundTrip() {
    for probe in Probe.all where probe.isAccepted {
      let pieces = pieces(of: probe.document)
      for index in pieces.indices {
        var (dropped, doubled, swapped) = (pieces, pieces, pieces)
        dropped.remove(at: index)
        doubled.insert(pieces[index], at: index)
        if index > 0 { swapped.swapAt(index - 1, index) }
        for mutation in [dropped, doubled, swapped] {
          let document = mutation.joined()
          let (tree, diagnostics) = Probe.judge(document)
          if !diagnostics.haveError { expectRoundTrip(of: tree, from: document) }
        }
      }
    }
  }

  /// Texts, words and single other characters.
  private func pieces(of text: String) -> [String] {
    text.matches(of: /"(?:\\.|[^"\\])*"|[A-Za-z0-9_.]+|\s+|./.dotMatchesNewlines())
      .map { String($0.output) }
  }

  private func expectRoundTrip(of tree: RulesetSyntax, from document: String) {
    let printed = Printer().text(of: tree)
    let (again, diagnostics) = Probe.judge(printed)
    #expect(!diagnostics.haveError, "\(document)\n\(printed)\(diagnostics.map(\.headline))")
    #expect(Probe.outline(again) == Probe.outline(tree), "\(document)\n\(printed)")
    #expect(Printer().text(of: again) == printed, "\(document)")
  }
}
