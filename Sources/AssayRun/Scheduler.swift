import AssayPlan

/// Decides which step of a plan may start; a pure machine that is told what happened and says what to do.
///
/// A step may start when those that it needs are done and its connection has a free place. Steps start in the order of
/// the plan, or the cheap and decisive ones first.
struct Scheduler {
  private let steps: [Step]
  private let limits: [String: Int]
  private var waiting: [Int]
  private var running: [String: Int] = [:]
  private var done: Set<Int> = []
  private var isStopped = false

  /// Prepares to run steps.
  ///
  /// - Parameters:
  ///   - limits: how many steps may run at a time on each connection; 1 where nothing is said.
  ///   - decisiveFirst: whether those start first that decide most for the least work.
  init(_ steps: [Step], limits: [String: Int], decisiveFirst: Bool = false) {
    self.steps = steps
    self.limits = limits
    waiting = Array(steps.indices)
    guard decisiveFirst else { return }
    waiting.sort { (steps[$0].task.precedence, $0) < (steps[$1].task.precedence, $1) }
  }

  /// The steps to start now.
  mutating func start() -> [Step] {
    guard !isStopped else { return [] }
    var started: [Step] = []
    waiting.removeAll { index in
      let step = steps[index]
      let limit = limits[step.connection] ?? 1
      guard running[step.connection, default: 0] < limit, step.needs.allSatisfy(done.contains)
      else { return false }
      running[step.connection, default: 0] += 1
      started.append(step)
      return true
    }
    return started
  }

  /// Takes note that a step is done, well or not; gives the steps to start now.
  mutating func finished(_ step: Step) -> [Step] {
    done.insert(step.id)
    running[step.connection, default: 1] -= 1
    return start()
  }

  /// Starts nothing any more.
  mutating func stop() { isStopped = true }

  /// How many steps are done.
  var doneCount: Int { done.count }
}
