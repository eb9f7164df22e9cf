package import AssayModel

/// Judges checks by measurements; pure, so the same numbers always give the same verdict.
package struct Judge: Sendable {
  let measurements: [Metric: Measurement]
  let columns: [String: [SourceColumn]]
  /// What datasets promise of their columns, where that was asked for.
  let constraints: [String: SourceConstraints]
  /// What earlier runs measured.
  let history: History
  /// The moment that counts as now.
  let asOf: Timestamp
  /// The failures that are known.
  let baseline: Baseline
  /// Why a metric is not there.
  var absence = Trouble.interrupted
  /// The dataset whose checks are judged; `nil` where the metrics alone tell it.
  var dataset: String?

  /// Judges by these measurements; a metric that is not among them was never measured.
  ///
  /// - Parameters:
  ///   - columns: the columns of each dataset that was described, to tell what is wrong with them.
  ///   - history: what earlier runs measured, without the one that is judged.
  ///   - baseline: the failures that are known, which are marked as such.
  package init(
    _ measurements: [Metric: Measurement],
    columns: [String: [SourceColumn]] = [:],
    constraints: [String: SourceConstraints] = [:],
    history: History = History(absentBecause: "history is off"),
    asOf: Timestamp = Timestamp(milliseconds: 0),
    baseline: Baseline = Baseline()
  ) {
    self.measurements = measurements
    self.columns = columns
    self.constraints = constraints
    self.history = history
    self.asOf = asOf
    self.baseline = baseline
  }

  /// What comes of the checks of a dataset, in order; no time is told yet.
  package func records(of dataset: Dataset) -> [CheckRecord] {
    var judge = self
    judge.dataset = dataset.name
    let first = dataset.checks.map { check in
      let outcome = judge.suppressed(judge.outcome(of: check), of: check)
      return CheckRecord(check: check, outcome: outcome, seconds: 0)
    }
    // A score stands on all the others.
    return first.map { record in
      guard case .score(let promise) = record.check.verdict, record.check.status != .disabled
      else { return record }
      if let reason = judge.reasonAgainstScore(among: first) {
        return CheckRecord(check: record.check, outcome: Outcome(.skipped, reason), seconds: 0)
      }
      let outcome = judge.scoreOutcome(of: promise, among: first)
      return CheckRecord(
        check: record.check,
        outcome: judge.suppressed(outcome, of: record.check, promising: promise, among: first),
        seconds: 0
      )
    }
  }

  /// What comes of a check; a score has none without the checks that it stands on.
  package func outcome(of check: Check) -> Outcome {
    if check.status == .disabled { return Outcome(.skipped, "disabled in the spec") }
    if let reason = reasonToWait(for: check) { return Outcome(.skipped, reason) }
    let finding = finding(of: check.verdict)
    var outcome = Outcome(finding.status, finding.sentences.joined(separator: "\n"))
    outcome.hint = finding.hint
    outcome.isVacuous = finding.status == .passed && finding.isVacuous
    outcome.values = values(of: check.verdict.criteria)
    outcome.resolvedRule = check.statement?.resolved(by: number)
    outcome.expectation = finding.expectation
    outcome.drift = drift(in: check.verdict)
    if let hint = driftHint(on: check.verdict, outcome) { outcome.hint = hint }
    if finding.status == .failed { outcome.shortfalls = finding.shortfalls }
    if check.verdict.criteria.count == 1, let criterion = check.verdict.criteria.first {
      outcome.evaluatedRows = criterion.considered.flatMap(count)
      outcome.passingRows = criterion.passing.flatMap(count)
    }
    return outcome
  }

  /// The criteria that do not hold, in order.
  package func failedCriteria(of check: Check) -> [Criterion] {
    check.verdict.criteria.filter { finding(of: $0).status == .failed }
  }

  // MARK: Verdicts

  private func finding(of verdict: Verdict) -> Finding {
    switch verdict {
    case .criterion(let criterion): return finding(of: criterion)
    case .impossible(let reason): return Finding(.failed, "never holds: \(reason)")
    case .ordinary(let test): return finding(of: test)
    case .fresh(let promise): return finding(of: promise)
    case .volume(let promise): return finding(of: promise)
    case .score: return Finding(.skipped, "a score is judged behind all other checks")
    case .all(let verdicts): return combined(verdicts.map(finding), decisive: .failed)
    case .any(let verdicts): return combined(verdicts.map(finding), decisive: .passed)
    }
  }

  /// Combines in the logic of three values: what is decisive wins, then what could not be measured.
  private func combined(_ findings: [Finding], decisive: Outcome.Status) -> Finding {
    let opposite = decisive == .failed ? Outcome.Status.passed : .failed
    let status = [decisive, .errored, .skipped].first { status in
      findings.contains { $0.status == status }
    }
    var result = Finding(status ?? opposite)
    // As upstream has it, the reasons of failing parts are told even when the whole passes.
    let told = findings.filter { $0.status == .failed || $0.status == result.status }
    result.sentences = told.flatMap(\.sentences)
    result.hint = findings.first { $0.status == result.status && !$0.hint.isEmpty }?.hint ?? ""
    result.isVacuous = findings.allSatisfy { $0.status != .passed || $0.isVacuous }
    result.shortfalls = findings.filter { $0.status == .failed }.flatMap(\.shortfalls)
    return result
  }

  /// What there is to say before the value of a criterion is compared; `nil` when it can be.
  func obstacle(to criterion: Criterion) -> Finding? {
    if let trouble = trouble(in: criterion) { return Finding(trouble) }
    if let premise = criterion.premise, count(premise) == 0 {
      return Finding(.passed, "\(criterion.subject): there was no row to look at", isVacuous: true)
    }
    guard evaluate(criterion.value) == nil else { return nil }
    let sentence =
      emptinessSentence(of: criterion)
      ?? "\(criterion.subject) is undefined: there was no value to look at"
    switch criterion.whenUndefined {
    case .fails: return Finding(.failed, sentence, shortOf: nil, by: criterion, .undefined)
    case .passesVacuously: return Finding(.passed, sentence, isVacuous: true)
    }
  }

  private func finding(of criterion: Criterion) -> Finding {
    if let obstacle = obstacle(to: criterion) { return obstacle }
    guard let value = evaluate(criterion.value) else { return Finding(.skipped, "") }
    let constants = criterion.condition.map(\.constant)
    guard !constants.operands.contains(nil) else { return dynamicFinding(of: criterion, value) }
    return finding(of: criterion, value, against: constants.map { $0 ?? .nan })
  }

  /// Compares a value with numbers that are worked out.
  func finding(
    of criterion: Criterion,
    _ value: Double,
    against condition: Comparison<Double>
  ) -> Finding {
    let holds = condition.holds(for: value)
    let sentence = sentence(criterion, value, condition, holds: holds)
    guard holds else {
      let amount = amount(of: criterion, value, against: condition)
      return Finding(.failed, sentence, shortOf: condition, by: criterion, amount)
    }
    return Finding(.passed, sentence, isVacuous: criterion.considered.flatMap(count) == 0)
  }

  // MARK: Sentences

  func sentence(
    _ criterion: Criterion,
    _ value: Double,
    _ condition: Comparison<Double>,
    holds: Bool
  ) -> String {
    if let sentence = driftSentence(of: criterion)
      ?? schemaSentence(of: criterion, holds: holds, columns: columns)
    {
      return sentence
    }
    let number = readable(value, against: condition)
    var sentence = "\(criterion.subject) is \(number)"
    if let rows = criterion.considered.flatMap(count),
      let passing = criterion.passing.flatMap(count)
    {
      sentence += " (\(grouped(passing)) of \(grouped(rows)) \(criterion.unit))"
    }
    if value.isNaN { sentence += " (the values hold NaN, or do not vary)" }
    let asked = condition.asked
    return holds ? "\(sentence), as asked: \(asked)" : "\(sentence), but must be \(asked)"
  }

  private func values(of criteria: [Criterion]) -> [NamedValue] {
    var values: [NamedValue] = []
    for criterion in criteria {
      let named = [NamedFormula(name: criterion.name, value: criterion.value)]
      for formula in named + criterion.background {
        let value = NamedValue(
          name: formula.name,
          value: reported(formula.value),
          series: formula.series
        )
        if !values.contains(value) { values.append(value) }
      }
    }
    return values
  }

  // MARK: Numbers

  func evaluate(_ formula: Formula) -> Double? {
    switch formula {
    case .metric(let metric):
      guard case .number(let value) = measurements[metric] else { return nil }
      return value
    case .difference(let left, let right):
      guard let left = evaluate(left), let right = evaluate(right) else { return nil }
      return left - right
    case .quotient(let dividend, let divisor, let division):
      return divide(evaluate(dividend), evaluate(divisor), division)
    }
  }

  private func divide(
    _ dividend: Double?,
    _ divisor: Double?,
    _ division: Formula.Division
  ) -> Double? {
    if division == .aggregate {
      let (dividend, divisor) = (dividend ?? 0, divisor ?? 0)
      return divisor == 0 ? (dividend == 0 ? 1 : 0) : dividend / divisor
    }
    guard let dividend, let divisor, division == .real || divisor != 0 else { return nil }
    return dividend / divisor
  }

  func count(_ metric: Metric) -> Int? {
    evaluate(.metric(metric)).flatMap { Int(exactly: $0.rounded()) }
  }

  /// The first trouble among the metrics that the verdict stands on; that of a background value does not count.
  func trouble(in criterion: Criterion) -> Trouble? {
    let needed =
      criterion.value.metrics
      + [criterion.premise, criterion.considered, criterion.passing].compactMap(\.self)
    for metric in needed {
      switch measurements[metric] {
      case .failed(let trouble): return trouble
      case .number, .undefined: continue
      case nil: return absence
      }
    }
    return nil
  }
}
