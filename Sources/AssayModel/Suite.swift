/// A compiled project: everything that a run needs to know of the specs.
package struct Suite: Sendable, Hashable, Codable {
  /// The name of the project; `nil` without a project file.
  package let project: String?
  /// The connections by name, in the order of the project file.
  package let connections: [Connection]
  /// The datasets, ordered by name.
  package let datasets: [Dataset]
  /// What makes a run fail.
  package let gate: Gate

  /// Makes a suite.
  package init(project: String?, connections: [Connection], datasets: [Dataset], gate: Gate) {
    self.project = project
    self.connections = connections
    self.datasets = datasets
    self.gate = gate
  }
}

/// What makes a run fail.
package struct Gate: Sendable, Hashable, Codable {
  /// A failed check of this severity or a graver one.
  package var failOn: Severity = .critical
  /// A dataset whose score is lower.
  package var minimumScore: Double?
  /// Whether a vacuous pass counts as a failure.
  package var failsVacuous: Bool = false

  /// Makes the gate of a project that does not say.
  package init() {}
}
