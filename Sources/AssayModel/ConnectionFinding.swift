/// A connection as the project names it, for people to read: without anything that is a secret.
package struct ConnectionSummary: Sendable, Hashable {
  /// The name.
  package let name: String
  /// The type, as the project file has it.
  package let type: String
  /// Where the data live; `nil` for an engine in memory.
  package let place: String?
  /// The name of the driver.
  package let driver: String
  /// The datasets that are read from it, ordered by name.
  package let datasets: [String]

  /// Describes a connection of a suite.
  package init(_ connection: Connection, of suite: Suite) {
    name = connection.name
    type = connection.kind.rawValue
    place = connection.place
    let given = connection.driver
    let isSecret = connection.secrets.contains { $0.revealed == given }
    self.driver = isSecret ? "from variables" : given ?? connection.kind.driver ?? "–"
    datasets = suite.datasets.filter { $0.source.connection == connection.name }.map(\.name)
  }
}

/// What came of asking a connection how it is.
package struct ConnectionFinding: Sendable, Hashable {
  /// What a connection that answers says of itself.
  package struct Answer: Sendable, Hashable {
    /// The version of the engine, where it tells.
    package var version: String?
    /// How many tables and views can be seen, where that can be told.
    package var tables: Int?
    /// Whether its sessions could write, where that can be told.
    package var canWrite: Bool?
    /// How long a trivial statement took, in seconds.
    package var seconds: Double

    /// Makes an answer.
    package init(seconds: Double) { self.seconds = seconds }
  }

  /// Whether it answers.
  package enum Outcome: Sendable, Hashable {
    case answered(Answer)
    case failed(message: String, hint: String)
  }

  /// The connection.
  package let connection: ConnectionSummary
  /// The version of the driver, where its manifest tells.
  package let driverVersion: String?
  /// Whether it answers.
  package let outcome: Outcome

  /// Whether it answers.
  package var hasAnswered: Bool { if case .answered = outcome { true } else { false } }

  /// Makes a finding.
  package init(_ connection: ConnectionSummary, driverVersion: String?, _ outcome: Outcome) {
    self.connection = connection
    self.driverVersion = driverVersion
    self.outcome = outcome
  }
}

extension Connection {
  /// Where the data live, without credentials; `nil` for an engine in memory.
  ///
  /// A place that came from variables is not told at all.
  fileprivate var place: String? {
    guard hasDatabase, let url = url?.revealed else { return nil }
    if secrets.contains(where: { !$0.revealed.isEmpty && url.contains($0.revealed) }) {
      return "from variables"
    }
    return url.contains("://") ? url.withoutCredentials : url
  }
}
