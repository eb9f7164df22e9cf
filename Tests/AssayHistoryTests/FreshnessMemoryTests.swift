import AssayModel
import Testing

@testable import AssayHistory

/// When freshness SLAs were judged last.
@Suite struct FreshnessMemoryTests {
  private static let promise = Verdict.fresh(
    FreshnessPromise(
      age: Criterion(
        "Column.at.Freshness.Hours",
        subject: "age",
        value: .metric(Metric(.rowCount, of: "orders")),
        condition: .lessOrEqual(.constant(1))
      )
    )
  )

  private func run(_ number: Int, _ status: Outcome.Status) -> Run {
    let finding = Finding(name: "fresh", status: status, verdict: Self.promise, values: [("a", 2)])
    return Run(id: "r\(number)", asOf: day(number), datasets: [("orders", [finding])])
  }

  @Test(arguments: ScratchStore.engines)
  func theLastCheckAndTheLastViolationAreKept(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    func memory() async throws -> FreshnessMemory? {
      let request = HistoryRequest(depths: [:], wantsFreshness: true)
      return try await store.history(request, before: day(99))
        .freshness[CheckKey(dataset: "orders", check: "fresh")]
    }
    #expect(try await memory() == nil)
    let steps: [(Int, Outcome.Status, last: Int, violation: Int?)] = [
      (1, .passed, 1, nil), (2, .skipped, 1, nil), (3, .failed, 3, 3), (4, .errored, 3, 3),
      (5, .passed, 5, 3), (2, .failed, 5, 3),
    ]
    for (index, step) in steps.enumerated() {
      var run = run(step.0, step.1)
      run.id = "step \(index)"
      try await store.carryOut(run)
      #expect(
        try await memory()
          == FreshnessMemory(
            lastCheck: day(step.last),
            lastViolation: step.violation.map { day($0) }
          )
      )
    }
    let ages = try await store.rows("SELECT age_hours FROM \(engine.table("freshness_slas"))")
    #expect(ages.map { $0.map(\.number) } == [[2]])
    await store.close()
  }
}
