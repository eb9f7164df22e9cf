package import AssayDiagnostics

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
  /// Where runs are remembered.
  package var history = HistorySetting()
  /// The ways to tell people of alerts, in the order of the project file.
  package var channels: [NotificationChannel] = []
  /// Which alerts take which of them.
  package var routes: [NotificationRoute] = []

  /// The part of the data that is looked at; `nil` for all of them.
  package var partition: Partition?

  /// How many rows of a dataset may be shown where nothing else is said; 0 keeps values out of everything.
  package var samples = 5

  /// Makes a suite.
  package init(project: String?, connections: [Connection], datasets: [Dataset], gate: Gate) {
    self.project = project
    self.connections = connections
    self.datasets = datasets
    self.gate = gate
  }

  /// The suite with other datasets in the place of its own.
  package func with(_ datasets: [Dataset]) -> Suite {
    var suite = Suite(project: project, connections: connections, datasets: datasets, gate: gate)
    suite.history = history
    suite.channels = channels
    suite.routes = routes
    suite.samples = samples
    suite.partition = partition
    return suite
  }

  /// The name under which the engine knows the database of a connection; `nil` when there is none to open.
  ///
  /// Connections to the same database share the name of the first one.
  package func catalog(of connection: String) -> String? {
    guard let named = connections.first(where: { $0.name == connection }),
      named.kind.isEmbedded, named.hasDatabase,
      let first = connections.first(where: { $0.url == named.url && $0.engine == named.engine })
    else { return nil }
    // Engines have databases of these names already.
    let isTaken = ["memory", "system", "temp"].contains(first.name.lowercased())
    return isTaken ? "\(first.name)_database" : first.name
  }
}

/// What makes a run fail.
package struct Gate: Sendable, Hashable, Codable {
  /// Where the settings of a gate are written; `nil` for those that are left to their defaults.
  package struct Places: Sendable, Hashable, Codable {
    package var failOn: SourceLocation?
    package var minimumScore: SourceLocation?
    package var failsVacuous: SourceLocation?

    /// Makes the places of a project that does not say.
    package init() {}
  }

  /// A failed check of this severity or a graver one.
  package var failOn: Severity = .critical
  /// A dataset whose score is lower.
  package var minimumScore: Double?
  /// Whether a vacuous pass counts as a failure.
  package var failsVacuous: Bool = false
  /// Where all that is written.
  package var places = Places()

  /// Makes the gate of a project that does not say.
  package init() {}
}
