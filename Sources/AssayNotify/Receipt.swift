package import AssayModel

/// A notice on its way to a channel.
package struct Errand: Sendable, Hashable {
  /// What is told.
  package let notice: AlertNotice
  /// The name of the channel.
  package let channel: String

  /// Makes an errand.
  package init(_ notice: AlertNotice, to channel: String) {
    self.notice = notice
    self.channel = channel
  }
}

/// What came of an errand.
package struct Receipt: Sendable, Hashable {
  /// How it ended.
  package enum Outcome: Sendable, Hashable {
    /// The server took it.
    case sent
    /// The channel is switched off, its URL or key being empty.
    case off
    /// A sentence says why not, without secrets.
    case failed(String)
  }

  /// The errand.
  package let errand: Errand
  /// How it ended.
  package let outcome: Outcome
  /// How often the server was asked.
  package let attempts: Int
}
