/// How long telling people may take.
package struct DeliveryLimits: Sendable, Hashable {
  /// How often one notice is tried.
  package var attempts = 3
  /// How long one attempt may take.
  package var attempt: Duration = .seconds(10)
  /// How long all the notices of one channel may take together.
  package var channel: Duration = .seconds(30)
  /// About how long it waits before the second attempt; before each further one, twice as long.
  package var pause: Duration = .seconds(1)

  /// The limits that suit a run of which nobody waits for the end in front of a screen.
  package init() {}
}

/// The clock by which notices are sent, and the chance that keeps many runs from trying at the same moment.
package struct Pacing: Sendable {
  /// The time since some moment.
  let now: @Sendable () -> Duration
  /// Waits; returns at once when the task is cancelled.
  let sleep: @Sendable (Duration) async -> Void
  /// A number from 0 up to, but not, 1.
  let random: @Sendable () -> Double

  /// Makes a pacing.
  package init(
    now: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  /// The clock of the system.
  package static var system: Pacing {
    let start = ContinuousClock.now
    return Pacing(
      now: { start.duration(to: .now) },
      sleep: { try? await Task.sleep(for: $0) },
      random: { Double.random(in: 0..<1) }
    )
  }

  /// The pause after an attempt that failed, the first being 1: doubled each time, and half of it left to chance.
  func pause(after attempt: Int, _ limits: DeliveryLimits) -> Duration {
    limits.pause * (1 << min(attempt - 1, 16)) * (0.5 + random() / 2)
  }
}
