import AssayModel
import Testing

@testable import AssayHistory

/// The scores of earlier runs, as trends show them.
@Suite struct EarlierScoresTests {
  @Test(arguments: ScratchStore.engines)
  func scoresOfTheNewestRunsBeforeAMoment(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    for number in 1...5 {
      var run = Run.rows(1, on: day(number), id: "r\(number)")
      // The other one was looked at only twice, and once could not be judged.
      if [2, 4].contains(number) { run.datasets.append(("it's", [Finding()])) }
      run.score = number == 3 ? nil : Double(number) / 10
      try await store.carryOut(run)
    }
    func scores(before moment: Timestamp, last count: Int) async throws -> [String: [Double]] {
      try await store.scores(of: ["orders", "it's", "never"], before: moment, last: count)
        .mapValues { $0.map(\.value) }
    }
    let all = try await scores(before: day(9), last: 9)
    #expect(all == ["orders": [0.1, 0.2, 0.4, 0.5], "it's": [0.2, 0.4]])
    // A run of the same moment is no earlier one.
    #expect(try await scores(before: day(5), last: 2) == ["orders": [0.4], "it's": [0.4]])
    #expect(try await scores(before: day(1), last: 9).isEmpty)
    #expect(try await store.scores(of: [], before: day(9), last: 9).isEmpty)
    await store.close()
  }
}
