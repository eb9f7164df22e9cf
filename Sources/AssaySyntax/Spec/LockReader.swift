package import AssayDiagnostics

/// A schema lock as written: what sources said of themselves when it was made.
package struct LockSyntax: Sendable {
  /// An entry of `datasets:`.
  package struct Dataset: Sendable {
    /// The key, the name of the dataset.
    package let name: Located<String>
    /// `columns:`, a name and the type of each, with `NOT NULL` behind it where the source says so.
    package var columns: [(name: Located<String>, type: Located<String>)] = []
    /// `keys:`, the word `primary` or `unique` and the columns of each; `nil` where the source told of none.
    package var keys: [(kind: Located<String>, columns: [Located<String>])]?
  }

  /// The version of the format that this tool reads and writes.
  package static let version = 1

  /// The file.
  package let file: TextFile
  /// `datasets:` in the order of the file.
  package var datasets: [Dataset] = []

  /// Makes a lock that holds nothing.
  package init(file: TextFile) { self.file = file }
}

/// Reads a schema lock; never throws, and reports everything that it finds wrong.
package func readLock(_ file: TextFile) -> Parsed<LockSyntax> {
  let parsed = YAMLReader.readAsWritten(file)
  var reader = SpecReader(file: file, dialect: .strict)
  reader.sink.emit(contentsOf: parsed.diagnostics)
  let lock = reader.lock(of: parsed.tree)
  return Parsed(lock, reader.sink.emitted.sortedAndUnique())
}

extension SpecReader {
  fileprivate mutating func lock(of documents: [YAMLNode]) -> LockSyntax {
    var lock = LockSyntax(file: file)
    guard
      let fields = onlyDocument(
        documents,
        Owner.lock,
        keys: Keys.lock,
        version: LockSyntax.version
      )
    else { return lock }
    require("datasets", in: fields, Owner.lock)
    guard let entry = fields["datasets"] else { return lock }
    for entry in entries(of: entry.value, "`datasets`") ?? [] {
      if let dataset = lockedDataset(entry) { lock.datasets.append(dataset) }
    }
    return lock
  }

  private mutating func lockedDataset(_ entry: YAMLEntry) -> LockSyntax.Dataset? {
    let owner = "a dataset of a lock"
    guard let fields = fields(of: entry.value, owner, keys: Keys.lockedDataset) else { return nil }
    require("columns", in: fields, owner)
    var dataset = LockSyntax.Dataset(name: entry.key.located)
    if let columns = fields["columns"] {
      for column in entries(of: columns.value, "`columns`") ?? [] {
        if let type = name(column) { dataset.columns.append((column.key.located, type)) }
      }
    }
    if let keys = fields["keys"] {
      dataset.keys = items(of: keys).flatMap { lockedKeys($0) }
    }
    return dataset
  }

  /// The keys of an item, of which there should be one: `primary: [id]`.
  private mutating func lockedKeys(
    _ node: YAMLNode
  ) -> [(kind: Located<String>, columns: [Located<String>])] {
    guard fields(of: node, "a key of a lock", keys: Keys.lockedKey) != nil,
      case .mapping(let entries) = node.content
    else { return [] }
    return entries.filter { Keys.lockedKey.contains($0.key.text) }.map { entry in
      (entry.key.located, texts(entry).map(\.located))
    }
  }
}
