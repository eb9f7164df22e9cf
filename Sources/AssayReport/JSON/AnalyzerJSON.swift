import AssayDiagnostics
import AssayModel

/// An analyzer in the report for programs.
func value(of record: AnalyzerRecord) -> JSONValue {
  [
    "name": .string(record.analyzer.text),
    "type": .string(record.analyzer.type),
    "file": .string(record.analyzer.origin.path),
    "line": .integer(record.analyzer.origin.start.line),
    "column": .integer(record.analyzer.origin.start.column),
    "values": .array(
      record.values.map { value in
        ["name": .string(value.name), "value": .optional(value.value, JSONValue.number)]
      }
    ),
    "distribution": .array(
      record.distribution.map { ["label": .string($0.label), "count": .integer($0.count)] }
    ),
    "trouble": .string(record.trouble),
  ]
}
