package import AssayDiagnostics
import AssayModel

/// Diagnostics as JSON, for editors and scripts.
package enum DiagnosticsReport {
  /// Renders diagnostics in the order given.
  ///
  /// - Parameter files: the files that they point into, by path.
  package static func render(
    _ diagnostics: [Diagnostic],
    files: [String: TextFile],
    toolVersion: String
  ) -> [UInt8] {
    let value: JSONValue = [
      "format": "assay.diagnostics",
      "version": 1,
      "tool": .string(toolVersion),
      "errors": .integer(diagnostics.count { $0.severity == .error }),
      "warnings": .integer(diagnostics.count { $0.severity == .warning }),
      "diagnostics": .array(diagnostics.map { json($0, files) }),
    ]
    return value.document
  }

  private static func json(_ diagnostic: Diagnostic, _ files: [String: TextFile]) -> JSONValue {
    [
      "id": .string(diagnostic.id.rawValue),
      "severity": .string(diagnostic.severity.rawValue),
      "headline": .string(diagnostic.headline),
      "place": .optional(diagnostic.primary) { place($0, files) },
      "secondary": .array(diagnostic.secondary.map { place($0, files) }),
      "reason": .string(diagnostic.reason),
      "help": .array(diagnostic.help.map(JSONValue.string)),
    ]
  }

  private static func place(
    _ annotation: Diagnostic.Annotation,
    _ files: [String: TextFile]
  ) -> JSONValue {
    let location = files[annotation.span.path]?.location(of: annotation.span)
    return [
      "file": .string(annotation.span.path),
      "line": .optional(location) { .integer($0.start.line) },
      "column": .optional(location) { .integer($0.start.column) },
      "end_line": .optional(location) { .integer($0.end.line) },
      "end_column": .optional(location) { .integer($0.end.column) },
      "label": .string(annotation.label),
    ]
  }
}
