import AssayDiagnostics
import AssayHistory
import AssayModel

/// A moment some days, and perhaps seconds, into the year 2026.
func day(_ days: Int, seconds: Int = 0) -> Timestamp {
  Timestamp(milliseconds: 1_767_225_600_000 + Int64(days) * 86_400_000 + Int64(seconds) * 1000)
}

/// What came of a check, as tests put it.
struct Finding {
  var name = "rows"
  var status = Outcome.Status.passed
  var severity = Severity.critical
  var ruleStatus = RuleStatus.active
  var message = "row count is 10"
  var verdict = Verdict.impossible(reason: "not looked at")
  /// The measured values by series.
  var values: [(series: String, value: Double?)] = []
  var isNamed = true
  var owner = ""
  var tags: [String] = []
  var samples: SampleRows?
  var suppression: Suppression?

  var record: CheckRecord {
    let place = Position(line: 3, column: 5)
    var check = Check(
      .rule,
      name: name,
      type: "RowCount",
      text: "RowCount > 0",
      origin: SourceLocation(path: "specs/t.yaml", start: place, end: place),
      severity: severity,
      status: ruleStatus,
      dimension: .completeness,
      verdict: verdict
    )
    check.isNamed = isNamed
    check.owner = owner
    check.tags = tags
    check.samples = samples == nil ? 0 : 5
    var outcome = Outcome(status, message)
    outcome.values = values.map { NamedValue(name: $0.series, value: $0.value) }
    outcome.samples = samples
    outcome.suppression = suppression
    return CheckRecord(check: check, outcome: outcome, seconds: 0)
  }
}

/// A run, as tests put it.
struct Run {
  var id: String
  var asOf: Timestamp
  var startedAt: Timestamp?
  var host = "here"
  var process = 1
  /// The checks by dataset.
  var datasets: [(name: String, findings: [Finding])] = []
  var interruption: Interruption?
  var failOn = Severity.critical
  var isWhole = true
  var score: Double? = 0.5
  var owner = ""
  var tags: [String: [String]] = [:]

  /// A run that measured the number of rows of `orders`.
  static func rows(
    _ value: Double?,
    on asOf: Timestamp,
    id: String,
    status: Outcome.Status = .passed,
    severity: Severity = .critical
  ) -> Run {
    let finding = Finding(status: status, severity: severity, values: [(rowCount, value)])
    return Run(id: id, asOf: asOf, datasets: [("orders", [finding])])
  }

  var start: RunStart {
    var identity = RunIdentity()
    identity.id = id
    identity.trigger = "manual"
    identity.commit = "abc"
    identity.specHash = "def"
    return RunStart(
      identity: identity,
      asOf: asOf,
      startedAt: startedAt ?? asOf,
      toolVersion: "1",
      host: host,
      process: process
    )
  }

  var end: RunEnd {
    let records = datasets.map { dataset in
      DatasetRecord(
        name: dataset.name,
        summary: "",
        owner: owner,
        source: "t.csv",
        spec: "specs/t.yaml",
        checks: dataset.findings.map(\.record),
        score: score,
        dimensions: [DimensionScore(dimension: .completeness, score: score ?? 0)]
      )
    }
    let fails = records.flatMap(\.checks).contains {
      $0.outcome.status == .failed && $0.check.severity >= failOn && $0.check.status == .active
    }
    let record = RunRecord(
      project: "shop",
      startedAt: asOf,
      finishedAt: asOf.adding(seconds: 1),
      asOf: asOf,
      datasets: records,
      gate: GateResult(reasons: fails ? ["a check failed"] : []),
      effort: Effort(),
      interruption: interruption
    )
    return RunEnd(start: start, record: record, failOn: failOn, tags: tags, isWhole: isWhole)
  }
}

/// The series of row counts.
let rowCount = "Dataset.*.RowCount"
/// The same of the dataset `orders`.
let orders = SeriesKey(dataset: "orders", metric: rowCount)

extension HistoryStore {
  /// Carries a run out from its start to its end.
  @discardableResult
  func carryOut(
    _ run: Run,
    keeping states: [RecordedState] = [],
    adding partitions: PartitionUpdate? = nil
  ) async throws -> [AlertNotice] {
    try await begin(run.start) { _ in true }
    var end = run.end
    end.states = states
    end.partitions = partitions
    return try await finish(end)
  }

  /// The values of a series before a moment, the newest first.
  func values(
    of series: SeriesKey = orders,
    before moment: Timestamp = day(1000),
    depth: Int = 100
  ) async throws -> [Double] {
    let request = HistoryRequest(depths: [series: depth], wantsFreshness: false)
    return try await history(request, before: moment)[series].map(\.value)
  }
}
