package import AssayModel

/// Runs and trends for programs.
package enum HistoryJSON {
  /// Runs in the format `assay.history`.
  package static func runs(_ runs: [StoredRun]) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.history",
      "version": 1,
      "runs": .array(runs.map(value)),
    ]
    return document.document
  }

  /// Trends in the format `assay.trends`.
  package static func trends(_ trends: [Trend], of dataset: String) -> [UInt8] {
    let document: JSONValue = [
      "format": "assay.trends",
      "version": 1,
      "dataset": .string(dataset),
      "trends": .array(trends.map(value)),
    ]
    return document.document
  }

  private static func value(of run: StoredRun) -> JSONValue {
    [
      "id": .string(run.id),
      "status": .string(run.status),
      "as_of": .string(run.asOf.description),
      "trigger": .string(run.trigger),
      "commit": .string(run.commit),
      "score": .optional(run.score, JSONValue.number),
      "passed": .integer(run.counts.passed),
      "failed": .integer(run.counts.failed),
      "errored": .integer(run.counts.errored),
      "skipped": .integer(run.counts.skipped),
      "proposed_failed": .integer(run.proposedFailed),
      "label": .string(run.label),
      "note": .string(run.note),
    ]
  }

  private static func value(of trend: Trend) -> JSONValue {
    [
      "name": .string(trend.name),
      "points": .array(
        trend.points.map { point in
          let result = trend.results.first { $0.run == point.run }
          return [
            "run": .string(point.run),
            "as_of": .string(point.time.description),
            "value": .optional(point.value, JSONValue.number),
            "standing": .string("\(point.standing)"),
            "status": .optional(result?.outcome, JSONValue.string),
          ]
        }
      ),
    ]
  }
}
