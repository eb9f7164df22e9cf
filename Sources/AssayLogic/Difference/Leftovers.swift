import AssayModel

/// Checks and datasets that stand on one side only; what was taken from one dataset and given to another has moved.
struct Leftovers {
  private struct Item {
    let check: Check
    let dataset: Dataset
    /// Whether the dataset as a whole is on this side only.
    let isAlone: Bool
  }

  /// What datasets are called now that had another name.
  private let names: [String: String]
  private var removed: [Item] = []
  private var added: [Item] = []
  private var removedDatasets: [Dataset] = []
  private var addedDatasets: [Dataset] = []

  init(names: [String: String]) { self.names = names }

  /// Takes a dataset that is new.
  mutating func added(_ dataset: Dataset) {
    addedDatasets.append(dataset)
    added += items(dataset.checks, of: dataset, isAlone: true)
  }

  /// Takes a dataset that is gone.
  mutating func removed(_ dataset: Dataset) {
    removedDatasets.append(dataset)
    removed += items(dataset.checks, of: dataset, isAlone: true)
  }

  /// Takes checks of a dataset that is still there.
  mutating func add(
    removed old: [Check],
    of former: Dataset,
    added new: [Check],
    of dataset: Dataset
  ) {
    removed += items(old, of: former, isAlone: false)
    added += items(new, of: dataset, isAlone: false)
  }

  /// One that is disabled asks nothing, so that nothing is missed without it.
  private func items(_ checks: [Check], of dataset: Dataset, isAlone: Bool) -> [Item] {
    checks.filter { $0.status != .disabled }
      .map { Item(check: $0, dataset: dataset, isAlone: isAlone) }
  }

  // MARK: Changes

  /// What became of all of them.
  var changes: [SpecChange] {
    let moves = moves
    var (gone, come) = (removed.map { Optional($0) }, added.map { Optional($0) })
    for move in moves { (gone[move.from], come[move.to]) = (nil, nil) }
    let left = (removed: gone.compactMap(\.self), added: come.compactMap(\.self))
    return moves.map { change(from: removed[$0.from], to: added[$0.to]) }
      + left.added.filter { !$0.isAlone }.map { item in
        single(.added, item, in: item.dataset.name)
      }
      + left.removed.filter { !$0.isAlone }.map { item in
        single(.removed, item, in: names[item.dataset.name] ?? item.dataset.name)
      }
      + addedDatasets.map { change(.added, $0, left.added) }
      + removedDatasets.map { change(.removed, $0, left.removed) }
  }

  /// Rules of one dataset that another one has now.
  private var moves: [(from: Int, to: Int)] {
    func key(_ item: Item, _ names: [String: String]) -> Verdict? {
      guard item.check.kind == .rule else { return nil }
      let form = NormalForm(calling: names.merging([item.dataset.name: ""]) { $1 })
      return form.verdict(item.check.verdict)
    }
    // Asking all rules for their form is in vain where nothing is missing.
    guard !removed.isEmpty else { return [] }
    var waiting: [Verdict: [Int]] = [:]
    for index in removed.indices.reversed() {
      if let key = key(removed[index], names) { waiting[key, default: []].append(index) }
    }
    return added.indices.compactMap { index in
      guard let key = key(added[index], [:]), let match = waiting[key]?.popLast() else {
        return nil
      }
      return (match, index)
    }
  }

  private func change(from old: Item, to new: Item) -> SpecChange {
    var change = SpecChange(
      .moved,
      .rule,
      of: new.dataset.name,
      name: new.check.name,
      before: old.check.side,
      after: new.check.side
    )
    change.formerDataset = old.dataset.name
    change.aspect = "dataset"
    change.remark = "from \(old.dataset.name)"
    return change
  }

  private func single(_ kind: SpecChange.Kind, _ item: Item, in dataset: String) -> SpecChange {
    var change = SpecChange(
      kind,
      item.check.subject,
      of: dataset,
      name: item.check.name,
      before: kind == .added ? nil : item.check.side,
      after: kind == .added ? item.check.side : nil
    )
    let isProposed = item.check.status == .proposed
    change.remark = isProposed ? (kind == .added ? "only proposed" : "it was only proposed") : ""
    return change
  }

  private func change(
    _ kind: SpecChange.Kind,
    _ dataset: Dataset,
    _ items: [Item]
  ) -> SpecChange {
    let count = items.count { $0.isAlone && $0.dataset.name == dataset.name }
    let side = SpecChange.Side("dataset: \(dataset.name)", at: dataset.origin)
    var change = SpecChange(
      kind,
      .dataset,
      of: dataset.name,
      name: dataset.name,
      before: kind == .added ? nil : side,
      after: kind == .added ? side : nil
    )
    change.remark = "with \(count) \(count == 1 ? "check" : "checks")"
    return change
  }
}
