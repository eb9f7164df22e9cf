import AssayDiagnostics
package import AssayModel

/// The suite of one revision of a project.
package struct SuiteRevision: Sendable {
  /// The suite.
  package let suite: Suite
  /// The folder of the project as it stands before the paths of its specs; empty where there is none.
  package let root: String
  /// The failures that the revision lives with.
  package let baseline: Baseline

  /// Makes a revision.
  package init(_ suite: Suite, root: String, baseline: Baseline = Baseline()) {
    self.suite = suite
    self.root = root
    self.baseline = baseline
  }

  /// What is known of the failure of a check; `nil` where nothing is.
  func known(_ check: Check, of dataset: Dataset) -> Baseline.Entry? {
    baseline[CheckKey(dataset: dataset.name, check: check.lastingName)]
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
