import AssayCompiler
import AssayDiagnostics
import AssaySyntax

/// Compiles any bytes as a project: a spec, then, each behind a line `=====`, a project file and a file to include.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  var parts = split(bytes)
  let spec = TextFile(path: "specs/x.yaml", bytes: parts.removeFirst())
  var trees: [SpecSyntax] = []
  var diagnostics: [Diagnostic] = []
  var dialect = DQDL.Dialect.strict
  if let project = parts.first {
    let file = TextFile(path: "assay.yaml", bytes: project)
    let parsed = read(file, as: .project, variables: [:])
    trees.append(parsed.tree)
    for case .project(let settings) in parsed.tree.documents { dialect = settings.dialect }
    diagnostics += parsed.diagnostics
  }
  let parsed = read(spec, as: .spec, variables: ["X": "value"], dialect: dialect)
  trees.append(parsed.tree)
  diagnostics += parsed.diagnostics
  let included = parts.dropFirst().first
  let compiled = compile(trees) { path, kind in
    guard let included else { return .unreadable(reason: "it does not exist") }
    let file = TextFile(path: path, bytes: included)
    return .file(read(file, as: kind, variables: [:], dialect: dialect))
  }
  diagnostics += compiled.diagnostics
  let text = TextRenderer(files: compiled.files).render(diagnostics.sortedAndUnique())
  precondition(!text.utf8.contains(0x1B))
  // Where nothing is wrong there is something to run, and the other way round.
  let hasError = compiled.diagnostics.contains { $0.severity == .error }
  precondition((compiled.output == nil) == hasError)
  return 0
}

private func split(_ bytes: [UInt8]) -> [[UInt8]] {
  let mark = Array("\n=====\n".utf8)
  var parts: [[UInt8]] = []
  var start = 0
  var offset = 0
  while parts.count < 2, offset + mark.count <= bytes.count {
    if bytes[offset] == mark[0], bytes[offset..<offset + mark.count].elementsEqual(mark) {
      parts.append(Array(bytes[start..<offset]))
      offset += mark.count
      start = offset
    } else {
      offset += 1
    }
  }
  parts.append(Array(bytes[start...]))
  return parts
}
