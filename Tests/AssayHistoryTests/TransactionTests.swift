import AssayConnector
import AssayModel
import Testing

@testable import AssayHistory

/// All or nothing.
@Suite struct TransactionTests {
  @Test(arguments: ScratchStore.engines)
  func whatFailsInTheMiddleLeavesNothing(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(.rows(1, on: day(1), id: "r"))
    let update = "UPDATE \(engine.table("metrics")) SET value = 5"
    await #expect(throws: HistoryError.self) {
      try await store.transaction { _ throws(ConnectorError) -> ([String], Bool) in
        ([update, "INSERT INTO \(engine.table("metrics")) (project) VALUES ('shop')"], true)
      }
    }
    #expect(try await store.values() == [1])
    await #expect(throws: HistoryError.self) {
      try await store.transaction { session throws(ConnectorError) -> ([String], Bool) in
        _ = try await session.execute(update)
        throw ConnectorError(.failed, "the end")
      }
    }
    #expect(try await store.values() == [1])
    // And the store goes on.
    try await store.carryOut(.rows(2, on: day(2), id: "s"))
    #expect(try await store.values() == [2, 1])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines.filter { $0 != .duckdb })
  func aRunOfANameThatIsTakenLeavesNothing(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    var run = Run.rows(1, on: day(1), id: "r", status: .failed)
    try await store.carryOut(run)
    run.datasets = [("others", run.datasets[0].findings), ("orders", run.datasets[0].findings)]
    await #expect(throws: HistoryError.self) { _ = try await store.finish(run.end) }
    #expect(try await store.seriesNames(of: "others").isEmpty)
    #expect(try await store.alerts(all: true).map(\.dataset) == ["orders"])
    #expect(try await store.runs(last: 5).map(\.status) == ["failed"])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aStoreIsWaitedForAsLongAsPatienceLasts(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let holder = scratch.store()
    try await holder.carryOut(.rows(1, on: day(1), id: "r"))
    // DuckDB's lock is that of a process, which one process cannot show.
    guard engine != .duckdb else { return }
    let other = scratch.store(patience: .milliseconds(300))
    try await other.carryOut(.rows(2, on: day(2), id: "s"))
    let error = try await holder.transaction {
      _ async throws(ConnectorError) -> ([String], HistoryError?) in
      let start = ContinuousClock.now
      do throws(HistoryError) {
        try await other.begin(Run.rows(3, on: day(3), id: "t").start) { _ in true }
        return ([], nil)
      } catch {
        // The second time is not waited for again.
        _ = try? await other.begin(Run.rows(3, on: day(3), id: "t").start) { _ in true }
        #expect(ContinuousClock.now - start < .seconds(engine == .postgres ? 25 : 5))
        return ([], error)
      }
    }
    #expect(error?.message.contains("locked by another process") == true)
    #expect(error?.isOnlyWriting == true)
    try await other.carryOut(.rows(4, on: day(4), id: "u"))
    #expect(try await holder.values() == [4, 2, 1])
    await holder.close()
    await other.close()
  }

  @Test func aServerThatFallsSilentIsGivenUp() async throws {
    guard ScratchStore.engines.contains(.postgres) else { return }
    let scratch = try await ScratchStore(.postgres)
    let store = scratch.store(answerLimit: .seconds(1))
    try await store.carryOut(.rows(1, on: day(1), id: "r"))
    let start = ContinuousClock.now
    await #expect(throws: HistoryError.self) { _ = try await store.rows("SELECT pg_sleep(20)") }
    #expect(ContinuousClock.now - start < .seconds(5))
    // The next call opens it anew.
    #expect(try await store.values() == [1])
    await store.close()
  }
}
