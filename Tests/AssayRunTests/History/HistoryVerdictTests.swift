import AssayModel
import AssayRun
import Testing

/// Verdicts that earlier runs, or the moment, decide.
@Suite struct HistoryVerdictTests {
  private static let now = Timestamp(milliseconds: 1_772_344_800_000)

  /// Values a day apart, the newest first and a day before now.
  private static func points(_ values: [Double]) -> [HistoryPoint] {
    values.enumerated().map { index, value in
      HistoryPoint(time: now.adding(seconds: -86_400 * Double(index + 1)), value: value)
    }
  }

  /// A history in which every run went well, or none.
  private static func history(_ values: [Double], of criterion: Criterion, areSound: Bool = true)
    -> History
  {
    var history = History()
    let key = SeriesKey(dataset: "t", metric: criterion.series)
    if areSound { history[key] = points(values) }
    history.withFailed[key] = points(values)
    return history
  }

  private static func outcome(
    of verdict: Verdict,
    _ value: Measurement,
    of metric: Metric = Examples.rows,
    after history: History
  ) -> Outcome {
    Judge([metric: value], history: history, asOf: now).outcome(of: Examples.check(verdict))
  }

  // MARK: Volume

  private static let rows = Criterion(
    "Dataset.*.RowCount",
    subject: "row count",
    value: .metric(Examples.rows),
    condition: .noneOf([])
  )

  private static func volume(_ last: Int) -> Verdict {
    .volume(VolumePromise(rowCount: rows, last: last, minimum: 0.5, maximum: 2))
  }

  @Test(
    arguments: [
      (7, [], 10, Outcome.Status.skipped), (7, [10, 10], 10, .skipped), (2, [10], 1, .skipped),
      (1, [10], 5, .passed), (2, [10, 20], 7.5, .passed), (7, [10, 10, 10], 5, .passed),
      (7, [10, 10, 10], 4, .failed), (7, [10, 10, 10], 20, .passed),
      (7, [10, 10, 10], 21, .failed),
      (3, [10, 10, 10, 1000], 10, .passed), (3, [0, 0, 0], 0, .passed), (3, [0, 0, 0], 1, .failed),
    ] as [(Int, [Double], Double, Outcome.Status)]
  )
  func volumes(_ last: Int, _ values: [Double], _ value: Double, status: Outcome.Status) {
    let history = Self.history(values, of: Self.rows)
    let outcome = Self.outcome(of: Self.volume(last), .number(value), after: history)
    #expect(outcome.status == status, "\(outcome.message)")
    #expect((outcome.expectation == nil) == (status == .skipped))
    // Runs that failed are not learned from.
    let failed = Self.history(values, of: Self.rows, areSound: false)
    #expect(Self.outcome(of: Self.volume(last), .number(value), after: failed).status == .skipped)
  }

  @Test func whatIsMissingIsSaid() {
    let few = Self.history([10, 10], of: Self.rows)
    let outcome = Self.outcome(of: Self.volume(7), .number(1), after: few)
    #expect(outcome.message == "not enough history yet: 2 of 3 runs")
    let off = Self.outcome(
      of: Self.volume(7),
      .number(1),
      after: History(absentBecause: "history is off")
    )
    #expect(off.message == "needs the history of earlier runs: history is off")
  }

  // MARK: Dynamic rules

  private static func aboveHalf(_ count: Double) -> Criterion {
    let mean = NumberExpression.call(.avg, [.call(.last, [.constant(count)])])
    return Criterion(
      "M",
      subject: "row count",
      value: .metric(Examples.rows),
      condition: .greater(.binary(.constant(0.5), .multiply, mean))
    )
  }

  @Test(
    arguments: [
      ([], 1, Outcome.Status.passed, true), ([], 0, .skipped, false), ([10], 6, .passed, false),
      ([10], 5, .failed, false), ([10, 30], 10, .failed, false),
      ([10, 30, 1000], 11, .passed, false),
    ] as [([Double], Double, Outcome.Status, Bool)]
  )
  func numbersOfEarlierRuns(
    _ values: [Double],
    _ value: Double,
    status: Outcome.Status,
    isVacuous: Bool
  ) {
    let criterion = Self.aboveHalf(2)
    let history = Self.history(values, of: criterion)
    let outcome = Self.outcome(of: .criterion(criterion), .number(value), after: history)
    #expect(outcome.status == status, "\(outcome.message)")
    #expect(outcome.isVacuous == isVacuous)
  }

  // MARK: Freshness

  private static let age = Metric(.statistic(.newestAge, of: "at"), of: "t")

  private static func freshness(_ hours: Double, _ schedule: Schedule? = nil) -> Verdict {
    .fresh(
      FreshnessPromise(
        age: Criterion(
          "F",
          subject: "age",
          value: .metric(age),
          condition: .lessOrEqual(.constant(hours))
        ),
        schedule: schedule
      )
    )
  }

