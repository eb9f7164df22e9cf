import AssayDiagnostics
package import AssayModel

/// The report for programs: JSON in the format `assay.run`, described by `specs/schemas/run.schema.json`.
package enum JSONReport {
  /// The version of the format; it grows when a reader of the former one could go wrong.
  package static let version = 1

  /// Renders a record.
  package static func render(_ record: RunRecord, toolVersion: String) -> [UInt8] {
    value(of: record, toolVersion: toolVersion).document
  }

  /// The tree that `render` writes.
  package static func value(of record: RunRecord, toolVersion: String) -> JSONValue {
    [
      "format": "assay.run",
      "version": .integer(version),
      "tool": ["name": "assay", "version": .string(toolVersion)],
      "project": .optional(record.project, JSONValue.string),
      "started_at": .string(record.startedAt.description),
      "finished_at": .string(record.finishedAt.description),
      "as_of": .string(record.asOf.description),
      "interruption": .optional(record.interruption) { .string($0.rawValue) },
      "run": run(record.identity),
      "history": history(record.history),
      "gate": [
        "holds": .boolean(record.gate.holds),
        "reasons": .array(record.gate.reasons.map(JSONValue.string)),
        "notes": .array(record.gate.notes.map(JSONValue.string)),
      ],
      "baseline": .optional(record.baseline, baseline),
      "totals": totals(record.tally),
      "effort": [
        "metrics": .integer(record.effort.metrics),
        "statements": .integer(record.effort.statements),
        "seconds": .number(printable(seconds: record.startedAt.seconds(to: record.finishedAt))),
      ],
      "datasets": .array(record.datasets.map(dataset)),
    ]
  }

  private static func totals(_ tally: Tally) -> JSONValue {
    [
      "checks": .integer(tally.total),
      "passed": .integer(tally.passed),
      "vacuous": .integer(tally.vacuous),
      "failed": .integer(tally.failed),
      "errored": .integer(tally.errored),
      "skipped": .integer(tally.skipped),
      "proposed_failed": .integer(tally.proposedFailed),
      "suppressed_failed": .integer(tally.suppressedFailed),
      "suppressed_by": .object(
        Suppression.Kind.allCases.map {
          JSONValue.Member($0.rawValue, .integer(tally.suppressed[$0] ?? 0))
        }
      ),
    ]
  }

  private static func run(_ identity: RunIdentity) -> JSONValue {
    [
      "id": .string(identity.id),
      "trigger": .string(identity.trigger),
      "commit": .string(identity.commit),
      "spec_hash": .string(identity.specHash),
    ]
  }

  private static func history(_ report: HistoryReport) -> JSONValue {
    [
      "status": .string(report.status.rawValue),
      "store": .string(report.store),
      "required": .boolean(report.isRequired),
      "notes": .array(report.notes.map(JSONValue.string)),
      "hint": .string(report.hint),
    ]
  }

  private static func dataset(_ dataset: DatasetRecord) -> JSONValue {
    let dimensions = dataset.dimensions.map { score in
      JSONValue.Member(score.dimension.rawValue, .number(score.score))
    }
    return [
      "name": .string(dataset.name),
      "summary": .string(dataset.summary),
      "owner": .string(dataset.owner),
      "source": .string(dataset.source),
      "spec": .string(dataset.spec),
      "unchanged": .optional(dataset.unchanged, unchanged),
      "partitions": .optional(dataset.addedUp, partitions),
      "score": .optional(dataset.score, JSONValue.number),
      "dimensions": .object(dimensions),
      "totals": totals(Tally(dataset.checks)),
      "checks": .array(dataset.checks.map(check)),
      "analyzers": .array(dataset.analyzers.map(AssayReport.value)),
    ]
  }

  private static func unchanged(_ mark: Unchanged) -> JSONValue {
    [
      "run": .string(mark.run),
      "as_of": .string(mark.asOf.description),
      "recalled": .integer(mark.recalled),
      "measured": .integer(mark.measured),
    ]
  }

  private static func partitions(_ mark: AddedUp) -> JSONValue {
    [
      "key": .string(mark.key),
      "all": .integer(mark.partitions),
      "scanned": .integer(mark.scanned),
      "added": .integer(mark.metrics),
      "measured": .integer(mark.measured),
    ]
  }

  private static func check(_ record: CheckRecord) -> JSONValue {
    let (check, outcome) = (record.check, record.outcome)
    return [
      "name": .string(check.name),
      "kind": .string(check.kind.rawValue),
      "type": .string(check.type),
      "rule": .string(check.text),
      "resolved_rule": .optional(outcome.resolvedRule, JSONValue.string),
      "rule_status": .string(check.status.rawValue),
      "status": .string(outcome.status.rawValue),
      "vacuous": .boolean(outcome.isVacuous),
      "suppression": .optional(outcome.suppression, suppression),
      "known": .optional(outcome.known, known),
      "severity": .string(check.severity.rawValue),
      "dimension": .string(check.dimension.rawValue),
      "file": .string(check.origin.path),
      "line": .integer(check.origin.start.line),
      "column": .integer(check.origin.start.column),
      "message": .string(outcome.message),
      "hint": .string(outcome.hint),
      "because": .string(check.because),
      "owner": .string(check.owner),
      "tags": .array(check.tags.map(JSONValue.string)),
      "labels": .array(
        check.labels.map { ["key": .string($0.key), "value": .string($0.value)] }
      ),
      "values": .array(
        reported(outcome.values).map { value in
          ["name": .string(value.name), "value": .optional(value.value, JSONValue.number)]
        }
      ),
      "evaluated_rows": .optional(outcome.evaluatedRows, JSONValue.integer),
      "passing_rows": .optional(outcome.passingRows, JSONValue.integer),
      "expectation": .optional(outcome.expectation, expectation),
      "drift": .array(outcome.drift.map(change)),
      "failing": .optional(record.streak) {
        ["since": .string($0.since.description), "new": .boolean($0.isNew)]
      },
      "samples": .optional(outcome.samples, \.json),
      "seconds": .number(printable(seconds: record.seconds)),
    ]
  }

  /// The values without those that say the same twice, as two rules of a composition may.
  private static func reported(_ values: [NamedValue]) -> [NamedValue] {
    var seen: Set<NamedValue> = []
    return values.filter { seen.insert(NamedValue(name: $0.name, value: $0.value)).inserted }
  }

  private static func expectation(_ expectation: Expectation) -> JSONValue {
    [
      "expected": .optional(expectation.expected, JSONValue.number),
      "lower": .number(expectation.lower),
      "upper": .number(expectation.upper),
      "basis": .string(expectation.basis),
      "points": .integer(expectation.points),
      "from": .optional(expectation.from) { .string($0.description) },
      "to": .optional(expectation.to) { .string($0.description) },
    ]
  }
}
