import AssayModel
import Testing

@testable import AssayRun

/// What a baseline makes of failures.
@Suite struct BaselineTests {
  private static let asOf = Timestamp(milliseconds: 1_772_323_200_000)
  private static let key = CheckKey(dataset: "t", check: "rule")

  private static func baseline(_ amounts: [String: Shortfall.Amount]) -> Baseline {
    Baseline([Baseline.Entry(key, since: "2026-01-31", amounts: amounts)])
  }

  private func judge(
    _ measurements: [Metric: Measurement],
    _ baseline: Baseline = Baseline(),
    on asOf: Timestamp = asOf
  ) -> Judge {
    var judge = Judge(measurements, asOf: asOf, baseline: baseline)
    judge.dataset = "t"
    return judge
  }

  private func outcome(_ check: Check, _ judge: Judge) -> Outcome {
    judge.suppressed(judge.outcome(of: check), of: check)
  }

  // MARK: Better and worse

  /// A condition, what is known, what is measured, and how they compare.
  @Test(arguments: [
    (Comparison<NumberExpression>.greater(.constant(10)), 5.0, 5.0, Shortfall.Change.same),
    (.greater(.constant(10)), 5, 4, .worse), (.greater(.constant(10)), 5, 6, .better),
    (.greaterOrEqual(.constant(10)), 5, 4, .worse), (.less(.constant(10)), 12, 13, .worse),
    (.less(.constant(10)), 12, 11, .better), (.lessOrEqual(.constant(10)), 12, 13, .worse),
    (.equal(.constant(10)), 8, 7, .worse), (.equal(.constant(10)), 8, 13, .worse),
    (.equal(.constant(10)), 8, 12, .same), (.equal(.constant(10)), 8, 11, .better),
    (.between(.constant(1), .constant(5)), 7, 8, .worse),
    (.between(.constant(1), .constant(5)), 7, 0, .better),
    (.notBetween(.constant(1), .constant(9)), 2, 5, .worse),
    (.notBetween(.constant(1), .constant(9)), 5, 8, .better),
    (.oneOf([.constant(1), .constant(10)]), 8, 7, .worse),
    (.oneOf([.constant(1), .constant(10)]), 8, 2, .better),
    (.notEqual(.constant(3)), 3, 3, .same), (.noneOf([.constant(3), .constant(4)]), 3, 4, .same),
    // The sum of the same numbers in another order.
    (.greater(.constant(10)), 0.3, 0.1 + 0.2, .same),
    // A bound that was moved: what is known is compared with what is asked today.
    (.less(.constant(3)), 12, 12, .same), (.greater(.constant(10)), 11, 5, .worse),
  ])
  func aValueIsComparedByItsDistance(
    _ condition: Comparison<NumberExpression>,
    known: Double,
    measured: Double,
    change: Shortfall.Change
  ) throws {
    let check = Examples.check(.criterion(Examples.criterion(Examples.mean, condition)))
    let judge = judge([Examples.mean: .number(measured)], Self.baseline(["M": .value(known)]))
    let outcome = outcome(check, judge)
    #expect(outcome.status == .failed)
    let found = try #require(outcome.known)
    #expect(found.change == change)
    #expect(outcome.suppression == (change == .worse ? nil : .baseline(found)))
  }

  /// Rows that are complete of ten, of which six were known to fail.
  @Test(arguments: [(4, Shortfall.Change.same), (3, .worse), (5, .better)])
  func rowsAreCounted(complete: Int, change: Shortfall.Change) throws {
    let check = Examples.check(.criterion(Examples.share))
    let measurements: [Metric: Measurement] = [
      Examples.rows: .number(10), Examples.complete: .number(Double(complete)),
    ]
    let outcome = outcome(check, judge(measurements, Self.baseline(["C": .rows(6)])))
    let known = try #require(outcome.known)
    #expect(known.change == change)
    #expect(known.words.hasSuffix("known since 2026-01-31: \(10 - complete) rows, baseline 6"))
  }

  @Test func aShareThatIsAskedForIsComparedAsShare() {
    var criterion = Examples.share
    criterion = Criterion(
      "C",
      subject: criterion.subject,
      value: criterion.value,
      condition: .greater(.constant(0.9))
    )
    (criterion.considered, criterion.passing) = (Examples.rows, Examples.complete)
    let measurements: [Metric: Measurement] = [
      Examples.rows: .number(1000), Examples.complete: .number(800),
    ]
    let check = Examples.check(.criterion(criterion))
    #expect(judge(measurements).outcome(of: check).shortfalls.map(\.amount) == [.value(0.8)])
    // Ten times the failing rows of a table that has grown a hundred times: its share is better.
    let known = outcome(check, judge(measurements, Self.baseline(["C": .value(0.5)]))).known
    #expect(known?.change == .better)
  }

