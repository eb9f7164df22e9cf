import AssayDiagnostics
package import AssayModel
package import AssaySyntax

/// The schemas of a lock by dataset, with the places where they were written.
package struct LockedSchemas: Sendable {
  /// The schema of a dataset.
  package struct Entry: Sendable {
    /// The name of the dataset.
    let name: Located<String>
    /// The columns in the order of the file.
    let columns: [(name: Located<String>, type: ValueType)]
    /// The schema.
    package let schema: SourceSchema
  }

  private let entries: [String: Entry]

  /// Takes the schemas of a lock; none where there is no lock.
  package init(_ lock: LockSyntax?) {
    entries = Dictionary(
      (lock?.datasets ?? []).map { ($0.name.value, Entry($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The schema of a dataset; `nil` where it is not locked.
  package subscript(dataset: String) -> Entry? { entries[dataset] }

  /// The schemas by dataset.
  package var schemas: [String: SourceSchema] { entries.mapValues(\.schema) }
}

extension LockedSchemas.Entry {
  fileprivate init(_ dataset: LockSyntax.Dataset) {
    let suffix = " NOT NULL"
    let columns = dataset.columns.map { column in
      let type = column.type.value
      let isRequired = type.hasSuffix(suffix)
      let bare = isRequired ? String(type.dropLast(suffix.count)) : type
      return (name: column.name, type: bare, isRequired: isRequired)
    }
    let keys = dataset.keys.map { keys in
      keys.compactMap { key in
        SourceKey.Kind(rawValue: key.kind.value).map {
          SourceKey($0, columns: key.columns.map(\.value))
        }
      }
    }
    self.init(
      name: dataset.name,
      columns: columns.map { ($0.name, ValueType($0.type)) },
      schema: SourceSchema(
        columns: columns.map { SourceColumn(name: $0.name.value, type: $0.type) },
        constraints: keys.map { keys in
          SourceConstraints(
            notNull: columns.filter(\.isRequired).map(\.name.value),
            keys: keys
          )
        }
      )
    )
  }
}
