import AssayDiagnostics
import AssayModel

/// Metrics of the dataset `t` that tests give values to.
enum Examples {
  static let rows = Metric(.rowCount, of: "t")
  static let complete = Metric(.rows(.not(.isNull("a"))), of: "t")
  static let mean = Metric(.statistic(.mean, of: "a"), of: "t")

  /// A criterion on one metric.
  static func criterion(
    _ metric: Metric = mean,
    _ condition: Comparison<NumberExpression> = .greater(.constant(1))
  ) -> Criterion {
    Criterion("M", subject: "mean of a", value: .metric(metric), condition: condition)
  }

  /// The share of rows in which `a` is complete, which must be 1.
  static var share: Criterion {
    var criterion = Criterion(
      "C",
      subject: "completeness of a",
      value: .ratio(.metric(complete), .metric(rows)),
      condition: .equal(.constant(1))
    )
    criterion.considered = rows
    criterion.passing = complete
    return criterion
  }

  /// A check of a verdict.
  static func check(
    _ verdict: Verdict,
    severity: Severity = .critical,
    status: RuleStatus = .active,
    dimension: Dimension = .validity
  ) -> Check {
    Check(
      .rule,
      name: "rule",
      type: "Mean",
      text: "rule",
      origin: TextFile(path: "t.yaml", text: "x")
        .location(of: Span(path: "t.yaml", range: 0..<1)),
      severity: severity,
      status: status,
      dimension: dimension,
      verdict: verdict
    )
  }

  /// A check with an outcome.
  static func record(
    _ outcome: Outcome.Status,
    vacuous: Bool = false,
    severity: Severity = .critical,
    status: RuleStatus = .active,
    dimension: Dimension = .validity
  ) -> CheckRecord {
    var result = Outcome(outcome, "")
    result.isVacuous = vacuous
    return CheckRecord(
      check: check(.all([]), severity: severity, status: status, dimension: dimension),
      outcome: result,
      seconds: 0
    )
  }

  /// A dataset of checks.
  static func dataset(_ checks: [CheckRecord], name: String = "t") -> DatasetRecord {
    DatasetRecord(
      name: name,
      summary: "",
      owner: "",
      source: "",
      spec: "",
      checks: checks,
      score: nil,
      dimensions: []
    )
  }
}
