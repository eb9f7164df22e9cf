import AssayModel

/// The datasets of a suite that mean something else than in another revision.
package struct ChangedDatasets: Sendable, Hashable {
  /// Those that changed themselves, by name.
  package private(set) var changed: Set<String> = []
  /// Those that refer to one of them, by name.
  package private(set) var referring: Set<String> = []
  /// Those that are no longer there, in the order of their names.
  package private(set) var gone: [String] = []
  /// Whether the gate judges otherwise, which is about all datasets.
  package private(set) var isGateChanged = false

  /// Compares two revisions.
  package init(from base: SuiteRevision, to head: SuiteRevision) {
    let names = head.suite.datasets.map(\.name)
    let known = Set(names)
    var renamed: Set<String> = []
    for change in difference(from: base, to: head).changes {
      if change.aspect == "name" { renamed.insert(change.formerDataset) }
      switch change.subject {
      case .gate: isGateChanged = true
      case .dataset, .source, .column, .sla, .rule:
        if change.kind == .moved, change.aspect == "file" { continue }
        changed.formUnion([change.dataset, change.formerDataset].filter(known.contains))
      }
    }
    let former = Dictionary(
      base.suite.datasets.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for dataset in head.suite.datasets {
      // Analyzers judge nothing, but somebody wants to see what a new one measures.
      let subjects = Set(dataset.analyzers.map(\.subject))
      let measured = Set(former[dataset.name]?.analyzers.map(\.subject) ?? [])
      if subjects != measured { changed.insert(dataset.name) }
    }
    gone = former.keys.filter { !known.contains($0) && !renamed.contains($0) }.sorted()
    for dataset in head.suite.datasets where !changed.contains(dataset.name) {
      let metrics = dataset.checks.filter { $0.status != .disabled }.flatMap(\.verdict.metrics)
      let refersToChange = metrics.contains { metric in
        changed.contains(metric.dataset)
          || metric.otherDatasets(among: names).contains(where: changed.contains)
      }
      if refersToChange { referring.insert(dataset.name) }
    }
  }
}
