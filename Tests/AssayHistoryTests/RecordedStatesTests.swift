import AssayModel
import Testing

@testable import AssayHistory

/// What was measured of data that have not changed since.
@Suite struct RecordedStatesTests {
  private static let rows = Metric(.rowCount, of: "t")
  private static let mean = Metric(.statistic(.mean, of: "x"), of: "t")
  private static let correlation = Metric(.correlation("x", "y"), of: "t")

  private static func state(
    _ fingerprint: String,
    _ count: Double,
    run: String,
    on asOf: Timestamp
  ) -> RecordedState {
    RecordedState(
      dataset: "t",
      fingerprint: fingerprint,
      run: run,
      asOf: asOf,
      measurements: RecordedMeasurements(
        values: [
          RecordedMeasurements.Value(rows, count), RecordedMeasurements.Value(mean, nil),
          RecordedMeasurements.Value(correlation, .infinity),
        ],
        columns: ["t": [SourceColumn(name: "it's", type: "DECIMAL(12,2)")]],
        constraints: [:]
      )
    )
  }

  @Test(arguments: ScratchStore.engines)
  func theNewestStateOfADatasetIsKept(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let store = scratch.store()
    let first = Self.state("a", 0.1, run: "r", on: day(1))
    try await store.carryOut(.rows(1, on: day(1), id: "r"), keeping: [first])
    #expect(try await store.states(of: ["a", "b"], before: day(2)) == [first])
    #expect(try await store.states(of: ["a"], before: day(1)).isEmpty)
    #expect(try await store.states(of: ["b"], before: day(2)).isEmpty)
    #expect(try await store.states(of: [], before: day(2)).isEmpty)

    let second = Self.state("b", 2, run: "s", on: day(2))
    try await store.carryOut(.rows(2, on: day(2), id: "s"), keeping: [second])
    #expect(try await store.states(of: ["a", "b"], before: day(3)) == [second])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aRunThatIsExcludedOrForgottenLeavesNone(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let store = scratch.store()
    let reason = RunLabelReason(because: "x", by: "y", at: day(3))
    let state = Self.state("a", 1, run: "r", on: day(1))
    try await store.carryOut(.rows(1, on: day(1), id: "r"), keeping: [state])
    _ = try await store.label("r", .included, reason)
    #expect(try await store.states(of: ["a"], before: day(2)) == [state])
    _ = try await store.label("r", .excluded, reason)
    #expect(try await store.states(of: ["a"], before: day(2)).isEmpty)

    let later = Self.state("a", 1, run: "s", on: day(2))
    try await store.carryOut(.rows(1, on: day(2), id: "s"), keeping: [later])
    _ = try await store.prune(before: day(3))
    #expect(try await store.states(of: ["a"], before: day(9)).isEmpty)
    await store.close()
  }
}