  @Test(arguments: [
    (Measurement.undefined, Shortfall.Amount.undefined, Shortfall.Change.same),
    (.undefined, .value(0), .worse), (.number(0), .undefined, .better),
    (.number(0), .rows(5), .worse), (.number(.nan), .value(0), .worse),
    (.number(.nan), .value(.nan), .same),
  ])
  func whatIsNoNumberIsWorst(
    _ measurement: Measurement,
    known: Shortfall.Amount,
    change: Shortfall.Change
  ) {
    let check = Examples.check(.criterion(Examples.criterion()))
    let outcome = outcome(check, judge([Examples.mean: measurement], Self.baseline(["M": known])))
    #expect(outcome.known?.change == change)
  }

  @Test func aCompositionIsWorseWhenAnyPartIs() {
    let second = Metric(.statistic(.sum, of: "a"), of: "t")
    var other = Examples.criterion(second)
    other = Criterion("S", subject: "sum", value: other.value, condition: other.condition)
    let check = Examples.check(
      .all([.criterion(Examples.criterion()), .criterion(other)])
    )
    func change(_ mean: Double, _ sum: Double) -> Shortfall.Change? {
      let measurements: [Metric: Measurement] = [
        Examples.mean: .number(mean), second: .number(sum),
      ]
      let baseline = Self.baseline(["M": .value(0), "S": .value(0)])
      return outcome(check, judge(measurements, baseline)).known?.change
    }
    #expect(change(0, 0) == .same)
    #expect(change(0.5, -1) == .worse)
    #expect(change(0.5, 0) == .better)
    // One of two parts is mended.
    #expect(change(9, 0) == .better)
    let onlyMean = Self.baseline(["M": .value(0)])
    let both: [Metric: Measurement] = [Examples.mean: .number(0), second: .number(0)]
    #expect(outcome(check, judge(both, onlyMean)).known?.change == .worse)
  }

  @Test func whatNeverHoldsIsKnownWithoutNumbers() {
    let check = Examples.check(.impossible(reason: "it cannot"))
    let outcome = outcome(check, judge([:], Self.baseline([:])))
    #expect(outcome.known?.words == "known since 2026-01-31")
    #expect(outcome.suppression?.kind == .baseline)
  }

  // MARK: What is suppressed

  @Test(arguments: [
    (Measurement.number(0), RuleStatus.active, true), (.number(0), .proposed, false),
    (.number(9), .active, false), (.failed(Trouble(.query, "broken")), .active, false),
  ])
  func onlyFailuresThatCountAreSuppressed(
    _ measurement: Measurement,
    status: RuleStatus,
    isSuppressed: Bool
  ) {
    var check = Examples.check(.criterion(Examples.criterion()), status: status)
    let judge = judge([Examples.mean: measurement], Self.baseline(["M": .value(0)]))
    #expect((outcome(check, judge).suppression != nil) == isSuppressed)
    check.snooze = Snooze(until: Self.asOf, because: "a migration")
    #expect((outcome(check, judge).suppression?.kind == .snooze) == isSuppressed)
  }

  /// The last moment of a snooze is the last of its day.
  @Test(arguments: [(0, true), (86_399_999, true), (86_400_000, false), (-1, true)])
  func aSnoozeEndsWithItsLastDay(_ offset: Int64, isSnoozed: Bool) {
    var check = Examples.check(.criterion(Examples.criterion()))
    check.snooze = Snooze(until: Self.asOf, because: "a migration")
    let now = Timestamp(milliseconds: Self.asOf.milliseconds + offset)
    let outcome = outcome(check, judge([Examples.mean: .number(0)], on: now))
    #expect((outcome.suppression != nil) == isSnoozed)
  }

  @Test func aScoreThatFallsOnlyByWhatIsKnownIsSuppressed() throws {
    let score = Examples.check(.score(ScorePromise(dimension: nil, minimum: 0.9)))
    let mean = Examples.check(.criterion(Examples.criterion()))
    let good = Examples.check(.criterion(Examples.criterion(Examples.mean, .less(.constant(9)))))
    let dataset = Dataset(
      name: "t",
      source: Source(connection: "local", relation: .table("t")),
      checks: [score, mean, good],
      origin: mean.origin
    )
    let unknown = judge([Examples.mean: .number(0)]).records(of: dataset)
    #expect(unknown[0].outcome.status == .failed)
    #expect(unknown[0].outcome.suppression == nil)
    let known = judge([Examples.mean: .number(0)], Self.baseline(["M": .value(0)]))
      .records(of: dataset)
    #expect(known[0].outcome.status == .failed)
    #expect(known[0].outcome.suppression == .score)
    #expect(overallScore(known) == 0.5)
  }

  // MARK: The gate

  @Test func theGateCountsNoSuppressedFailure() {
    var known = Outcome(.failed, "")
    known.suppression = .score
    let records = [
      CheckRecord(check: Examples.check(.all([])), outcome: known, seconds: 0),
      Examples.record(.passed),
    ]
    var gate = Gate()
    gate.minimumScore = 0.9
    let result = gate.result(for: [Examples.dataset(records)])
    #expect(result.holds)
    #expect(result.notes == ["1 failure is not counted: 1 only by these"])
    let failing = gate.result(for: [Examples.dataset(records + [Examples.record(.failed)])])
    #expect(failing.reasons.count == 2)
    #expect(failing.reasons.last?.contains("is 0.5 without what is known or snoozed") == true)
  }
}
