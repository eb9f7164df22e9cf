import AssayDiagnostics
package import AssayModel

/// What the specs of two revisions mean differently, for programs.
package enum DifferenceJSON {
  /// The changes in the format `assay.diff`.
  package static func document(
    _ difference: SpecDifference,
    from base: String,
    to head: String,
    toolVersion: String
  ) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.diff",
      "version": 1,
      "tool": .string(toolVersion),
      "base": .string(base),
      "head": .string(head),
      "loosens": .boolean(difference.changes.contains { $0.kind.loosens }),
      "counts": .object(
        SpecChange.Kind.allCases.map {
          .init($0.rawValue, .integer(difference.count(of: $0)))
        }
      ),
      "changes": .array(difference.changes.map(value)),
    ]
    return document.document
  }

  private static func value(of change: SpecChange) -> JSONValue {
    [
      "kind": .string(change.kind.rawValue),
      "subject": .string(change.subject.rawValue),
      "dataset": .string(change.dataset),
      "former_dataset": .string(change.formerDataset),
      "name": .string(change.name),
      "aspect": .string(change.aspect),
      "remark": .string(change.remark),
      "before": .optional(change.before, side),
      "after": .optional(change.after, side),
    ]
  }

  private static func side(_ side: SpecChange.Side) -> JSONValue {
    [
      "text": .string(side.text),
      "file": .optional(side.origin) { .string($0.path) },
      "line": .optional(side.origin) { .integer($0.start.line) },
      "column": .optional(side.origin) { .integer($0.start.column) },
    ]
  }
}
