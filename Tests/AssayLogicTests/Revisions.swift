import AssayCompiler
import AssayDiagnostics
import AssayLogic
import AssayModel
import AssaySyntax
import Testing

/// Compiles specs of a test, which must be right.
///
/// - Parameter lock: the text of a schema lock; empty for none.
func revision(
  _ files: [(path: String, text: String, kind: FileKind)],
  lock: String = ""
) throws -> SuiteRevision {
  let parsed = files.map {
    read(TextFile(path: $0.path, text: $0.text), as: $0.kind, variables: [:])
  }
  let locked = lock.isEmpty ? nil : readLock(TextFile(path: "assay.lock", text: lock)).tree
  let compiled = compile(parsed.map(\.tree), lock: locked) { _, _ in
    .unreadable(reason: "no files here")
  }
  let errors = (parsed.flatMap(\.diagnostics) + compiled.diagnostics)
    .filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(TextRenderer(files: compiled.files).render(errors))")
  return SuiteRevision(try #require(compiled.output), root: "")
}

/// Compiles a dataset `t` with rules.
func revision(rules: [String]) throws -> SuiteRevision {
  let items = rules.map { rule in
    rule.contains("\n") ? "  - \(rule)" : "  - rule: '\(rule.replacing("'", with: "''"))'"
  }
  let text = """
    dataset: t
    source: {path: t.csv}
    rules:
    \(items.joined(separator: "\n"))
    ---
    dataset: ref
    source: {path: ref.csv}
    """
  return try revision([("t.yaml", text, .spec)])
}
