package import AssayDiagnostics

/// What a file of the project holds: the tree of what was written, every leaf with its place.
package struct SpecSyntax: Sendable {
  /// The file that was read.
  package let file: TextFile

  /// The documents in the order of the file.
  package let documents: [DocumentSyntax]

  /// Makes a tree.
  package init(file: TextFile, documents: [DocumentSyntax]) {
    self.file = file
    self.documents = documents
  }
}

/// One document of a file.
package enum DocumentSyntax: Sendable {
  /// The project file, `assay.yaml`.
  case project(ProjectSyntax)

  /// A dataset, or a fragment that datasets extend (one without `dataset` and `source`).
  case dataset(DatasetSyntax)

  /// A bare DQDL file.
  case ruleset(RulesetSyntax)
}

/// A tree and what was found wrong while it was read; the tree holds whatever could be understood.
package struct Parsed<Tree: Sendable>: Sendable {
  /// What could be understood.
  package let tree: Tree

  /// What was found wrong, in the order of the file.
  package let diagnostics: [Diagnostic]

  /// Pairs a tree with its diagnostics.
  package init(_ tree: Tree, _ diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }
}
