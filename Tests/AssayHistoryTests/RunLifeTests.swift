import AssayModel
import Testing

@testable import AssayHistory

/// Which runs count, and what becomes of those that were killed.
@Suite struct RunLifeTests {
  /// How a run came out, and whether later ones learn from it.
  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    var outcome = Outcome.Status.passed
    var severity = Severity.critical
    var ruleStatus = RuleStatus.active
    var interruption: Interruption?
    let status: RunStatus
    let counts: Bool

    var testDescription: String { words }
  }

  static let cases = [
    Case(words: "passed", status: .passed, counts: true),
    Case(words: "failed", outcome: .failed, status: .failed, counts: false),
    Case(
      words: "failed below the gate",
      outcome: .failed,
      severity: .warning,
      status: .passed,
      counts: true
    ),
    Case(
      words: "a proposed rule failed",
      outcome: .failed,
      ruleStatus: .proposed,
      status: .passed,
      counts: true
    ),
    Case(words: "errored", outcome: .errored, status: .errored, counts: false),
    Case(
      words: "errored below the gate",
      outcome: .errored,
      severity: .info,
      status: .errored,
      counts: false
    ),
    Case(words: "skipped", outcome: .skipped, status: .passed, counts: true),
    Case(words: "interrupted", interruption: .terminate, status: .interrupted, counts: false),
  ]

  @Test(arguments: ScratchStore.engines, cases)
  func whatCounts(_ engine: StoreEngine, _ one: Case) async throws {
    let store = try await ScratchStore(engine).store()
    var run = Run.rows(7, on: day(1), id: "r", status: one.outcome, severity: one.severity)
    run.datasets[0].findings[0].ruleStatus = one.ruleStatus
    run.interruption = one.interruption
    try await store.carryOut(run)
    #expect(try await store.runs(last: 1).map(\.status) == [one.status.rawValue])
    #expect(try await store.values() == (one.counts ? [7] : []))
    // Whoever knows better says so, and may think better of it.
    let reason = RunLabelReason(because: "it's so", by: "ann", at: day(2))
    for (label, values) in [
      (RunLabel.excluded, []), (.included, [7]), (.excluded, [Double]()),
    ] {
      #expect(try await store.label("r", label, reason) == ["r"])
      #expect(try await store.values() == values)
      #expect(
        try await store.points(of: orders, last: 1).map(\.standing) == [
          values.isEmpty ? .excluded : .sound
        ]
      )
      let run = try #require(try await store.runs(last: 1).first)
      #expect(run.label == label.rawValue)
      #expect(run.note == "it's so")
    }
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func datasetsCountEachForItself(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    var run = Run.rows(1, on: day(1), id: "r", status: .failed)
    run.datasets.append(("users", [Finding(values: [(rowCount, 2)])]))
    try await store.carryOut(run)
    #expect(try await store.values().isEmpty)
    let users = SeriesKey(dataset: "users", metric: rowCount)
    #expect(try await store.values(of: users) == [2])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aRunIsMeantByTheBeginningOfItsName(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    for id in ["20260101T1-aa", "20260101T1-ab", "20260102T1-aa"] {
      try await store.carryOut(.rows(1, on: day(1), id: id))
    }
    let reason = RunLabelReason(because: "", by: "", at: day(2))
    func label(_ name: String) async throws -> Int {
      try await store.label(name, .excluded, reason).count
    }
    #expect(try await label("20260102") == 1)
    #expect(try await label("20260101") == 2)
    #expect(try await label("20260101T1-ab") == 1)
    // Neither a pattern nor nothing at all may mean any run.
    for name in ["", "%", "2026010_T1-ab", "*", "20260103", "'", #"\"#] {
      #expect(try await label(name) == 0, "\(name)")
    }
    #expect(try await store.runs(last: 9).filter { !$0.label.isEmpty }.count == 2)
    await store.close()
  }

  /// Where a run started, how long ago, whether its process is there, and whether it is taken for killed.
  @Test(
    arguments: ScratchStore.engines,
    [
      ("here", 1, false, true), ("here", 1, true, false), ("here", 90_000, true, true),
      ("there", 1, false, false), ("there", 80_000, false, false), ("there", 90_000, true, true),
    ]
  )
  func aKilledRunIsMarkedByTheNextOne(
    _ engine: StoreEngine,
    _ case: (host: String, age: Int, isAlive: Bool, isKilled: Bool)
  ) async throws {
    let store = try await ScratchStore(engine).store()
    var first = Run.rows(1, on: day(1), id: "first")
    first.host = `case`.host
    first.process = 77
    try await store.begin(first.start) { _ in true }
    var second = Run.rows(2, on: day(1, seconds: `case`.age), id: "second")
    second.process = 78
    let isAlive = `case`.isAlive
    try await store.begin(second.start) { $0 == 77 && isAlive }
    let runs = try await store.runs(last: 2)
    let stored = try #require(runs.first { $0.id == "first" })
    #expect(stored.status == (`case`.isKilled ? "failed" : "running"))
    #expect(stored.note.isEmpty != `case`.isKilled)
    #expect(try await store.countRuns(after: day(0)) == (`case`.isKilled ? 1 : 0))
    // One that was only thought dead tells how it ended.
    _ = try await store.finish(first.end)
    #expect(try await store.runs(last: 2).first { $0.id == "first" }?.status == "passed")
    #expect(try await store.values() == [1])
    await store.close()
  }
}
