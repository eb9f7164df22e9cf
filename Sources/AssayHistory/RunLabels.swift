import AssayConnector
package import AssayModel

/// What people say of a run, against what its gate said.
package enum RunLabel: String, Sendable, Hashable, CaseIterable {
  /// Later runs learn nothing from it: an incident.
  case excluded
  /// Later runs learn from it although it failed: the new normal.
  case included

  /// What later runs make of a run with this label.
  var standing: Standing {
    switch self {
    case .excluded: .excluded
    case .included: .sound
    }
  }
}

/// Why a run has its label.
package struct RunLabelReason: Sendable, Hashable {
  /// The reason.
  package let because: String
  /// Who says so.
  package let by: String
  /// When.
  package let at: Timestamp

  /// Makes a reason.
  package init(because: String, by: String, at: Timestamp) {
    self.because = because
    self.by = by
    self.at = at
  }
}

extension HistoryStore {
  /// Labels a run, which may be named by the beginning of its name; its values then count, or do not.
  ///
  /// - Returns: the names of the runs that were meant: exactly one when it was done.
  package func label(
    _ run: String,
    _ label: RunLabel,
    _ reason: RunLabelReason
  ) async throws(HistoryError) -> [String] {
    // The signs of a pattern are in no name.
    guard !run.isEmpty, !run.contains(where: { "%_\\".contains($0) }) else { return [] }
    let pattern = run + "%"
    let meant = try await transaction { session throws(ConnectorError) in
      let meant = try await session.execute(
        """
        SELECT run_id FROM \(self.table("validation_runs")) WHERE project = \(quoted(self.project))
        AND status <> 'running' AND run_id LIKE \(quoted(pattern)) ORDER BY run_id LIMIT 5
        """
      ).rows.compactMap { $0.first?.text }
      guard meant.count == 1 else { return ([], meant) }
      let id = quoted(meant[0])
      return (
        [
          """
          UPDATE \(self.table("validation_runs")) SET label = '\(label.rawValue)',
          label_because = \(quoted(reason.because)), label_by = \(quoted(reason.by)),
          label_at = \(quoted(reason.at.description)) WHERE run_id = \(id)
          """,
          """
          UPDATE \(self.table("metrics")) SET standing = \(label.standing.rawValue)
          WHERE run_id = \(id)
          """,
          // Nobody takes from it what it measured, either.
          """
          DELETE FROM \(self.table("dataset_states"))
          WHERE run_id = \(id) AND '\(label.rawValue)' = '\(RunLabel.excluded.rawValue)'
          """,
          """
          DELETE FROM \(self.table("partition_states"))
          WHERE run_id = \(id) AND '\(label.rawValue)' = '\(RunLabel.excluded.rawValue)'
          """,
        ], meant
      )
    }
    await letOthersIn()
    return meant
  }

  /// Deletes runs, and resolved alerts, that are older than a moment.
  ///
  /// - Returns: how many runs were deleted.
  package func prune(before moment: Timestamp) async throws(HistoryError) -> Int {
    let limit = quoted(moment.description)
    let project = quoted(project)
    let runs = table("validation_runs")
    let old = "SELECT run_id FROM \(runs) WHERE project = \(project) AND as_of < \(limit)"
    let count = try await transaction { session throws(ConnectorError) in
      let count =
        try await session.execute("SELECT count(*) FROM (\(old)) AS old").rows.first?.first?.number
        ?? 0
      return (
        [
          "DELETE FROM \(self.table("rule_results")) WHERE run_id IN (\(old))",
          "DELETE FROM \(self.table("metrics")) WHERE project = \(project) AND as_of < \(limit)",
          "DELETE FROM \(self.table("quality_scores")) WHERE project = \(project) AND as_of < \(limit)",
          "DELETE FROM \(self.table("dataset_states")) WHERE project = \(project) AND as_of < \(limit)",
          """
          DELETE FROM \(self.table("partition_states"))
          WHERE project = \(project) AND as_of < \(limit) OR run_id IN (\(old))
          """,
          "DELETE FROM \(runs) WHERE project = \(project) AND as_of < \(limit)",
          """
          DELETE FROM \(self.table("alerts")) WHERE project = \(project) AND status = 'resolved'
          AND updated_at < \(limit)
          """,
        ], Int(count)
      )
    }
    if let compact = engine.compact { _ = try? await rows(compact) }
    await letOthersIn()
    return count
  }
}
