package import AssayModel

/// Says what the specs of one revision mean that those of another do not.
///
/// Names of rules and files, order, layout and comments have no meaning, nor have samples, analyzers and who owns what.
package func difference(from base: SuiteRevision, to head: SuiteRevision) -> SpecDifference {
  let names = renamedDatasets(from: base.suite, to: head.suite)
  let forms = FormPair(base: NormalForm(calling: names), head: NormalForm())
  let movements = Movements(from: base, to: head)
  var changes = gateChanges(from: base.suite.gate, to: head.suite.gate)
  var leftovers = Leftovers(names: names)
  for dataset in head.suite.datasets {
    let former = base.suite.datasets.first { (names[$0.name] ?? $0.name) == dataset.name }
    guard let former else {
      leftovers.added(dataset)
      continue
    }
    changes += movements.changes(from: former, to: dataset)
    changes += sourceChanges(from: (base.suite, former), to: (head.suite, dataset))
    let pairing = CheckPairing(from: former.checks, to: dataset.checks, forms)
    for (before, after) in pairing.pairs {
      let pair = CheckPair(before: before, after: after, of: dataset.name, forms)
      changes += pair.changes
      changes += pair.knownChanges(
        from: base.known(before, of: former),
        to: head.known(after, of: dataset)
      )
      changes += movements.changes(from: before, to: after, between: former, dataset)
    }
    leftovers.add(removed: pairing.removed, of: former, added: pairing.added, of: dataset)
  }
  let known = Set(head.suite.datasets.map(\.name))
  for dataset in base.suite.datasets where !known.contains(names[dataset.name] ?? dataset.name) {
    leftovers.removed(dataset)
  }
  return SpecDifference((changes + leftovers.changes).inOrder)
}

/// The normal forms of both sides, in which datasets have the same names.
struct FormPair {
  let base: NormalForm
  let head: NormalForm
}

/// The datasets of the base that have another name now: those that are gone, and read what only a new one reads.
private func renamedDatasets(from base: Suite, to head: Suite) -> [String: String] {
  let (old, new) = (Set(base.datasets.map(\.name)), Set(head.datasets.map(\.name)))
  let gone = Dictionary(grouping: base.datasets.filter { !new.contains($0.name) }, by: \.source)
  let added = Dictionary(grouping: head.datasets.filter { !old.contains($0.name) }, by: \.source)
  var names: [String: String] = [:]
  for (source, datasets) in gone where datasets.count == 1 {
    if let candidates = added[source], candidates.count == 1 {
      names[datasets[0].name] = candidates[0].name
    }
  }
  return names
}

extension [SpecChange] {
  /// The gate first, then the datasets by name, and each in the order in which it was looked at.
  fileprivate var inOrder: [SpecChange] {
    let ranks = Dictionary(
      uniqueKeysWithValues: SpecChange.Subject.allCases.enumerated().map { ($1, $0) }
    )
    return enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.dataset != second.dataset { return first.dataset < second.dataset }
      let (rank, other) = (ranks[first.subject] ?? 0, ranks[second.subject] ?? 0)
      return rank == other ? left.offset < right.offset : rank < other
    }.map(\.element)
  }
}