  @Test(arguments: [
    (24, Measurement.number(24), Outcome.Status.passed, "age is 24 h, as asked: at most 24 h"),
    (24, .number(24.001), .failed, "age is 24.001 h, but must be at most 24 h"),
    (0.25, .number(0.5), .failed, "age is 30 min, but must be at most 15 min"),
    (240, .number(264), .failed, "age is 11 days, but must be at most 10 days"),
    (24, .undefined, .failed, "the age cannot be told: there was no value to look at"),
  ])
  func ages(_ hours: Double, _ value: Measurement, status: Outcome.Status, message: String) {
    let verdict = Self.freshness(hours)
    let outcome = Self.outcome(of: verdict, value, of: Self.age, after: History())
    #expect(outcome.status == status)
    #expect(outcome.message == message)
  }

  /// Due at midnight: when it was judged last, whether it held, and what comes of it at six.
  @Test(arguments: [
    (7.0, true, Outcome.Status.passed), (5, true, .skipped), (5, false, .passed),
    (-1, true, .passed),
  ])
  func aScheduleIsKeptTo(_ hoursAgo: Double, _ held: Bool, status: Outcome.Status) {
    let daily = Schedule(
      text: "0 0 * * *",
      minutes: [0],
      hours: [0],
      daysOfMonth: Set(1...31),
      months: Set(1...12),
      daysOfWeek: Set(0...6)
    )
    let check = Examples.check(Self.freshness(24, daily))
    let last = Self.now.adding(seconds: -hoursAgo * 3600)
    var history = History()
    history.freshness[CheckKey(dataset: "t", check: check.lastingName)] = FreshnessMemory(
      lastCheck: last,
      lastViolation: held ? nil : last
    )
    let judge = Judge([Self.age: .number(1)], history: history, asOf: Self.now)
    let outcome = judge.outcome(of: check)
    #expect(outcome.status == status, "\(outcome.message)")
    #expect(status != .skipped || outcome.message.contains("due again 2026-03-02 00:00 UTC"))
  }

  // MARK: Scores and anomalies

  @Test(arguments: [(0.9, 0.9, Outcome.Status.passed), (0.9, 0.8999999, .failed), (0, 0, .passed)])
  func scores(_ minimum: Double, _ score: Double, status: Outcome.Status) {
    let outcome = ScorePromise(dimension: .validity, minimum: minimum).outcome(of: score)
    #expect(outcome.status == status)
    #expect(
      outcome.message.hasPrefix("score of validity is \(plain(score)),"),
      "\(outcome.message)"
    )
  }

  private static func test(lower: Double? = nil, upper: Double? = nil) -> AnomalyTest {
    AnomalyTest(subject: rows, floor: 0, lower: lower, upper: upper)
  }

  @Test(
    arguments: [
      ([100, 101, 99, 100, 102, 98, 100, 101], 100, Outcome.Status.passed),
      ([100, 101, 99, 100, 102, 98, 100, 101], 10, .failed), ([100, 100], 100, .skipped),
      ([], 0, .skipped),
    ] as [([Double], Double, Outcome.Status)]
  )
  func anomalies(_ values: [Double], _ value: Double, status: Outcome.Status) {
    // Runs that failed are looked at as well.
    let history = Self.history(values, of: Self.rows, areSound: false)
    let outcome = Self.outcome(of: .ordinary(Self.test()), .number(value), after: history)
    #expect(outcome.status == status, "\(outcome.message)")
  }

  @Test(
    arguments: [
      (5.0, 10.0, 5.0, Outcome.Status.passed), (5, 10, 4.99, .failed), (5, 10, 10, .passed),
      (5, 10, 11, .failed),
      (5, nil, 1e9, .passed), (nil, 10, -1, .passed),
    ] as [(Double?, Double?, Double, Outcome.Status)]
  )
  func frozenBoundsNeedNoHistory(
    _ lower: Double?,
    _ upper: Double?,
    _ value: Double,
    status: Outcome.Status
  ) {
    let verdict = Verdict.ordinary(Self.test(lower: lower, upper: upper))
    let outcome = Self.outcome(
      of: verdict,
      .number(value),
      after: History(absentBecause: "history is off")
    )
    #expect(outcome.status == status, "\(outcome.message)")
  }

  @Test func oldValuesAreNotCalledTooFew() {
    var history = History()
    history.withFailed[SeriesKey(dataset: "t", metric: Self.rows.series)] = Self.points([
      1, 2, 1, 2,
    ])
    .map { HistoryPoint(time: $0.time.adding(seconds: -400 * 86_400), value: $0.value) }
    let outcome = Self.outcome(of: .ordinary(Self.test()), .number(1), after: history)
    #expect(outcome.status == .skipped)
    #expect(
      outcome.message
        == "not enough recent history: fewer than 3 of 4 runs count, the newest is of 2025-01-24"
    )
  }
}
