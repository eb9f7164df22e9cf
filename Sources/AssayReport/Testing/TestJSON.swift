import AssayDiagnostics
package import AssayModel

/// What came of tests, for programs: JSON in the format `assay.tests`, described by `specs/schemas/tests.schema.json`.
package enum TestJSON {
  /// Renders records.
  package static func render(
    _ datasets: [TestedDataset],
    seconds: Double,
    toolVersion: String
  ) -> [UInt8] {
    let records = datasets.flatMap(\.records)
    let document: JSONValue = [
      "format": "assay.tests",
      "version": 1,
      "tool": ["name": "assay", "version": .string(toolVersion)],
      "tests": .integer(records.count),
      "failed": .integer(records.count { !$0.holds }),
      "seconds": .number(printable(seconds: seconds)),
      "datasets": .array(datasets.map(value)),
    ]
    return document.document
  }

  private static func value(of tested: TestedDataset) -> JSONValue {
    let coverage = tested.coverage
    return [
      "name": .string(tested.dataset.name),
      "rules": .integer(coverage.rules.count),
      "rules_tested": .integer(coverage.tested.count),
      "tests": .array(tested.records.map(value)),
    ]
  }

  private static func value(of record: TestRecord) -> JSONValue {
    [
      "name": .string(record.test.name),
      "holds": .boolean(record.holds),
      "file": .string(record.test.origin.path),
      "line": .integer(record.test.origin.start.line),
      "trouble": .optional(record.trouble) { .string($0.message) },
      "seconds": .number(printable(seconds: record.seconds)),
      "expectations": .array(record.findings.map(value)),
    ]
  }

  private static func value(of finding: TestRecord.Finding) -> JSONValue {
    let outcome = finding.actual.outcome
    return [
      "rule": .string(finding.expectation.check),
      "expected": .string(finding.expectation.result.rawValue),
      "expected_value": .optional(finding.expectation.value, JSONValue.number),
      "status": .string(outcome.status.rawValue),
      "vacuous": .boolean(outcome.isVacuous),
      "value": .optional(finding.value, JSONValue.number),
      "message": .string(outcome.message),
      "holds": .boolean(finding.holds),
      "file": .string(finding.expectation.origin.path),
      "line": .integer(finding.expectation.origin.start.line),
      "column": .integer(finding.expectation.origin.start.column),
    ]
  }
}
