import AssayDiagnostics
import AssaySyntax

/// Reads any text as a DQDL document; what is accepted must print to a text that reads back and prints the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  let file = TextFile(path: "x.dqdl", bytes: bytes)
  // What is no UTF-8 is refused before the language is looked at.
  guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else {
    precondition(!read(file, as: .ruleset, variables: [:]).diagnostics.isEmpty)
    return 0
  }
  for dialect in DQDL.Dialect.allCases {
    var sink = DiagnosticSink()
    let tree = DQDL.parseRuleset(Scalar(contentsOf: file), dialect: dialect, into: &sink)
    check(sink.emitted, in: file)
    if !sink.hasErrors {
      checkPrinting(of: tree, dialect)
      checkFormatting(of: file, tree, dialect)
    }
  }
  checkRule(file)
  return 0
}

/// Formatting succeeds, changes nothing the second time, and leaves what is printed as it was.
private func checkFormatting(of file: TextFile, _ tree: RulesetSyntax, _ dialect: DQDL.Dialect) {
  guard case .text(let text) = DQDL.format(Scalar(contentsOf: file), as: .ruleset, dialect: dialect)
  else { return }
  var sink = DiagnosticSink()
  let again = Scalar(contentsOf: TextFile(path: "formatted.dqdl", text: text + "\n"))
  let read = DQDL.parseRuleset(again, dialect: dialect, into: &sink)
  precondition(Printer().text(of: read) == Printer().text(of: tree), text)
  guard case .text(let second) = DQDL.format(again, as: .ruleset, dialect: dialect) else {
    preconditionFailure(text)
  }
  precondition(second == text, text)
}

private func checkPrinting(of tree: RulesetSyntax, _ dialect: DQDL.Dialect) {
  let printed = Printer().text(of: tree)
  var sink = DiagnosticSink()
  let file = TextFile(path: "printed.dqdl", text: printed)
  let again = DQDL.parseRuleset(Scalar(contentsOf: file), dialect: dialect, into: &sink)
  precondition(!sink.hasErrors, printed)
  precondition(Printer().text(of: again) == printed, printed)
}

private func checkRule(_ file: TextFile) {
  var sink = DiagnosticSink()
  let rule = DQDL.parseRule(Scalar(contentsOf: file), into: &sink)
  check(sink.emitted, in: file)
  precondition((rule == nil) == sink.hasErrors)
  guard let rule else { return }
  let printed = Printer().text(of: rule)
  let again = DQDL.parseRule(
    Scalar(contentsOf: TextFile(path: "printed.dqdl", text: printed)),
    into: &sink
  )
  precondition(again.map { Printer().text(of: $0) } == printed, printed)
}

private func check(_ diagnostics: [Diagnostic], in file: TextFile) {
  for diagnostic in diagnostics {
    for annotation in [diagnostic.primary].compactMap(\.self) + diagnostic.secondary {
      let range = annotation.span.range
      precondition(range.lowerBound >= 0 && range.upperBound <= file.bytes.count)
    }
  }
}
