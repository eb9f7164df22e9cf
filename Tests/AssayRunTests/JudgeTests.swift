import AssayModel
import AssayRun
import Testing

@Suite struct JudgeTests {
  private static let trouble = Measurement.failed(Trouble(.query, "broken", hint: "mend it"))

  /// A verdict on one number: what was measured, what is asked, and what comes of it.
  @Test(arguments: [
    (
      Measurement.number(2), Comparison<NumberExpression>.greater(.constant(1)),
      Outcome.Status.passed
    ),
    (.number(1), .greater(.constant(1)), .failed),
    (.number(1), .greaterOrEqual(.constant(1)), .passed),
    (.number(1), .between(.constant(1), .constant(2)), .failed),
    (.number(1.5), .between(.constant(1), .constant(2)), .passed),
    (.number(1), .notBetween(.constant(1), .constant(2)), .passed),
    (.number(3), .oneOf([.constant(1), .constant(3)]), .passed),
    (.number(3), .noneOf([.constant(1), .constant(3)]), .failed),
    (.number(.nan), .equal(.constant(1)), .failed),
    (.number(.infinity), .greater(.constant(1)), .passed),
    (.undefined, .greater(.constant(1)), .failed),
    (trouble, .greater(.constant(1)), .errored),
    (.failed(Trouble(.interrupted, "stopped")), .greater(.constant(1)), .skipped),
  ])
  func aNumberIsCompared(
    _ measurement: Measurement,
    _ condition: Comparison<NumberExpression>,
    status: Outcome.Status
  ) {
    let check = Examples.check(.criterion(Examples.criterion(Examples.mean, condition)))
    let outcome = Judge([Examples.mean: measurement]).outcome(of: check)
    #expect(outcome.status == status)
    #expect(!outcome.message.isEmpty)
    #expect(!outcome.isVacuous)
  }

  @Test func whatWasNeverMeasuredIsSkipped() {
    let outcome = Judge([:]).outcome(of: Examples.check(.criterion(Examples.criterion())))
    #expect(outcome.status == .skipped)
  }

  @Test func aDisabledCheckIsSkippedWhateverWasMeasured() {
    let check = Examples.check(.criterion(Examples.criterion()), status: .disabled)
    #expect(Judge([Examples.mean: .number(9)]).outcome(of: check).status == .skipped)
  }

  @Test func troubleIsToldWithItsHint() {
    let check = Examples.check(.criterion(Examples.criterion()))
    let outcome = Judge([Examples.mean: Self.trouble]).outcome(of: check)
    #expect(outcome.message == "broken")
    #expect(outcome.hint == "mend it")
  }

  /// A part of a composition, by what comes of it.
  private static func part(_ status: Outcome.Status) -> (Verdict, Metric, Measurement?) {
    let metric = Metric(.statistic(.sum, of: status.rawValue), of: "t")
    let measurement: Measurement? =
      switch status {
      case .passed: .number(2)
      case .failed: .number(0)
      case .errored: trouble
      case .skipped: nil
      }
    return (.criterion(Examples.criterion(metric)), metric, measurement)
  }

  /// The logic of three values: what decides wins over what could not be measured.
  @Test(arguments: [
    (Outcome.Status.passed, Outcome.Status.passed, Outcome.Status.passed, Outcome.Status.passed),
    (.passed, .failed, .failed, .passed),
    (.failed, .failed, .failed, .failed),
    (.passed, .errored, .errored, .passed),
    (.failed, .errored, .failed, .errored),
    (.errored, .errored, .errored, .errored),
    (.passed, .skipped, .skipped, .passed),
    (.failed, .skipped, .failed, .skipped),
    (.errored, .skipped, .errored, .errored),
  ])
  func partsAreCombined(
    _ left: Outcome.Status,
    _ right: Outcome.Status,
    all: Outcome.Status,
    any: Outcome.Status
  ) {
    for pair in [[left, right], [right, left]] {
      let parts = pair.map(Self.part)
      var measurements: [Metric: Measurement] = [:]
      for (_, metric, measurement) in parts { measurements[metric] = measurement }
      let judge = Judge(measurements)
      #expect(judge.outcome(of: Examples.check(.all(parts.map(\.0)))).status == all)
      #expect(judge.outcome(of: Examples.check(.any(parts.map(\.0)))).status == any)
    }
  }

