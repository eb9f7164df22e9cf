import AssayDiagnostics
import AssaySyntax

/// The files of a compilation: those that were given, and those that they include, each read once.
struct Library {
  /// Every file by path.
  private(set) var files: [String: TextFile]

  private let include: (_ path: String, _ kind: FileKind) -> Inclusion
  private var included: [String: Inclusion] = [:]

  init(
    _ specs: [SpecSyntax],
    include: @escaping (_ path: String, _ kind: FileKind) -> Inclusion
  ) {
    files = Dictionary(
      specs.map { ($0.file.path, $0.file) },
      uniquingKeysWith: { first, _ in first }
    )
    self.include = include
  }

  /// The documents of a file that is named in another one; `nil` when it cannot be read.
  ///
  /// What is wrong inside the file is reported the first time that it is asked for.
  mutating func documents(
    of name: Scalar,
    as kind: FileKind,
    into sink: inout DiagnosticSink
  ) -> (path: String, documents: [DocumentSyntax])? {
    let path = relativePath(name.text, besides: name.span.path)
    let isKnown = included[path] != nil
    let inclusion = included[path] ?? include(path, kind)
    included[path] = inclusion
    switch inclusion {
    case .unreadable(let reason):
      sink.emit(.unreadableInclusion(name.located, reason: reason))
      return nil
    case .file(let parsed):
      files[path] = parsed.tree.file
      if !isKnown { sink.emit(contentsOf: parsed.diagnostics) }
      return (path, parsed.tree.documents)
    }
  }
}

/// The path of a file that another file names: relative to the folder of the one that names it.
func relativePath(_ path: String, besides file: String) -> String {
  if path.hasPrefix("/") { return path }
  var parts = file.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(
    String.init
  )
  for part in path.split(separator: "/") {
    switch part {
    case ".": continue
    case ".." where !parts.isEmpty && parts.last != "..": parts.removeLast()
    default: parts.append(String(part))
    }
  }
  return (file.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
