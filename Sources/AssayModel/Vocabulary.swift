/// How much a failed check matters.
package enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case info, warning, critical

  /// Orders from `info` to `critical`.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .critical: 2
    }
  }
}

/// Whether a rule takes part.
package enum RuleStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// It is measured and judged.
  case active
  /// It is measured and reported, and never fails the gate.
  case proposed
  /// It is skipped.
  case disabled
}

/// The side of quality that a check looks at; scores are also kept for each.
package enum Dimension: String, Sendable, Hashable, Codable, CaseIterable {
  case completeness, validity, uniqueness, consistency, freshness
}
