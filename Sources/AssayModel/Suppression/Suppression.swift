/// Why the gate does not count a failure.
package enum Suppression: Sendable, Hashable, Codable {
  /// The spec asks for quiet until a day.
  case snooze(Snooze)
  /// The baseline knows it, and it is no worse.
  case baseline(KnownFailure)
  /// A score that only falls short by failures that are suppressed themselves.
  case score

  /// The kinds, for counts and for programs.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case snooze, baseline, score
  }

  /// The kind.
  package var kind: Kind {
    switch self {
    case .snooze: .snooze
    case .baseline: .baseline
    case .score: .score
    }
  }

  /// Why, in a few words.
  package var words: String {
    switch self {
    case .snooze(let snooze): snooze.words
    case .baseline(let known): known.words
    case .score: "falls short only by what is known or snoozed"
    }
  }
}

/// What a spec says of a failure that is expected for a while.
package struct Snooze: Sendable, Hashable, Codable {
  /// The first moment of its last day, in UTC.
  package let until: Timestamp
  /// Why.
  package let because: String
  /// Who answers for it; may be empty.
  package let owner: String

  /// Makes a snooze.
  package init(until: Timestamp, because: String, owner: String = "") {
    self.until = until
    self.because = because
    self.owner = owner
  }

  /// Whether its last day is over.
  package func isOver(at moment: Timestamp) -> Bool { moment >= until.adding(seconds: 86_400) }

  /// Until when, why and by whom.
  package var words: String {
    "snoozed until \(until.day): \(because)" + (owner.isEmpty ? "" : " (\(owner))")
  }
}

extension CheckRecord {
  /// Whether the check failed in a way that the gate does not count, whatever its severity.
  package var isSuppressed: Bool { outcome.suppression != nil }

  /// Whether it failed, takes part, and neither a snooze nor the baseline suppresses that.
  package var isNewFailure: Bool {
    check.status == .active && outcome.status == .failed && !isSuppressed
  }
}
