package import AssayModel

/// Brings notices to the channels: the channels at the same time, the notices of each in order.
package struct Courier: Sendable {
  private let channels: [NotificationChannel]
  private let transport: any Transport
  private let context: NoticeContext
  private let limits: DeliveryLimits
  private let pacing: Pacing

  /// Makes a courier.
  ///
  /// - Parameter channels: the channels of the project; errands name them.
  package init(
    channels: [NotificationChannel],
    transport: any Transport,
    context: NoticeContext,
    limits: DeliveryLimits = DeliveryLimits(),
    pacing: Pacing
  ) {
    self.channels = channels
    self.transport = transport
    self.context = context
    self.limits = limits
    self.pacing = pacing
  }

  /// Carries out errands, and returns a receipt for each in their order.
  ///
  /// Faults that may pass are tried again. It ends within the limit for a channel, whatever the servers do, and soon
  /// after its task was cancelled.
  package func deliver(_ errands: [Errand]) async -> [Receipt] {
    let byChannel = Dictionary(grouping: errands.indices) { errands[$0].channel }
    return await withTaskGroup(of: [(Int, Receipt)].self) { group in
      for (name, indices) in byChannel {
        group.addTask { await deliver(indices.map { ($0, errands[$0]) }, to: name) }
      }
      var receipts: [(index: Int, receipt: Receipt)] = []
      for await part in group { receipts += part }
      return receipts.sorted { $0.index < $1.index }.map(\.receipt)
    }
  }

  private func deliver(_ errands: [(Int, Errand)], to name: String) async -> [(Int, Receipt)] {
    guard let channel = channels.first(where: { $0.name == name }) else {
      let sentence = "the project has no channel named \"\(NeutralText.line(name))\""
      return errands.map { index, errand in
        (index, Receipt(errand: errand, outcome: .failed(sentence), attempts: 0))
      }
    }
    var round = ChannelRound(channel, over: transport, in: context, limits: limits, pacing: pacing)
    var receipts: [(Int, Receipt)] = []
    for (index, errand) in errands { receipts.append((index, await round.deliver(errand))) }
    return receipts
  }

  /// What would be sent, as text, with dots for what is secret.
  package func preview(_ errands: [Errand]) -> String {
    errands.map { errand in
      guard let channel = channels.first(where: { $0.name == errand.channel }) else {
        return "the project has no channel named \"\(NeutralText.line(errand.channel))\"\n"
      }
      return Preview.render(errand.notice, to: channel, in: context)
    }.joined(separator: "\n")
  }
}
