package import AssayModel

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
