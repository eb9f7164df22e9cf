import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax

extension Compilation {
  /// Checks DQDL files as such: the language alone, with neither datasets nor connections.
  init(
    ofDQDL options: ProjectOptions,
    dialect: DQDL.Dialect,
    isStrict: Bool = false,
    sandbox: Sandbox?,
    in environment: Environment,
    _ console: Console
  ) throws {
    let loader = SpecLoader(environment: environment, options: options, sandbox: sandbox)
    var sink = DiagnosticSink()
    var files: [String: TextFile] = [:]
    for path in options.paths {
      guard case .file(let parsed) = loader.include(path, as: .ruleset, dialect) else {
        console.complain("cannot read \(path)", help: "check the path and its permissions")
        throw ExitStatus.specsWrong.error
      }
      files[path] = parsed.tree.file
      sink.emit(contentsOf: parsed.diagnostics)
      for case .ruleset(let ruleset) in parsed.tree.documents {
        _ = checkRuleset(ruleset, into: &sink)
      }
    }
    var diagnostics = withoutAllowed(sink.emitted.sortedAndUnique(), in: files)
    if isStrict { diagnostics = diagnostics.map(\.madeStrict) }
    self.init(
      suite: diagnostics.contains { $0.severity == .error }
        ? nil : Suite(project: nil, connections: [], datasets: [], gate: Gate()),
      diagnostics: diagnostics,
      files: files,
      root: "",
      selected: []
    )
  }
}
