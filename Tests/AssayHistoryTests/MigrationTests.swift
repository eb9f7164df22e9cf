import AssayModel
import Testing

@testable import AssayHistory

/// Stores of other versions, and new ones that several open at once.
@Suite struct MigrationTests {
  /// The newest version that this tool knows.
  private static let known = Migration.all.count

  private static func next(compatibleFrom: Int) -> Migration {
    Migration(version: known + 1, compatibleFrom: compatibleFrom) { engine in
      [
        "ALTER TABLE \(engine.table("validation_runs")) ADD COLUMN mood TEXT",
        "CREATE TABLE \(engine.table("moods")) (mood TEXT NOT NULL)",
      ]
    }
  }

  @Test(arguments: ScratchStore.engines)
  func anOlderStoreIsBroughtUp(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let old = scratch.store()
    try await old.carryOut(.rows(1, on: day(1), id: "r"))
    await old.close()

    let new = scratch.store(migrations: Migration.all + [Self.next(compatibleFrom: 1)])
    #expect(try await new.values() == [1])
    let versions = try await new.rows(
      "SELECT version, compatible_from FROM \(engine.table("assay_history")) ORDER BY version"
    )
    #expect(versions.map { $0.map(\.number) } == (1...Self.known + 1).map { [Double($0), 1] })
    #expect(try await new.rows("SELECT count(*) FROM \(engine.table("moods"))")[0][0].number == 0)
    await new.close()

    // Whoever knows only the first version goes on with it.
    try await old.carryOut(.rows(2, on: day(2), id: "s"))
    #expect(try await old.values() == [2, 1])
    await old.close()
  }

  /// Older tools made the first version only.
  @Test(arguments: ScratchStore.engines)
  func theFirstVersionIsBroughtToThis(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let old = scratch.store(migrations: Array(Migration.all.prefix(1)))
    try await old.carryOut(.rows(1, on: day(1), id: "r"))
    await old.close()
    let new = scratch.store()
    #expect(try await new.values() == [1])
    #expect(try await new.states(of: ["x"], before: day(9)).isEmpty)
    await new.close()
    try await old.carryOut(.rows(2, on: day(2), id: "s"))
    #expect(try await old.values() == [2, 1])
    await old.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aStoreThatIsTooNewIsRefusedInWords(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let new = scratch.store(migrations: Migration.all + [Self.next(compatibleFrom: Self.known + 1)])
    try await new.carryOut(.rows(1, on: day(1), id: "r"))
    await new.close()
    let old = scratch.store()
    let error = await #expect(throws: HistoryError.self) {
      try await old.carryOut(.rows(2, on: day(2), id: "s"))
    }
    #expect(
      error?.message.contains("newer version of Assay (store version \(Self.known + 1);") == true
    )
    #expect(error?.hint.contains("upgrade") == true)
    #expect(try await new.values() == [1])
    await new.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aMigrationThatFailsLeavesTheStoreAsItWas(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let old = scratch.store()
    try await old.carryOut(.rows(1, on: day(1), id: "r"))
    await old.close()
    let broken = Migration(version: Self.known + 1, compatibleFrom: Self.known + 1) { engine in
      ["CREATE TABLE \(engine.table("moods")) (mood TEXT NOT NULL)", "CREATE NONSENSE"]
    }
    let new = scratch.store(migrations: Migration.all + [broken])
    await #expect(throws: HistoryError.self) { _ = try await new.values() }
    await new.close()
    #expect(try await old.values() == [1])
    #expect(try await old.rows(engine.tableCount("moods"))[0][0].number == 0)
    await old.close()
  }

  /// In one process only one can hold a DuckDB file; tests of the tool show several.
  @Test(arguments: ScratchStore.engines.filter { $0 != .duckdb })
  func manyMayOpenANewStoreAtOnce(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        group.addTask {
          let store = scratch.store()
          try await store.carryOut(.rows(Double(number), on: day(number), id: "r\(number)"))
          await store.close()
        }
      }
      try await group.waitForAll()
    }
    let store = scratch.store()
    #expect(try await store.values() == [7, 6, 5, 4, 3, 2, 1, 0])
    let versions = try await store.rows("SELECT version FROM \(engine.table("assay_history"))")
    #expect(versions.count == Self.known)
    await store.close()
  }

  /// The schema may be made by somebody who has the right to, for a user who has not.
  @Test func aSchemaThatIsThereNeedsNoRights() async throws {
    guard ScratchStore.engines.contains(.postgres) else { return }
    let scratch = try await ScratchStore(.postgres)
    let name = "guest\(scratch.place.split(separator: "/").last ?? "")"
    let place = try await scratch.handToGuest(name)
    let store = ScratchStore.postgres(place)
    try await store.carryOut(.rows(1, on: day(1), id: "r"))
    #expect(try await store.values() == [1])
    await store.close()
  }
}