  @Test func whatIsImpossibleFails() {
    let outcome = Judge([:]).outcome(of: Examples.check(.impossible(reason: "1 > 2")))
    #expect(outcome.status == .failed)
    #expect(outcome.message.contains("1 > 2"))
  }

  // MARK: Nothing to look at

  @Test func anUndefinedValuePassesOnlyWhereTheCriterionSaysSo() {
    var criterion = Examples.share
    let nothing: [Metric: Measurement] = [Examples.rows: .number(0), Examples.complete: .number(0)]
    #expect(Judge(nothing).outcome(of: Examples.check(.criterion(criterion))).status == .failed)
    criterion.whenUndefined = .passesVacuously
    let outcome = Judge(nothing).outcome(of: Examples.check(.criterion(criterion)))
    #expect(outcome.status == .passed)
    #expect(outcome.isVacuous)
  }

  @Test func withoutAPremiseThereIsNothingToJudge() {
    var criterion = Examples.criterion()
    criterion.premise = Examples.rows
    let measurements: [Metric: Measurement] = [
      Examples.rows: .number(0), Examples.mean: .number(0),
    ]
    let outcome = Judge(measurements).outcome(of: Examples.check(.criterion(criterion)))
    #expect(outcome.status == .passed)
    #expect(outcome.isVacuous)
    let some: [Metric: Measurement] = [Examples.rows: .number(1), Examples.mean: .number(0)]
    #expect(Judge(some).outcome(of: Examples.check(.criterion(criterion))).status == .failed)
  }

  @Test func aPartThatLookedAtSomethingMakesTheWholeReal() {
    var vacuous = Examples.criterion()
    vacuous.premise = Examples.rows
    let real = Examples.criterion(Examples.complete)
    let measurements: [Metric: Measurement] = [
      Examples.rows: .number(0), Examples.mean: .number(0), Examples.complete: .number(5),
    ]
    let judge = Judge(measurements)
    let both = Examples.check(.all([.criterion(vacuous), .criterion(real)]))
    #expect(judge.outcome(of: both).status == .passed)
    #expect(!judge.outcome(of: both).isVacuous)
    #expect(judge.outcome(of: Examples.check(.all([.criterion(vacuous)]))).isVacuous)
  }

  @Test func rowsAreCountedForASingleCriterion() {
    let measurements: [Metric: Measurement] = [
      Examples.rows: .number(4), Examples.complete: .number(3),
    ]
    let judge = Judge(measurements)
    let check = Examples.check(.criterion(Examples.share))
    let outcome = judge.outcome(of: check)
    #expect(outcome.status == .failed)
    #expect(outcome.evaluatedRows == 4)
    #expect(outcome.passingRows == 3)
    #expect(outcome.values == [NamedValue(name: "C", value: 0.75)])
    #expect(judge.failedCriteria(of: check).map(\.name) == ["C"])
  }

  @Test func troubleWithABackgroundValueChangesNothing() {
    var criterion = Examples.criterion()
    criterion.background = [NamedFormula(name: "rows", value: .metric(Examples.rows))]
    let measurements: [Metric: Measurement] = [
      Examples.mean: .number(2), Examples.rows: Self.trouble,
    ]
    let outcome = Judge(measurements).outcome(of: Examples.check(.criterion(criterion)))
    #expect(outcome.status == .passed)
    #expect(outcome.values.last == NamedValue(name: "rows", value: nil))
  }
}
