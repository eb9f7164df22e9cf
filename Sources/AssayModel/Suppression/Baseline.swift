/// The failures that a project knows of: the gate counts others, and these only once they are worse.
package struct Baseline: Sendable, Hashable, Codable {
  /// A failure that is known.
  package struct Entry: Sendable, Hashable, Codable {
    /// The check.
    package let key: CheckKey
    /// The day on which it became known, as `2026-01-31`.
    package let since: String
    /// What was measured then, by series; empty for a check that never holds.
    package var amounts: [String: Shortfall.Amount]

    /// Makes an entry.
    package init(_ key: CheckKey, since: String, amounts: [String: Shortfall.Amount]) {
      self.key = key
      self.since = since
      self.amounts = amounts
    }
  }

  /// The entries by check.
  package private(set) var entries: [CheckKey: Entry] = [:]

  /// Makes a baseline; the first entry of a check counts.
  package init(_ entries: some Sequence<Entry> = []) {
    for entry in entries where self.entries[entry.key] == nil { self.entries[entry.key] = entry }
  }

  /// The entry of a check; `nil` where its failure is not known.
  package subscript(key: CheckKey) -> Entry? {
    get { entries[key] }
    set { entries[key] = newValue }
  }

  /// Whether nothing is known.
  package var isEmpty: Bool { entries.isEmpty }

  /// The entries by dataset and check, which is their order in the file.
  package var sorted: [Entry] {
    entries.values.sorted { ($0.key.dataset, $0.key.check) < ($1.key.dataset, $1.key.check) }
  }
}

/// How a failure compares with what the baseline knows of it.
package struct KnownFailure: Sendable, Hashable, Codable {
  /// The day since which it is known, as `2026-01-31`.
  package let since: String
  /// How it compares.
  package let change: Shortfall.Change
  /// What is measured now against what the baseline has, as `12 rows, baseline 15`; empty for what is not measured.
  package let comparison: String

  /// Makes a comparison.
  package init(since: String, change: Shortfall.Change, comparison: String) {
    self.since = since
    self.change = change
    self.comparison = comparison
  }

  /// Since when it is known, and how it compares.
  package var words: String {
    let title =
      switch change {
      case .better: "better than known since \(since)"
      case .same: "known since \(since)"
      case .worse: "worse than known since \(since)"
      }
    return comparison.isEmpty ? title : "\(title): \(comparison)"
  }
}

/// What there is to say of the baseline of a project after a run.
package struct BaselineReport: Sendable, Hashable, Codable {
  /// An entry that could be smaller, or away.
  package struct Remark: Sendable, Hashable, Codable {
    /// What has come of it.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      /// It still fails, but less.
      case better
      /// It passes.
      case mended
      /// No check has its name any more.
      case unmatched
    }

    /// The check.
    package let key: CheckKey
    /// What has come of it.
    package let kind: Kind
    /// That in a few words.
    package let words: String

    /// Makes a remark.
    package init(_ key: CheckKey, _ kind: Kind, _ words: String) {
      self.key = key
      self.kind = kind
      self.words = words
    }
  }

  /// The path of the file.
  package let path: String
  /// How many failures it knows.
  package let entries: Int
  /// What could be smaller, or away, in the order of the file.
  package let remarks: [Remark]

  /// Makes a report.
  package init(path: String, entries: Int, remarks: [Remark]) {
    self.path = path
    self.entries = entries
    self.remarks = remarks
  }
}
