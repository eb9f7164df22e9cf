import AssayDiagnostics
import AssaySyntax
import Testing

/// What formatting promises, for every conformance case and for each with a token dropped, doubled or swapped.
@Suite struct FormatterPropertyTests {
  @Test(arguments: ConformanceText.all)
  func meaningStaysAndTwiceChangesNothing(_ texts: ConformanceText) {
    var count = 0
    for document in texts.documents {
      let variants = [document] + mutations(of: document)
      count += variants.count { expectPromises(for: $0, texts.dialect) }
    }
    #expect(count > texts.documents.count)
  }

  @Test func commentsStayWhereverTheyStand() {
    let comments = ["# a\n", "\n# b c\n\n", " # d\r\n"]
    for probe in Probe.all where probe.isAccepted {
      let pieces = probe.document.matches(of: /"(?:\\.|[^"\\])*"|[A-Za-z0-9_.]+|\s+|./)
        .map { String($0.output) }
      for index in pieces.indices {
        let comment = comments[index % comments.count]
        let text = pieces[..<index].joined() + comment + pieces[index...].joined()
        if expectPromises(for: text, .strict), case .text(let formatted) = format(text, .strict) {
          let content = comment.split { $0.isNewline }.first.map(String.init) ?? ""
          #expect(formatted.contains(content.drop { $0 == " " }), "\(text)")
        }
      }
    }
  }

  /// - Returns: whether the text could be formatted.
  private func expectPromises(for text: String, _ dialect: DQDL.Dialect) -> Bool {
    guard case .text(let formatted) = format(text, dialect) else { return false }
    let (before, _) = Probe.judge(text, dialect: dialect)
    let (after, diagnostics) = Probe.judge(formatted + "\n", dialect: dialect)
    #expect(Probe.outline(after) == Probe.outline(before), "\(text)\n\(formatted)")
    #expect(diagnostics.allSatisfy { $0.severity == .warning || Probe.judge(text).1.haveError })
    guard case .text(let again) = format(formatted + "\n", dialect) else {
      Issue.record("not formatted again: \(formatted)")
      return true
    }
    #expect(again == formatted, "\(text)")
    return true
  }

  private func format(_ text: String, _ dialect: DQDL.Dialect) -> Formatted {
    let file = TextFile(path: "test.dqdl", text: text)
    return DQDL.format(Scalar(contentsOf: file), as: .ruleset, dialect: dialect, width: 60)
  }
}
