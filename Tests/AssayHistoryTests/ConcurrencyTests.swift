import AssayModel
import Testing

@testable import AssayHistory

/// Many at once lose nothing.
@Suite struct ConcurrencyTests {
  private static let writers = 20

  /// Everything that the runs of `writers` should have left.
  private func expectAll(in store: HistoryStore) async throws {
    let runs = try await store.runs(last: 100)
    #expect(runs.count == Self.writers)
    #expect(runs.allSatisfy { $0.status == "passed" && $0.counts.passed == 30 })
    #expect(try await store.values().count == Self.writers)
    let results = try await store.rows("SELECT count(*) FROM \(store.engine.table("rule_results"))")
    #expect(results[0][0].number == Double(Self.writers * 30))
    let scores = try await store.rows(
      "SELECT count(*) FROM \(store.engine.table("quality_scores"))"
    )
    #expect(scores[0][0].number == Double(Self.writers * 2))
  }

  private func run(_ number: Int) -> Run {
    var run = Run.rows(Double(number), on: day(number), id: "r\(number)")
    run.datasets[0].findings += (1..<30).map { Finding(name: "rule \($0)") }
    return run
  }

  @Test(arguments: ScratchStore.engines)
  func manyTasksShareAWay(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await withThrowingTaskGroup { group in
      for number in 0..<Self.writers {
        group.addTask {
          let run = run(number)
          try await store.begin(run.start) { _ in true }
          _ = try await store.values(before: run.asOf)
          _ = try await store.finish(run.end)
        }
      }
      try await group.waitForAll()
    }
    try await expectAll(in: store)
    await store.close()
  }

  @Test(arguments: ScratchStore.engines.filter { $0 != .duckdb })
  func manyHaveWaysOfTheirOwn(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let start = ContinuousClock.now
    try await withThrowingTaskGroup { group in
      for number in 0..<Self.writers {
        group.addTask {
          let store = scratch.store()
          try await store.carryOut(run(number))
          await store.close()
        }
      }
      try await group.waitForAll()
    }
    print("\(Self.writers) writers on \(engine): \(ContinuousClock.now - start)")
    let store = scratch.store()
    try await expectAll(in: store)
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aNoticeIsClaimedOnce(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let store = scratch.store()
    let notices = try await store.carryOut(.rows(1, on: day(1), id: "r", status: .failed))
    let errands = notices.map { Errand($0, to: "slack") }
    await store.close()
    let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 {
        group.addTask {
          let own = engine == .duckdb ? store : scratch.store()
          let count = try await own.claim(errands, at: day(1)).count
          await own.close()
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(claimed == 1)
    await store.close()
  }
}
