/// A part of the data of a project: the files of folders that are named after a value, as `day=2026-01-31`.
package struct Partition: Sendable, Hashable, Codable {
  /// What the folders are named after.
  package let key: String
  /// The value.
  package let value: String

  /// Reads `KEY=VALUE`; `nil` for a text that cannot be the name of a folder, or that could be that of several.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isKey(String(parts[0])), !parts[1].isEmpty,
      !parts[1].contains(where: { "/\\*?[]{}\0".contains($0) || $0.isNewline })
    else { return nil }
    (key, value) = (String(parts[0]), String(parts[1]))
  }

  /// Makes the partition that a folder on a path stands for.
  package init(key: String, value: String) {
    (self.key, self.value) = (key, value)
  }

  /// Whether folders can be named after a text.
  package static func isKey(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// The name of its folders.
  package var words: String { "\(key)=\(value)" }
}

extension Source {
  /// Whether its path has folders of a key, as `orders/day=*/*.parquet` has of `day`.
  package func isPartitioned(by key: String) -> Bool {
    guard case .files(let path, _, _) = relation else { return false }
    let matching = path.split(separator: "/").filter { $0.hasPrefix("\(key)=") }
    return matching == ["\(key)=*"]
  }

  /// The source with only the rows of a partition; `nil` where its path has no folders of that key.
  ///
  /// - Parameter partition: its key must be written in the path, as in `orders/day=*/*.parquet`.
  package func only(_ partition: Partition) -> Source? {
    guard case .files(let path, let format, let options) = relation else { return nil }
    var components = path.split(separator: "/", omittingEmptySubsequences: false)
    let prefix = "\(partition.key)="
    let matching = components.indices.filter { components[$0].hasPrefix(prefix) }
    guard matching.count == 1, let index = matching.first,
      components[index] == "\(prefix)*" || components[index] == partition.words
    else { return nil }
    components[index] = Substring(partition.words)
    return Source(
      connection: connection,
      relation: .files(path: components.joined(separator: "/"), format: format, options: options),
      filter: filter
    )
  }
}

extension Suite {
  /// The suite with only the rows of a partition, remembered apart from all others.
  ///
  /// Datasets without it stay as they are, for rules that refer to them, and are not checked; `nil` where none has it.
  package func only(_ partition: Partition) -> Suite? {
    var isThere = false
    let parts = datasets.map { dataset -> Dataset in
      guard let source = dataset.source.only(partition) else {
        return dataset.with(dataset.source, checks: [])
      }
      isThere = true
      return Dataset(
        name: dataset.name,
        summary: dataset.summary,
        owner: dataset.owner,
        tags: dataset.tags,
        source: source,
        columns: dataset.columns,
        key: dataset.key,
        checks: dataset.checks,
        analyzers: dataset.analyzers,
        origin: dataset.origin
      )
    }
    guard isThere else { return nil }
    var suite = with(parts)
    suite.partition = partition
    return suite
  }

  /// The name under which runs are remembered: that of the project, and of the partition that they look at.
  package var rememberedName: String {
    let name = project ?? ""
    return partition.map { "\(name)[\($0.words)]" } ?? name
  }
}
