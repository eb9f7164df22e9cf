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

  private static func partition(
    _ value: String,
    _ fingerprint: String,
    _ count: Int64,
    run: String,
    on asOf: Timestamp
  ) -> PartitionState {
    PartitionState(
      dataset: "t",
      partition: Partition(key: "day", value: value),
      fingerprint: fingerprint,
      run: run,
      asOf: asOf,
      addends: PartitionAddends(
        columns: [SourceColumn(name: "it's", type: "DECIMAL(12,2)")],
        values: [
          rows: .integer(count), mean: .null, correlation: .number(-.infinity),
          Metric(.statistic(.sum, of: "x"), of: "t", where: "x > 'a'"): .text(
            "-12345678901234567890.5"
          ),
        ]
      )
    )
  }

  private static func metrics(of states: [PartitionState]) -> Set<Metric> {
    Set(states.flatMap(\.addends.values.keys))
  }

  @Test(arguments: ScratchStore.engines)
  func partitionsAreKeptOneByOne(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let store = scratch.store()
    let first = Self.partition("1", "a", 10, run: "r", on: day(1))
    let second = Self.partition("it's 2", "b", 20, run: "r", on: day(1))
    let all = Self.metrics(of: [first])
    func stored(_ moment: Timestamp, of key: String = "day") async throws -> [PartitionState] {
      try await store.partitionStates(
        of: "t",
        by: key,
        in: "shop",
        measuring: all,
        before: moment
      )
    }
    var update = PartitionUpdate(project: "shop")
    update.states = [first, second]
    try await store.carryOut(.rows(1, on: day(1), id: "r"), adding: update)
    #expect(try await stored(day(2)) == [first, second])
    #expect(try await stored(day(1)).isEmpty)
    #expect(try await stored(day(2), of: "month").isEmpty)
    // Only what is asked for is read.
    let rows = try await store.partitionStates(
      of: "t",
      by: "day",
      in: "shop",
      measuring: [Self.rows],
      before: day(2)
    )
    #expect(rows.map(\.addends.values) == [[Self.rows: .integer(10)], [Self.rows: .integer(20)]])

    // One is measured anew, one is new, and one is gone.
    let third = Self.partition("3", "c", 30, run: "s", on: day(2))
    let changed = Self.partition("1", "d", 11, run: "s", on: day(2))
    update.states = [changed, third]
    update.gone = ["t": [second.partition]]
    try await store.carryOut(.rows(2, on: day(2), id: "s"), adding: update)
    #expect(try await stored(day(3)) == [changed, third])

    _ = try await store.label("s", .excluded, RunLabelReason(because: "x", by: "y", at: day(3)))
    #expect(try await stored(day(3)).isEmpty)
    update.states = [third]
    try await store.carryOut(.rows(3, on: day(4), id: "u"), adding: update)
    _ = try await store.prune(before: day(5))
    #expect(try await stored(day(9)).isEmpty)
    await store.close()
  }
}
