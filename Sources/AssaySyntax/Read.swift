package import AssayDiagnostics

/// What a file is expected to hold.
package enum FileKind: Sendable {
  /// The project file.
  case project
  /// Dataset specs or fragments.
  case spec
  /// A bare DQDL document.
  case ruleset
}

/// Reads a file into a tree; never throws, and reports everything that it finds wrong.
///
/// - Parameters:
///   - variables: what `${NAME}` stands for; consulted by name, so that the caller decides on precedence.
///   - withholdingOthers: whether there may be other variables that specs are not given, which messages then say.
///   - dialect: how closely rules must keep to the language, as the project file says.
package func read(
  _ file: TextFile,
  as kind: FileKind,
  variables: [String: String],
  withholdingOthers: Bool = false,
  dialect: DQDL.Dialect = .strict
) -> Parsed<SpecSyntax> {
  guard kind != .ruleset else { return readRuleset(file, dialect) }
  let nodes = YAMLReader.read(file, variables: variables, withholdingOthers: withholdingOthers)
  return readYAML(nodes, of: file, as: kind, dialect)
}

/// A DQDL file has no variables: it is taken exactly as AWS Glue would.
private func readRuleset(_ file: TextFile, _ dialect: DQDL.Dialect) -> Parsed<SpecSyntax> {
  if let (fault, range) = firstEncodingFault(in: file.bytes) {
    let diagnostic = Diagnostic.encoding(fault, at: Span(file.place, range: range))
    return Parsed(SpecSyntax(file: file, documents: []), [diagnostic])
  }
  var sink = DiagnosticSink()
  let ruleset = DQDL.parseRuleset(Scalar(contentsOf: file), dialect: dialect, into: &sink)
  return Parsed(SpecSyntax(file: file, documents: [.ruleset(ruleset)]), sink.emitted)
}

private func readYAML(
  _ parsed: Parsed<[YAMLNode]>,
  of file: TextFile,
  as kind: FileKind,
  _ dialect: DQDL.Dialect
) -> Parsed<SpecSyntax> {
  var reader = SpecReader(file: file, dialect: dialect)
  let firstKey = kind == .project ? "project" : "dataset"
  reader.sink.emit(contentsOf: parsed.diagnostics)
  if parsed.tree.isEmpty, parsed.diagnostics.isEmpty {
    reader.sink.emit(.emptySpec(at: Span(file.place, range: 0..<0), first: firstKey))
  }
  var documents: [DocumentSyntax] = []
  for (index, node) in parsed.tree.enumerated() {
    if node.isEmpty {
      reader.sink.emit(.emptySpec(at: node.span, first: firstKey))
    } else if kind == .project, index > 0 {
      reader.sink.emit(.secondProject(at: node.span))
    } else if case .mapping = node.content {
      documents.append(
        kind == .project ? .project(reader.project(node)) : .dataset(reader.dataset(node))
      )
    } else {
      reader.sink.emit(.notASpec(at: node, first: firstKey))
    }
  }
  return Parsed(
    SpecSyntax(file: file, documents: documents),
    reader.sink.emitted.sortedAndUnique()
  )
}
