/// A difference between the schema that was locked and the one that a source has.
package struct SchemaChange: Sendable, Hashable, Codable {
  /// What kind of difference it is.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case added, dropped
    /// The new type holds every value of the old one.
    case widened
    /// It does not.
    case narrowed
    /// It is a type of another kind.
    case retyped
    /// NULL is allowed now.
    case nullable
    /// NULL is not allowed any more.
    case required
    case keyAdded = "key_added"
    case keyDropped = "key_dropped"
  }

  /// What kind of difference it is.
  package let kind: Kind
  /// The column, or the key in the words of SQL.
  package let subject: String
  /// The type that was locked; empty for a column that was not there, and for what has no type.
  package var before: String = ""
  /// The type of today; empty for a column that is not there, and for what has no type.
  package var after: String = ""

  /// Makes a change.
  package init(_ kind: Kind, _ subject: String, before: String = "", after: String = "") {
    self.kind = kind
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// Whether it takes something away that others may rely on.
  package var isBreaking: Bool {
    switch kind {
    case .dropped, .narrowed, .retyped, .nullable, .keyDropped: true
    case .added, .widened, .required, .keyAdded: false
    }
  }

  /// The change in a few words.
  package var words: String {
    switch kind {
    case .added: "column \(subject) added (\(after))"
    case .dropped: "column \(subject) dropped (\(before))"
    case .widened: "column \(subject) widened from \(before) to \(after)"
    case .narrowed: "column \(subject) narrowed from \(before) to \(after)"
    case .retyped: "column \(subject) changed from \(before) to \(after)"
    case .nullable: "column \(subject) may be NULL now"
    case .required: "column \(subject) is NOT NULL now"
    case .keyAdded: "\(subject) added"
    case .keyDropped: "\(subject) dropped"
    }
  }

  /// The change as a line of a difference: `- email VARCHAR`.
  package var line: String {
    switch kind {
    case .added: "+ \(subject) \(after)"
    case .dropped: "- \(subject) \(before)"
    case .widened, .narrowed, .retyped: "~ \(subject) \(before) → \(after) (\(kind.rawValue))"
    case .nullable: "~ \(subject) NOT NULL → NULL"
    case .required: "~ \(subject) NULL → NOT NULL"
    case .keyAdded: "+ \(subject)"
    case .keyDropped: "- \(subject)"
    }
  }
}

extension SourceSchema {
  /// What has changed since this was locked: columns in the order of their names, then keys.
  ///
  /// What one of the two does not tell is not compared.
  package func changes(to now: SourceSchema) -> [SchemaChange] {
    let before = Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(now.columns.map { ($0.name, $0) }) { first, _ in first }
    var changes: [SchemaChange] = []
    for name in Set(before.keys).union(after.keys).sorted() {
      switch (before[name], after[name]) {
      case (let old?, nil): changes.append(.init(.dropped, name, before: old.type))
      case (nil, let new?): changes.append(.init(.added, name, after: new.type))
      case (let old?, let new?):
        if let kind = typeChange(from: old.type, to: new.type) {
          changes.append(.init(kind, name, before: old.type, after: new.type))
        }
        if let kind = nullabilityChange(of: name, to: now) { changes.append(.init(kind, name)) }
      case (nil, nil): continue
      }
    }
    guard let old = constraints?.keys, let new = now.constraints?.keys else { return changes }
    changes += old.filter { !new.contains($0) }.map { .init(.keyDropped, $0.words) }
    changes += new.filter { !old.contains($0) }.map { .init(.keyAdded, $0.words) }
    return changes
  }

  private func nullabilityChange(of name: String, to now: SourceSchema) -> SchemaChange.Kind? {
    guard let old = constraints?.notNull, let new = now.constraints?.notNull else { return nil }
    switch (old.contains(name), new.contains(name)) {
    case (true, false): return .nullable
    case (false, true): return .required
    default: return nil
    }
  }
}
