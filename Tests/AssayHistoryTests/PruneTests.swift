import AssayModel
import Testing

@testable import AssayHistory

/// Old runs can be thrown away.
@Suite struct PruneTests {
  @Test(arguments: ScratchStore.engines)
  func oldRunsGoAndTheStoreStaysUsable(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    for number in 1...6 {
      let status: Outcome.Status = [1, 4].contains(number) ? .failed : .passed
      let run = Run.rows(
        Double(number),
        on: day(number),
        id: "r\(number)",
        status: status,
        severity: .warning
      )
      try await store.carryOut(run)
    }
    try await store.carryOut(.rows(7, on: day(7), id: "r7", status: .failed))
    #expect(try await store.prune(before: day(1)) == 0)
    #expect(try await store.prune(before: day(4)) == 3)
    #expect(try await store.prune(before: day(4)) == 0)
    #expect(try await store.runs(last: 9).map(\.id) == ["r7", "r6", "r5", "r4"])
    #expect(try await store.values() == [6, 5, 4])
    for table in ["rule_results", "metrics", "quality_scores"] {
      let ids = try await store.rows("SELECT DISTINCT run_id FROM \(engine.table(table))")
      #expect(ids.count == 4, "\(table)")
    }
    // Of alerts those go that were resolved before; what is open stays, however old.
    #expect(try await store.alerts(all: true).map(\.openedAt) == [day(4), day(7)])
    try await store.carryOut(.rows(8, on: day(8), id: "r8"))
    #expect(try await store.prune(before: day(100)) == 5)
    #expect(try await store.values().isEmpty)
    #expect(try await store.alerts(all: true).isEmpty)
    try await store.carryOut(.rows(9, on: day(9), id: "r9"))
    #expect(try await store.values() == [9])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func anOpenAlertOutlivesItsRun(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(.rows(1, on: day(1), id: "r", status: .failed))
    #expect(try await store.prune(before: day(9)) == 1)
    #expect(try await store.alerts(all: false).count == 1)
    await store.close()
  }
}
