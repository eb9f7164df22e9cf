import AssayModel
import AssayPlan
import Testing

@testable import AssayRun

@Suite struct SchedulerTests {
  private static func step(_ id: Int, on connection: String = "a", needs: [Int] = []) -> Step {
    Step(id: id, dataset: "t", connection: connection, task: .scan([]), needs: needs)
  }

  @Test func aConnectionRunsOneStepAtATimeUnlessMoreAreAllowed() {
    let steps = (0..<4).map { Self.step($0) }
    var one = Scheduler(steps, limits: [:])
    #expect(one.start().map(\.id) == [0])
    #expect(one.start().isEmpty)
    #expect(one.finished(steps[0]).map(\.id) == [1])
    var three = Scheduler(steps, limits: ["a": 3])
    #expect(three.start().map(\.id) == [0, 1, 2])
    #expect(three.finished(steps[1]).map(\.id) == [3])
  }

  @Test func connectionsDoNotWaitForEachOther() {
    let steps = [Self.step(0), Self.step(1), Self.step(2, on: "b")]
    var scheduler = Scheduler(steps, limits: ["a": 1, "b": 1])
    #expect(scheduler.start().map(\.id) == [0, 2])
    #expect(scheduler.finished(steps[2]).isEmpty)
    #expect(scheduler.finished(steps[0]).map(\.id) == [1])
  }

  @Test func aStepWaitsForAllThatItNeeds() {
    let steps = [
      Self.step(0), Self.step(1, on: "b"), Self.step(2, needs: [0, 1]), Self.step(3, needs: [0]),
    ]
    var scheduler = Scheduler(steps, limits: ["a": 9, "b": 9])
    #expect(scheduler.start().map(\.id) == [0, 1])
    #expect(scheduler.finished(steps[0]).map(\.id) == [3])
    #expect(scheduler.finished(steps[1]).map(\.id) == [2])
    #expect(scheduler.doneCount == 2)
  }

  @Test func afterAStopNothingStarts() {
    let steps = [Self.step(0), Self.step(1)]
    var scheduler = Scheduler(steps, limits: [:])
    _ = scheduler.start()
    scheduler.stop()
    #expect(scheduler.finished(steps[0]).isEmpty)
    #expect(scheduler.start().isEmpty)
  }

  /// Whatever the limits are, every step runs once, after what it needs.
  @Test(arguments: 1...5)
  func everyStepRunsOnce(_ limit: Int) {
    let steps = (0..<40).map { id in
      Self.step(id, on: id % 3 == 0 ? "a" : "b", needs: id > 6 ? [id / 2, id - 5] : [])
    }
    var scheduler = Scheduler(steps, limits: ["a": limit, "b": limit])
    var running = scheduler.start()
    var done: [Int] = []
    while let step = running.popLast() {
      #expect(step.needs.allSatisfy(done.contains))
      done.append(step.id)
      running += scheduler.finished(step)
      #expect(running.count { $0.connection == "a" } <= limit)
    }
    #expect(done.sorted() == Array(0..<40))
  }
}
