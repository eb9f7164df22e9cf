import AssayDiagnostics
package import AssayModel

/// The suite of one revision of a project.
package struct SuiteRevision: Sendable {
  /// The suite.
  package let suite: Suite
  /// The folder of the project as it stands before the paths of its specs; empty where there is none.
  package let root: String

  /// Makes a revision.
  package init(_ suite: Suite, root: String) {
    self.suite = suite
    self.root = root
  }

  /// The path of a place, seen from the project.
  func path(of place: SourceLocation) -> String {
    guard !root.isEmpty, place.path.hasPrefix(root + "/") else { return place.path }
    return String(place.path.dropFirst(root.count + 1))
  }

  /// Every file that holds a dataset or a check, seen from the project.
  var files: Set<String> {
    var files: Set<String> = []
    for dataset in suite.datasets {
      files.insert(path(of: dataset.origin))
      for check in dataset.checks { files.insert(path(of: check.origin)) }
    }
    return files
  }
}
