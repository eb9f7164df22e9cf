import Foundation
import Testing

/// Five weeks of runs, replayed as the README of the example does it.
@Suite struct HistoryExampleTests {
  @Test func findsTheIncidentsAndDrawsWhatWasLearned() async throws {
    let store = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "assay-example-\(UUID()).sqlite").path()
    defer { try? FileManager.default.removeItem(atPath: store) }
    let replayed = try await Tool.run(
      ["--history", store],
      through: "examples/history/replay"
    )
    #expect(replayed.code == 0)
    try Golden.expect(replayed.output, equals: "examples/history/expected/replay.txt")

    let look = ["--project", "examples/history", "--history", store]
    let trend = try await Tool.run(
      ["history", "--dataset", "visits", "--rule", "as many visitors as usual", "--last", "35"]
        + look
    )
    try Golden.expect(trend.output, equals: "examples/history/expected/trend.txt")

    let backtest = try await Tool.run(["backtest", "visits", "not fewer than last week"] + look)
    try Golden.expect(backtest.output, equals: "examples/history/expected/backtest.txt")

    let runs = try await Tool.run(["history", "--last", "100", "--format", "json"] + look)
    #expect(runs.output.matches(of: /"status": "passed"/).count == 33)
    #expect(runs.output.matches(of: /"status": "failed"/).count == 2)
  }
}
