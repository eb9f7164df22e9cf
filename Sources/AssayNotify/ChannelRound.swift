import AssayModel

/// The notices of one channel, one after the other, within the time that a channel has.
struct ChannelRound {
  let channel: NotificationChannel
  let format: any ChannelFormat
  let transport: any Transport
  let context: NoticeContext
  let limits: DeliveryLimits
  let pacing: Pacing
  private let end: Duration
  /// Whether the notice before failed in all its attempts, so that one attempt is enough to see that nothing changed.
  private var isWeary = false

  init(
    _ channel: NotificationChannel,
    over transport: any Transport,
    in context: NoticeContext,
    limits: DeliveryLimits,
    pacing: Pacing
  ) {
    self.channel = channel
    self.transport = transport
    self.context = context
    self.limits = limits
    self.pacing = pacing
    format = channel.format
    end = pacing.now() + limits.channel
  }

  /// Carries out an errand.
  mutating func deliver(_ errand: Errand) async -> Receipt {
    if format.isOff { return Receipt(errand: errand, outcome: .off, attempts: 0) }
    do throws(ChannelFault) {
      let request = try format.request(for: errand.notice, in: context)
      let (problem, attempts) = await deliver(request)
      let outcome = problem.map { sentence($0, after: attempts) } ?? .sent
      return Receipt(errand: errand, outcome: outcome, attempts: attempts)
    } catch {
      return Receipt(errand: errand, outcome: sentence(Problem(error), after: 0), attempts: 0)
    }
  }

  private mutating func deliver(_ request: Request) async -> (Problem?, attempts: Int) {
    let allowed = isWeary ? 1 : max(1, limits.attempts)
    var attempt = 0
    while true {
      if Task.isCancelled { return (Problem(.cancelled), attempt) }
      let left = end - pacing.now()
      guard left > .zero else { return (timeIsUp, attempt) }
      attempt += 1
      guard let problem = await attemptOnce(request, within: min(limits.attempt, left)) else {
        isWeary = false
        return (nil, attempt)
      }
      guard problem.isTransient else { return (problem, attempt) }
      guard attempt < allowed else {
        isWeary = true
        return (problem, attempt)
      }
      let pause = max(pacing.pause(after: attempt, limits), problem.retryAfter ?? .zero)
      guard pause < end - pacing.now() else {
        isWeary = true
        return (problem, attempt)
      }
      await pacing.sleep(pause)
    }
  }

  private func attemptOnce(_ request: Request, within limit: Duration) async -> Problem? {
    do throws(TransportFault) {
      let reply = try await transport.send(request, within: limit)
      return Problem(reply, to: request, veil: channel.strictVeil)
    } catch {
      return Problem(error)
    }
  }

  private var timeIsUp: Problem {
    let seconds = limits.channel.components.seconds
    return Problem(
      ChannelFault(reason: "the \(seconds) seconds that a channel has in a run were over")
    )
  }

  private func sentence(_ problem: Problem, after attempts: Int) -> Receipt.Outcome {
    let name = NeutralText.line(channel.name)
    let tries = attempts > 1 ? " after \(attempts) attempts" : ""
    return .failed("channel \"\(name)\" was not told\(tries): \(problem.reason)")
  }
}
