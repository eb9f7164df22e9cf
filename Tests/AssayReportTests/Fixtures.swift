import AssayDiagnostics
import AssayModel

/// A record under the name of its golden files.
struct Fixture: Sendable {
  let name: String
  let record: RunRecord

  static let all = [
    shop, hostile, markup, holding, empty, interrupted, suppressed, drifted,
  ]
}

/// Makes the record of a check; everything but the outcome has a quiet default.
func check(
  _ text: String,
  name: String? = nil,
  type: String? = nil,
  at line: Int = 1,
  in path: String = "specs/orders.yml",
  severity: Severity = .critical,
  status: RuleStatus = .active,
  dimension: Dimension = .validity,
  seconds: Double = 0.012,
  _ outcome: Outcome,
  with change: (inout Check) -> Void = { _ in }
) -> CheckRecord {
  var check = Check(
    .rule,
    name: name ?? text,
    type: type ?? String(text.prefix { $0 != " " }),
    text: text,
    origin: SourceLocation(
      path: path,
      start: Position(line: line, column: 5),
      end: Position(line: line, column: 5 + text.unicodeScalars.count)
    ),
    severity: severity,
    status: status,
    dimension: dimension,
    verdict: .all([])
  )
  change(&check)
  return CheckRecord(check: check, outcome: outcome, seconds: seconds)
}

/// Makes an outcome and changes it.
func outcome(
  _ status: Outcome.Status,
  _ message: String,
  with change: (inout Outcome) -> Void = { _ in }
) -> Outcome {
  var outcome = Outcome(status, message)
  change(&outcome)
  return outcome
}

/// Makes a dataset of checks.
func dataset(
  _ name: String,
  score: Double? = nil,
  dimensions: [DimensionScore] = [],
  _ checks: [CheckRecord],
  analyzers: [AnalyzerRecord] = []
) -> DatasetRecord {
  DatasetRecord(
    name: name,
    summary: "One row per thing in \(name).",
    owner: "commerce-data",
    source: "data/\(name)/*.csv",
    spec: checks.first?.check.origin.path ?? "specs/\(name).yml",
    checks: checks,
    analyzers: analyzers,
    score: score,
    dimensions: dimensions
  )
}

/// Makes the record of a run that began on 1 March 2026.
func run(
  _ datasets: [DatasetRecord],
  project: String? = "shop",
  reasons: [String] = [],
  notes: [String] = [],
  metrics: Int = 0,
  statements: Int = 0,
  milliseconds: Int64 = 812,
  interruption: Interruption? = nil
) -> RunRecord {
  let start = Timestamp(milliseconds: 1_772_355_900_000)
  var effort = Effort()
  effort.metrics = metrics
  effort.statements = statements
  return RunRecord(
    project: project,
    startedAt: start,
    finishedAt: Timestamp(milliseconds: start.milliseconds + milliseconds),
    asOf: start,
    datasets: datasets,
    gate: GateResult(reasons: reasons, notes: notes),
    effort: effort,
    interruption: interruption
  )
}
