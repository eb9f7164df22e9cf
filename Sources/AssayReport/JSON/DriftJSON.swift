import AssayModel

extension JSONReport {
  /// A difference between the schema that was locked and that of today.
  static func change(_ change: SchemaChange) -> JSONValue {
    [
      "kind": .string(change.kind.rawValue),
      "subject": .string(change.subject),
      "before": .string(change.before),
      "after": .string(change.after),
      "breaking": .boolean(change.isBreaking),
    ]
  }
}
