/// What a source says of itself: its columns, and as far as it tells, which hold NULL and what is unique.
package struct SourceSchema: Sendable, Hashable, Codable {
  /// The columns in the order of their names.
  package let columns: [SourceColumn]
  /// What the source promises of them; `nil` where it promises nothing or cannot tell.
  package let constraints: SourceConstraints?

  /// Makes a schema of columns in any order.
  package init(columns: [SourceColumn], constraints: SourceConstraints? = nil) {
    self.columns = columns.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
    self.constraints = constraints
  }
}

/// What a table promises of its columns.
package struct SourceConstraints: Sendable, Hashable, Codable {
  /// The columns that never hold NULL, in the order of their names.
  package let notNull: [String]
  /// What identifies a row, the primary key first.
  package let keys: [SourceKey]

  /// Makes constraints of parts in any order.
  package init(notNull: some Sequence<String>, keys: some Sequence<SourceKey>) {
    self.notNull = notNull.sorted()
    self.keys = Set(keys).sorted()
  }
}

/// Columns whose values together are unique.
package struct SourceKey: Sendable, Hashable, Codable, Comparable {
  /// What kind of key it is.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case primary, unique
  }

  /// What kind of key it is.
  package let kind: Kind
  /// The columns in the order of the source.
  package let columns: [String]

  /// Makes a key.
  package init(_ kind: Kind, columns: [String]) {
    self.kind = kind
    self.columns = columns
  }

  /// Orders primary keys before others, then by columns.
  package static func < (left: SourceKey, right: SourceKey) -> Bool {
    (left.kind.rawValue, left.columns.joined(separator: "\u{1F}"))
      < (right.kind.rawValue, right.columns.joined(separator: "\u{1F}"))
  }

  /// The key in the words of SQL.
  package var words: String {
    let title =
      switch kind {
      case .primary: "PRIMARY KEY"
      case .unique: "UNIQUE"
      }
    return "\(title) (\(columns.joined(separator: ", ")))"
  }
}
