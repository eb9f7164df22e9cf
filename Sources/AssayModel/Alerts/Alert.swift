/// A check that fell short, from its first failure until it recovers.
package struct Alert: Sendable, Hashable, Codable {
  /// What it is about.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case ruleFailure = "rule_failure"
    case freshness = "freshness_sla"
    case volume = "volume_anomaly"
    case score
  }

  /// How it stands.
  package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody has seen to it.
    case open
    /// Somebody knows of it.
    case acknowledged
    /// The check recovered, or somebody says so.
    case resolved
    /// It is kept quiet until a moment.
    case snoozed
  }

  /// A short name, unique in its store.
  package let id: String
  /// The project; empty without a project file.
  package let project: String
  /// The dataset.
  package let dataset: String
  /// The check, by the name that lasts from run to run.
  package let check: String
  /// What it is about.
  package let kind: Kind
  /// How grave it is, as the check says.
  package var severity: Severity
  /// How it stands.
  package var status: Status
  /// When it was opened.
  package let openedAt: Timestamp
  /// When it failed last, recovered, or was changed by hand.
  package var updatedAt: Timestamp
  /// How many runs found it failing.
  package var occurrences: Int
  /// What the last failure was, in a sentence or two.
  package var message: String
  /// Until when it is kept quiet.
  package var snoozedUntil: Timestamp?
  /// Who changed its status last; empty while only runs did.
  package var changedBy: String = ""
  /// What somebody wrote about it; may be empty.
  package var notes: String = ""
  /// Who answers for the check; may be empty.
  package var owner: String = ""
  /// The tags of the check and its dataset.
  package var tags: [String] = []
  /// Where the check was written, as `specs/orders.yaml:12`.
  package var place: String = ""
  /// What was told to whom: the state of delivery by the name of the channel.
  package var channels: [String: Delivery] = [:]

  /// How far telling a channel of the last change has come.
  package struct Delivery: Sendable, Hashable, Codable {
    /// How it stands with the last change of state.
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
      /// A run has taken it on itself to send it.
      case sending
      case sent
      /// It could not be delivered; the next run tries again.
      case failed
      /// The channel is switched off, and is not tried again for this change.
      case off
    }

    /// The change of state that it is about.
    package let change: AlertChange
    /// How far it has come.
    package var state: State
    /// When.
    package var at: Timestamp

    /// Makes a delivery.
    package init(change: AlertChange, state: State, at: Timestamp) {
      self.change = change
      self.state = state
      self.at = at
    }
  }

  /// Opens an alert.
  package init(
    id: String,
    project: String,
    dataset: String,
    check: String,
    kind: Kind,
    severity: Severity,
    status: Status = .open,
    openedAt: Timestamp,
    updatedAt: Timestamp,
    occurrences: Int = 1,
    message: String
  ) {
    self.id = id
    self.project = project
    self.dataset = dataset
    self.check = check
    self.kind = kind
    self.severity = severity
    self.status = status
    self.openedAt = openedAt
    self.updatedAt = updatedAt
    self.occurrences = occurrences
    self.message = message
  }
}

/// A change of state that people are told of.
package enum AlertChange: String, Sendable, Hashable, Codable, CaseIterable {
  case opened
  /// It failed on after its snooze was over.
  case reopened
  case resolved
}

/// What people are told: an alert that has just changed its state.
package struct AlertNotice: Sendable, Hashable, Codable {
  /// The alert after the change.
  package let alert: Alert
  /// What changed.
  package let change: AlertChange

  /// Makes a notice.
  package init(_ alert: Alert, _ change: AlertChange) {
    self.alert = alert
    self.change = change
  }
}

/// A notice on its way to a channel.
package struct Errand: Sendable, Hashable, Codable {
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
