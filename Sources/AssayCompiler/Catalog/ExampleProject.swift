import AssayDiagnostics
package import AssayModel
import AssaySyntax

/// A file of an example.
package struct ExampleFile: Sendable {
  /// The path, which tells what kind of file it is.
  package let path: String

  /// What a reader gets to see; empty for a file that is not worth it.
  package let shown: String

  /// The bytes, made when they are needed; some are many.
  package let bytes: @Sendable () -> [UInt8]

  /// Makes a file of a text.
  package init(_ path: String, _ text: String) {
    self.init(path, shown: text) { Array(text.utf8) }
  }

  /// Makes a file that is too long, or too strange, to be shown.
  package init(_ path: String, shown: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.shown = shown
    self.bytes = bytes
  }
}

/// The files of an example, which compile like those of a user.
package struct ExampleProject: Sendable {
  /// The files; the first is the one that the example is about.
  package let files: [ExampleFile]

  /// The moment that counts as now in examples.
  private static let moment = Timestamp(milliseconds: 1_772_323_200_000)

  /// Makes a project.
  package init(_ files: [ExampleFile]) { self.files = files }

  /// Reads and compiles the files; DQDL files that stand alone are checked as such.
  package func compiled() -> Compiled<Suite> {
    let all = files.map { TextFile(path: $0.path, bytes: $0.bytes()) }
    if let baseline = all.first(where: { $0.path == "assay.baseline.yaml" }) {
      return compiled(baseline)
    }
    let texts = all.filter { $0.path != "assay.lock" }
    let lock = all.first { $0.path == "assay.lock" }.map(readLock)
    let isBare = texts.allSatisfy { $0.path.hasSuffix(".dqdl") }
    let dialect = dialect(of: texts)
    let parsed = texts.filter { isBare || !$0.path.hasSuffix(".dqdl") }.map { parse($0, dialect) }
    var found = parsed.flatMap(\.diagnostics)
    guard !isBare else {
      var sink = DiagnosticSink()
      for case .ruleset(let ruleset) in parsed.flatMap(\.tree.documents) {
        _ = checkRuleset(ruleset, into: &sink)
      }
      found += sink.emitted
      let files = Dictionary(texts.map { ($0.path, $0) }) { first, _ in first }
      return Compiled(output: nil, diagnostics: found.sortedAndUnique(), files: files)
    }
    let compiled = compile(
      parsed.map(\.tree),
      lock: lock?.tree,
      asOf: Self.moment,
      isThere: { path in texts.contains { $0.path == path } },
      include: { path, _ in
        guard let file = texts.first(where: { $0.path == path }) else {
          return .unreadable(reason: "no such file or directory")
        }
        return .file(parse(file, dialect))
      }
    )
    found += (lock?.diagnostics ?? []) + compiled.diagnostics
    let isWrong = found.contains { $0.severity == .error }
    return Compiled(
      output: isWrong ? nil : compiled.output,
      diagnostics: withoutAllowed(found.sortedAndUnique(), in: compiled.files),
      files: compiled.files
    )
  }

  private func compiled(_ baseline: TextFile) -> Compiled<Suite> {
    Compiled(
      output: nil,
      diagnostics: resolve(readBaseline(baseline)).diagnostics,
      files: [baseline.path: baseline]
    )
  }

  private func dialect(of files: [TextFile]) -> DQDL.Dialect {
    guard let project = files.first(where: { $0.path == "assay.yaml" }) else { return .strict }
    for case .project(let settings) in parse(project, .strict).tree.documents {
      return settings.dialect
    }
    return .strict
  }

  private func parse(_ file: TextFile, _ dialect: DQDL.Dialect) -> Parsed<SpecSyntax> {
    let kind: FileKind =
      file.path.hasSuffix(".dqdl") ? .ruleset : file.path == "assay.yaml" ? .project : .spec
    return read(file, as: kind, variables: [:], dialect: dialect)
  }
}
