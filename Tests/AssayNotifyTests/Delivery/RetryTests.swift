import AssayModel
import Synchronization
import Testing

@testable import AssayNotify

/// When a notice is tried again, on a clock that only moves when somebody waits.
struct RetryTests {
  typealias Step = Result<Reply, TransportFault>

  struct Case: Sendable {
    let steps: [Step]
    let attempts: Int
    /// The seconds between them, with chance at its lowest.
    let pauses: [Double]
    let ending: String?

    init(_ steps: [Step], _ attempts: Int, _ pauses: [Double] = [], _ ending: String? = nil) {
      (self.steps, self.attempts, self.pauses, self.ending) = (steps, attempts, pauses, ending)
    }
  }

  static func reply(_ code: Int, _ text: String = "", after seconds: Int? = nil) -> Step {
    .success(Reply(code: code, text: text, retryAfter: seconds.map { .seconds($0) }))
  }

  @Test(arguments: [
    Case([reply(200)], 1),
    Case([reply(202)], 1),
    Case([reply(500), reply(503), reply(204)], 3, [0.5, 1]),
    Case([reply(500)], 3, [0.5, 1], "after 3 attempts: its server answered 500"),
    Case([reply(429, after: 7), reply(200)], 2, [7]),
    Case([reply(429, after: 3600)], 1, [], "its server answered 429"),
    Case([reply(429), reply(200)], 2, [0.5]),
    Case([reply(400, "bad <x>\nno")], 1, [], "its server answered 400: \"bad <x> no\""),
    Case([reply(404, "<html>")], 1, [], "its server answered 404; check its URL"),
    Case([reply(302)], 1, [], "redirects are not followed, so give the URL that it leads to"),
    Case([.failure(.refused), reply(200)], 2, [0.5]),
    Case([.failure(.timedOut)], 3, [0.5, 1], "its server did not answer in time"),
    Case([.failure(.interrupted), reply(200)], 2, [0.5]),
    Case([.failure(.untrusted)], 1, [], "check the certificate of its server"),
    Case([.failure(.cancelled)], 1, [], "the run was stopped before it was sent"),
    Case([.failure(.other("odd"))], 1, [], "it could not be sent: odd"),
  ])
  func `tries again only what may pass`(_ example: Case) async throws {
    let script = Script(example.steps)
    let receipts = await script.deliver(1, to: Sample.webhook("http://x"))
    let receipt = try #require(receipts.first)
    #expect(receipt.attempts == example.attempts)
    #expect(script.pauses == example.pauses.map { .seconds($0) })
    switch receipt.outcome {
    case .sent: #expect(example.ending == nil)
    case .off: Issue.record("it is not off")
    case .failed(let sentence):
      #expect(sentence.hasPrefix("channel \"ops\" was not told"))
      #expect(sentence.hasSuffix(example.ending ?? "sent"))
    }
  }

  @Test(arguments: [
    (250, 1, true), (451, 3, false), (421, 3, false), (550, 1, false), (554, 1, false),
  ])
  func `takes replies of mail servers as they are meant`(
    _ code: Int,
    attempts: Int,
    isSent: Bool
  ) async {
    let script = Script([Self.reply(code, "5.1.1 nobody")])
    let receipts = await script.deliver(1, to: Sample.email("smtp://localhost"))
    #expect(receipts.map(\.attempts) == [attempts])
    #expect(receipts.map { $0.outcome == .sent } == [isSent])
  }

  @Test func `ends in time, however many notices there are and whatever hangs`() async {
    let script = Script([.failure(.timedOut)], duration: .seconds(10))
    let receipts = await script.deliver(50, to: Sample.webhook("http://x"))
    #expect(script.now <= .seconds(30))
    #expect(receipts.count == 50)
    #expect(receipts.prefix(3).map(\.attempts) == [3, 0, 0])
    #expect(
      receipts.last?.outcome
        == .failed(
          "channel \"ops\" was not told: the 30 seconds that a channel has in a run were over"
        )
    )
  }

  @Test func `asks only once more for each further notice where one was given up`() async {
    let script = Script([Step](repeating: .failure(.refused), count: 5) + [Self.reply(200)])
    let receipts = await script.deliver(6, to: Sample.webhook("http://x"))
    #expect(receipts.map(\.attempts) == [3, 1, 1, 1, 1, 1])
    #expect(receipts.map { $0.outcome == .sent } == [false, false, false, true, true, true])
  }

  @Test(arguments: [
    Sample.webhook(""), Sample.webhook(" \n", ["X": "y"]), Sample.slack(""),
    Sample.pagerDuty(key: ""), Sample.email(""), Sample.email("smtp://localhost", to: ["", " "]),
  ])
  func `leaves alone a channel that is off`(_ channel: NotificationChannel) async {
    let script = Script([Self.reply(200)])
    let receipts = await script.deliver(2, to: channel)
    #expect(receipts.map(\.outcome) == [.off, .off])
    #expect(receipts.map(\.attempts) == [0, 0])
  }

  @Test func `sends to nobody what names no channel`() async {
    let script = Script([Self.reply(200)])
    let receipts = await script.deliver(1, to: Sample.slack("https://x"), named: "op\ns")
    #expect(
      receipts.map(\.outcome) == [.failed("the project has no channel named \"op\\ns\"")]
    )
  }
}

/// A transport that answers from a list whose last entry goes on, and the clock that goes with it.
private final class Script: Transport {
  private struct State {
    var steps: [RetryTests.Step]
    var now = Duration.zero
    var pauses: [Duration] = []
  }

  private let state: Mutex<State>
  private let duration: Duration

  init(_ steps: [RetryTests.Step], duration: Duration = .zero) {
    state = Mutex(State(steps: steps))
    self.duration = duration
  }

  var now: Duration { state.withLock(\.now) }
  var pauses: [Duration] { state.withLock(\.pauses) }

  func send(_ request: Request, within limit: Duration) async throws(TransportFault) -> Reply {
    let step = state.withLock { state in
      state.now += min(duration, limit)
      return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
    }
    return try step.get()
  }

  func deliver(
    _ count: Int,
    to channel: NotificationChannel,
    named name: String = "ops"
  ) async -> [Receipt] {
    let pacing = Pacing(
      now: { self.now },
      sleep: { pause in
        self.state.withLock { state in
          state.now += pause
          state.pauses.append(pause)
        }
      },
      random: { 0 }
    )
    let courier = Courier(
      channels: [channel],
      transport: self,
      context: Sample.context,
      pacing: pacing
    )
    return await courier.deliver((0..<count).map { Errand(Sample.notice(id: "\($0)"), to: name) })
  }
}
