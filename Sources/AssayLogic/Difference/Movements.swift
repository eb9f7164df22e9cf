import AssayDiagnostics
import AssayModel

/// Tells what stands in another file now, or under another name; a file that has another name is none.
struct Movements {
  private let base: SuiteRevision
  private let head: SuiteRevision
  /// The files that hold something on the side of the head.
  private let files: Set<String>

  init(from base: SuiteRevision, to head: SuiteRevision) {
    self.base = base
    self.head = head
    files = head.files
  }

  /// What became of the name and the file of a dataset.
  func changes(from former: Dataset, to dataset: Dataset) -> [SpecChange] {
    var changes: [SpecChange] = []
    func change(_ aspect: String, _ remark: String) -> SpecChange {
      var change = SpecChange(
        .moved,
        .dataset,
        of: dataset.name,
        name: dataset.name,
        before: SpecChange.Side("dataset: \(former.name)", at: former.origin),
        after: SpecChange.Side("dataset: \(dataset.name)", at: dataset.origin)
      )
      change.aspect = aspect
      change.remark = remark
      return change
    }
    if former.name != dataset.name {
      var renaming = change("name", "it was called \(former.name)")
      renaming.formerDataset = former.name
      changes.append(renaming)
    }
    if let path = movement(from: former.origin, to: dataset.origin) {
      changes.append(change("file", "to \(path)"))
    }
    return changes
  }

  /// What became of the file of a check, unless its dataset went the same way.
  func changes(
    from before: Check,
    to after: Check,
    between former: Dataset,
    _ dataset: Dataset
  ) -> [SpecChange] {
    guard let path = movement(from: before.origin, to: after.origin) else { return [] }
    let followed =
      base.path(of: before.origin) == base.path(of: former.origin)
      && path == head.path(of: dataset.origin)
    guard !followed, after.status != .disabled else { return [] }
    var change = SpecChange(
      .moved,
      after.subject,
      of: dataset.name,
      name: after.name,
      before: before.side,
      after: after.side
    )
    change.aspect = "file"
    change.remark = "to \(path)"
    return [change]
  }

  /// The file that something moved to; `nil` where it stayed, or the file as a whole has another name.
  private func movement(from old: SourceLocation, to new: SourceLocation) -> String? {
    let (from, to) = (base.path(of: old), head.path(of: new))
    return from != to && files.contains(from) ? to : nil
  }
}
