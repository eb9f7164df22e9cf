package import AssayDiagnostics

/// Something that is judged: a rule, or a promise of the contract.
package struct Check: Sendable, Hashable, Codable {
  /// What kind of sentence in the spec it comes from.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case rule, contract, sla
  }

  /// What kind of sentence it comes from.
  package let kind: Kind
  /// The name, unique in its dataset.
  package let name: String
  /// The rule type (`Completeness`), `Composite`, or `Column` for the contract.
  package let type: String
  /// The rule as written, on one line.
  package let text: String
  /// Where it was written.
  package let origin: SourceLocation
  /// How much its failure matters.
  package let severity: Severity
  /// Whether it takes part.
  package let status: RuleStatus
  /// The side of quality that it looks at.
  package let dimension: Dimension
  /// Why it is there; may be empty.
  package var because: String = ""
  /// Who answers for it; may be empty.
  package var owner: String = ""
  /// Words to select it by.
  package var tags: [String] = []
  /// The DQDL labels in force, in order.
  package var labels: [Label] = []
  /// How many failing rows may be shown; 0 keeps every value out of the reports.
  package var samples: Int = 0
  /// The rule in canonical form; `nil` for a promise of the contract and for an SLA.
  package var statement: RuleStatement?
  /// Whether the spec gives it a name of its own.
  package var isNamed = false
  /// Until when its failure is expected, and why; `nil` where it is not.
  package var snooze: Snooze?
  /// How it is judged.
  package let verdict: Verdict

  /// Makes a check.
  package init(
    _ kind: Kind,
    name: String,
    type: String,
    text: String,
    origin: SourceLocation,
    severity: Severity,
    status: RuleStatus,
    dimension: Dimension,
    verdict: Verdict
  ) {
    self.kind = kind
    self.name = name
    self.type = type
    self.text = text
    self.origin = origin
    self.severity = severity
    self.status = status
    self.dimension = dimension
    self.verdict = verdict
  }

  /// The name by which runs know it again: its own, or its text in canonical form, which no layout changes.
  ///
  /// A very long one is cut, because it is a key of tables.
  package var lastingName: String { bounded(isNamed ? name : statement?.canonical ?? name, 600) }
}

/// A DQDL label.
package struct Label: Sendable, Hashable, Codable {
  /// The key.
  package let key: String
  /// The value.
  package let value: String

  /// Makes a label.
  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
