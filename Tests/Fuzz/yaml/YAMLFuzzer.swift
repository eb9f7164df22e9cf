import AssayDiagnostics
import AssaySyntax

/// Reads any bytes as YAML, as a spec and as a project file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  let file = TextFile(path: "x.yaml", bytes: bytes)
  let variables = ["X": "value", "Y": "", "Z": "a: 'b\n"]
  for node in YAMLReader.read(file, variables: variables).tree { check(node, in: file) }
  for kind in [FileKind.spec, .project] {
    let parsed = read(file, as: kind, variables: variables)
    for diagnostic in parsed.diagnostics {
      for annotation in [diagnostic.primary].compactMap(\.self) + diagnostic.secondary {
        check(annotation.span, in: file)
      }
    }
    // Control characters of the file must not reach a terminal.
    let text = TextRenderer(files: [file.path: file]).render(parsed.diagnostics)
    precondition(!text.utf8.contains(0x1B))
  }
  for dialect in DQDL.Dialect.allCases { checkFormatting(of: file, dialect) }
  return 0
}

/// Formatting twice changes nothing, and a spec that was right stays right.
private func checkFormatting(of file: TextFile, _ dialect: DQDL.Dialect) {
  let formatted = format(file, as: .spec, dialect: dialect)
  guard formatted.bytes != file.bytes else { return }
  let new = TextFile(path: file.path, bytes: formatted.bytes)
  precondition(format(new, as: .spec, dialect: dialect).bytes == formatted.bytes)
  func errors(of file: TextFile) -> [Diagnostic] {
    read(file, as: .spec, variables: ["X": "value"], dialect: dialect).diagnostics
      .filter { $0.severity == .error }
  }
  precondition(errors(of: new).map(\.headline) == errors(of: file).map(\.headline))
}

private func check(_ node: YAMLNode, in file: TextFile) {
  check(node.span, in: file)
  switch node.content {
  case .scalar(let scalar): check(scalar, in: file)
  case .sequence(let items): for item in items { check(item, in: file) }
  case .mapping(let entries):
    for entry in entries {
      check(entry.key, in: file)
      check(entry.value, in: file)
    }
  }
}

/// The ends and the middle of a text come from places in the file.
private func check(_ scalar: Scalar, in file: TextFile) {
  let count = scalar.text.utf8.count
  for range in [0..<count, 0..<count / 2, count / 2..<count] {
    check(scalar.span(of: range), in: file)
  }
}

private func check(_ span: Span, in file: TextFile) {
  precondition(span.range.lowerBound >= 0 && span.range.upperBound <= file.bytes.count)
}
