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

  @Test(arguments: ConformanceText.all)
  func mutationsNeverCrashAndRoundTrip(_ texts: ConformanceText) {
    #expect(texts.documents.count > 20)
    for document in texts.documents {
      for mutation in mutations(of: document) {
        let (tree, diagnostics) = Probe.judge(mutation, dialect: texts.dialect)
        if !diagnostics.haveError {
          expectRoundTrip(of: tree, from: mutation, dialect: texts.dialect)
        }
      }
    }
  }

  private func expectRoundTrip(
    of tree: RulesetSyntax,
    from document: String,
    dialect: DQDL.Dialect = .strict
  ) {
    let printed = Printer().text(of: tree)
    let (again, diagnostics) = Probe.judge(printed, dialect: dialect)
    #expect(!diagnostics.haveError, "\(document)\n\(printed)\(diagnostics.map(\.headline))")
    #expect(Probe.outline(again) == Probe.outline(tree), "\(document)\n\(printed)")
    #expect(Printer().text(of: again) == printed, "\(document)")
  }
}

/// A file of conformance cases, as documents to change.
struct ConformanceText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let dialect: DQDL.Dialect
  let documents: [String]

  static let all = [
    ConformanceText(
      testDescription: "probes",
      dialect: .strict,
      documents: Probe.all.filter(\.isAccepted).map(\.document)
    ),
    ConformanceText(
      testDescription: "lenient cases",
      dialect: .lenient,
      documents: LenientCase.all.map(\.probe.document)
    ),
    ConformanceText(
      testDescription: "golden vectors",
      dialect: .strict,
      documents: vectors(of: "golden.txt") + vectors(of: "own.txt")
    ),
  ]

  private static func vectors(of file: String) -> [String] {
    Probe.lines(of: file).compactMap { line in
      guard line.hasPrefix("P ") || line.hasPrefix("F "), let arrow = line.range(of: "=>") else {
        return nil
      }
      return "Rules = [ \(line.dropFirst(2)[..<arrow.lowerBound]) ]"
    }
  }
}

/// A text with each of its tokens dropped, doubled, or swapped with the one before.
func mutations(of text: String) -> [String] {
  // Texts, words and single other characters.
  let pieces = text.matches(of: /"(?:\\.|[^"\\])*"|[A-Za-z0-9_.]+|\s+|./.dotMatchesNewlines())
    .map { String($0.output) }
  return pieces.indices.flatMap { index in
    var (dropped, doubled, swapped) = (pieces, pieces, pieces)
    dropped.remove(at: index)
    doubled.insert(pieces[index], at: index)
    if index > 0 { swapped.swapAt(index - 1, index) }
    return [dropped.joined(), doubled.joined(), swapped.joined()]
  }
}
