import AssayModel
import Testing

@testable import AssayHistory

/// Alerts from run to run, as the store keeps them.
@Suite struct AlertTests {
  private func run(_ number: Int, _ status: Outcome.Status) -> Run {
    Run.rows(1, on: day(number), id: "r\(number)", status: status)
  }

  @Test(arguments: ScratchStore.engines)
  func anAlertLivesFromItsFirstFailureToItsRecovery(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    #expect(try await store.carryOut(run(1, .failed)).map(\.change) == [.opened])
    #expect(try await store.carryOut(run(2, .failed)).isEmpty)
    #expect(try await store.carryOut(run(3, .errored)).isEmpty)
    #expect(try await store.carryOut(run(4, .skipped)).isEmpty)
    let open = try #require(try await store.alerts(all: false).first)
    #expect(open.occurrences == 2)
    #expect(open.openedAt == day(1))
    #expect(open.updatedAt == day(2))
    #expect(try await store.carryOut(run(5, .passed)).map(\.change) == [.resolved])
    #expect(try await store.alerts(all: false).isEmpty)
    #expect(try await store.alerts(all: true).map(\.status) == [.resolved])
    // The next failure is another alert.
    #expect(try await store.carryOut(run(6, .failed)).map(\.change) == [.opened])
    #expect(try await store.alerts(all: true).map(\.status) == [.resolved, .open])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func allOfAnAlertComesBack(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    let opened = try #require(try await store.carryOut(run(1, .failed)).first)
    let changed = try await store.change([opened.alert.id, "nobody"]) { alert in
      var alert = alert
      alert.status = .snoozed
      alert.snoozedUntil = day(3)
      alert.changedBy = "ann"
      alert.notes = "we're on it"
      alert.owner = "bob"
      alert.tags = ["a", "b'c"]
      alert.channels = ["slack": .init(change: .opened, state: .sent, at: day(1))]
      return alert
    }
    #expect(changed.count == 1)
    #expect(try await store.alerts(all: false) == changed)
    #expect(try await store.change([opened.alert.id]) { _ in nil }.isEmpty)
    #expect(try await store.change([]) { $0 }.isEmpty)
    #expect(try await store.alerts(all: false) == changed)
    // It is quiet until its moment, and then it is not.
    #expect(try await store.carryOut(run(2, .failed)).isEmpty)
    #expect(try await store.carryOut(run(3, .failed)).map(\.change) == [.reopened])
    #expect(try await store.alerts(all: false).map(\.status) == [.open])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aRunThatLooksBackChangesNothing(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(run(5, .failed))
    #expect(try await store.carryOut(run(4, .passed)).isEmpty)
    #expect(try await store.alerts(all: false).map(\.occurrences) == [1])
    // A run that has only begun tells nothing yet.
    try await store.begin(run(9, .passed).start) { _ in true }
    var again = run(5, .passed)
    again.id = "again"
    #expect(try await store.carryOut(again).map(\.change) == [.resolved])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aDatasetThatIsGoneResolvesOnAWholeRunOnly(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(run(1, .failed))
    var other = run(2, .passed)
    other.datasets[0].name = "users"
    other.isWhole = false
    #expect(try await store.carryOut(other).isEmpty)
    other.id = "whole"
    other.isWhole = true
    let notices = try await store.carryOut(other)
    #expect(notices.map(\.change) == [.resolved])
    #expect(notices.first?.alert.message == "the check is no longer in the specs")
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aChannelIsToldOnceOfEachChange(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    let opened = try #require(try await store.carryOut(run(1, .failed)).first)
    let (slack, mail) = (Errand(opened, to: "slack"), Errand(opened, to: "mail"))
    #expect(try await store.claim([slack, mail], at: day(1)) == [slack, mail])
    #expect(try await store.claim([slack, mail], at: day(1)).isEmpty)
    try await store.settle([(slack, .sent), (mail, .failed)], at: day(1))
    // What could not be delivered may be tried again; what was, may not, even after the next failure.
    #expect(try await store.claim([slack, mail], at: day(1)) == [mail])
    try await store.settle([(mail, .sent)], at: day(1))
    try await store.carryOut(run(2, .failed))
    #expect(try await store.claim([slack, mail], at: day(2)).isEmpty)
    // Its recovery is another change.
    let resolved = try #require(try await store.carryOut(run(3, .passed)).first)
    let news = [Errand(resolved, to: "slack"), Errand(resolved, to: "mail")]
    #expect(try await store.claim(news, at: day(3)) == news)
    #expect(try await store.claim(news, at: day(3)).isEmpty)
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func whoeverWasKilledWhileTellingMayHaveToldSoThatNobodyElseDoes(_ engine: StoreEngine)
    async throws
  {
    let store = try await ScratchStore(engine).store()
    let opened = try #require(try await store.carryOut(run(1, .failed)).first)
    let errands = [Errand(opened, to: "slack")]
    #expect(try await store.claim(errands, at: day(1)) == errands)
    #expect(try await store.claim(errands, at: day(9)).isEmpty)
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func anotherSnoozeThatIsOverIsAnotherChange(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    let opened = try #require(try await store.carryOut(run(1, .failed)).first)
    for number in [2, 3] {
      try await store.change([opened.alert.id]) { alert in
        var alert = alert
        alert.status = .snoozed
        alert.snoozedUntil = day(number)
        return alert
      }
      let reopened = try #require(try await store.carryOut(run(number, .failed)).first)
      let errand = Errand(reopened, to: "slack")
      #expect(try await store.claim([errand], at: day(number)) == [errand])
      try await store.settle([(errand, .sent)], at: day(number))
      #expect(try await store.claim([errand], at: day(number)).isEmpty)
    }
    await store.close()
  }
}
