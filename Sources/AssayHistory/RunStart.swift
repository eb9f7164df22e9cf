import AssayConnector
package import AssayModel

/// What is known of a run when it starts.
package struct RunStart: Sendable, Hashable {
  /// What tells the run from all others.
  package let identity: RunIdentity
  /// The moment that counts as now.
  package let asOf: Timestamp
  /// The time of day.
  package let startedAt: Timestamp
  /// The version of the tool.
  package let toolVersion: String
  /// The machine that it runs on.
  package let host: String
  /// The number of its process there.
  package let process: Int

  /// Makes a start.
  package init(
    identity: RunIdentity,
    asOf: Timestamp,
    startedAt: Timestamp,
    toolVersion: String,
    host: String,
    process: Int
  ) {
    self.identity = identity
    self.asOf = asOf
    self.startedAt = startedAt
    self.toolVersion = toolVersion
    self.host = host
    self.process = process
  }
}

/// How a run stands in the store.
package enum RunStatus: String, Sendable, Hashable, CaseIterable {
  case running
  /// The gate holds.
  case passed
  /// The gate does not hold, or the run was killed.
  case failed
  /// Something could not be measured.
  case errored
  /// A signal ended it.
  case interrupted
}

extension HistoryStore {
  /// After this time, in seconds, a run that has not ended is taken for killed; should it end yet, it says so itself.
  private static let longestRun = 86_400.0

  /// Takes note that a run has started, and marks those as failed that were killed.
  ///
  /// The caller, who will ask for more, lets others in.
  ///
  /// - Parameter isAlive: whether a process of this machine is still there.
  package func begin(
    _ run: RunStart,
    isAlive: @Sendable (Int) -> Bool
  ) async throws(HistoryError) {
    let project = quoted(project)
    try await transaction { session throws(ConnectorError) in
      let running = try await session.execute(
        """
        SELECT run_id, host, process, started_at FROM \(self.table("validation_runs"))
        WHERE project = \(project) AND status = 'running'
        """
      ).rows
      let killed = running.filter { row in
        guard row.count == 4 else { return false }
        if row[1].text == run.host, let process = row[2].number, !isAlive(Int(process)) {
          return true
        }
        // The number of a process is given anew after a while.
        let start = row[3].text.flatMap { Timestamp($0) }
        return start.map { $0.seconds(to: run.startedAt) > Self.longestRun } ?? true
      }.compactMap { $0[0].text }
      var statements: [String] = []
      if !killed.isEmpty {
        statements.append(
          """
          UPDATE \(self.table("validation_runs"))
          SET status = 'failed', note = 'it was killed before its end'
          WHERE status = 'running' AND run_id IN (\(quotedList(killed)))
          """
        )
      }
      var insertion = Insertion(table: self.table("validation_runs"), columns: Self.startColumns)
      insertion.rows = [self.startRow(run, .running)]
      return (statements + insertion.statements, ())
    }
  }

  static var startColumns: [String] {
    [
      "run_id", "project", "status", "as_of", "started_at", "run_trigger", "git_commit",
      "spec_hash", "tool_version", "host", "process",
    ]
  }

  func startRow(_ run: RunStart, _ status: RunStatus) -> [StoreValue] {
    [
      .text(run.identity.id), .text(project), .text(status.rawValue), .moment(run.asOf),
      .moment(run.startedAt), .text(run.identity.trigger), .text(run.identity.commit),
      .text(run.identity.specHash), .text(run.toolVersion), .text(run.host),
      .integer(run.process),
    ]
  }
}
