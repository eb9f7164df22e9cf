package import AssayDiagnostics

/// What the specs of a project mean now that they did not mean before, and the other way round.
package struct SpecDifference: Sendable, Hashable {
  /// The changes: those of the gate first, then by dataset, in the order of the specs.
  package let changes: [SpecChange]

  /// Makes a difference.
  package init(_ changes: [SpecChange]) { self.changes = changes }

  /// How many changes are of a kind.
  package func count(of kind: SpecChange.Kind) -> Int { changes.count { $0.kind == kind } }
}

/// One thing that means something else now.
package struct SpecChange: Sendable, Hashable {
  /// Which way it went.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Something is asked that was not.
    case added
    /// More is asked than before: whatever passes now, passed before.
    case tightened
    /// Less is asked than before: whatever passed before, passes now.
    case loosened
    /// It is still written, and skipped.
    case disabled
    /// Nothing asks it any longer.
    case removed
    /// It is asked of another dataset, or stands in another file.
    case moved
    /// Something else is asked, and nobody can tell whether it is more or less.
    case changed
  }

  /// What it is about.
  package enum Subject: String, Sendable, Hashable, CaseIterable {
    case gate, dataset, source, column, sla, rule
  }

  /// What was written on one side, and where.
  package struct Side: Sendable, Hashable {
    /// The text, on one line.
    package let text: String
    /// The place; `nil` for what a spec leaves to a default.
    package let origin: SourceLocation?

    /// Makes a side.
    package init(_ text: String, at origin: SourceLocation?) {
      self.text = text
      self.origin = origin
    }
  }

  /// Which way it went.
  package let kind: Kind
  /// What it is about.
  package let subject: Subject
  /// The dataset; empty for the gate.
  package let dataset: String
  /// The dataset that it belonged to before, where it is another one; else empty.
  package var formerDataset = ""
  /// The name of the rule, SLA or column; of the gate, the setting.
  package let name: String
  /// What of it is another, in one word: `condition`, `severity`, `status`; empty where it is all of it.
  package var aspect = ""
  /// What more there is to say, in a phrase; may be empty.
  package var remark = ""
  /// How it was; `nil` where it was not.
  package let before: Side?
  /// How it is now; `nil` where it is no longer.
  package let after: Side?

  /// Makes a change.
  package init(
    _ kind: Kind,
    _ subject: Subject,
    of dataset: String,
    name: String,
    before: Side?,
    after: Side?
  ) {
    self.kind = kind
    self.subject = subject
    self.dataset = dataset
    self.name = name
    self.before = before
    self.after = after
  }
}

extension SpecChange.Kind {
  /// Whether less is asked than before, for sure.
  package var loosens: Bool {
    switch self {
    case .loosened, .disabled, .removed: true
    case .added, .tightened, .moved, .changed: false
    }
  }
}
