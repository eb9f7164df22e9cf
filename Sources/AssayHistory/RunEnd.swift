import AssayConnector
package import AssayModel

/// What is to be written when a run has ended, beside its record.
package struct RunEnd: Sendable {
  /// How it started.
  package let start: RunStart
  /// What came of it.
  package let record: RunRecord
  /// The severity from which on a failed check makes the gate fail.
  package let failOn: Severity
  /// The tags of each dataset.
  package let tags: [String: [String]]
  /// Whether every dataset of the project was checked, so that a check that is missing no longer exists.
  package let isWhole: Bool
  /// What was measured of datasets, to be kept in the place of what is known of them.
  package var states: [RecordedState] = []
  /// What was measured of partitions; `nil` where none was looked at.
  package var partitions: PartitionUpdate?

  /// Makes an end.
  package init(
    start: RunStart,
    record: RunRecord,
    failOn: Severity,
    tags: [String: [String]],
    isWhole: Bool
  ) {
    self.start = start
    self.record = record
    self.failOn = failOn
    self.tags = tags
    self.isWhole = isWhole
  }
}

extension HistoryStore {
  /// Writes everything that came of a run in one transaction.
  ///
  /// - Returns: the alerts that changed their state by it.
  package func finish(_ end: RunEnd) async throws(HistoryError) -> [AlertNotice] {
    let notices = try await transaction { session throws(ConnectorError) in
      let rows = RunRows(end, project: self.project)
      let id = quoted(end.start.identity.id)
      var statements = ["DELETE FROM \(self.table("validation_runs")) WHERE run_id = \(id)"]
      for (name, columns, values) in rows.tables {
        var insertion = Insertion(table: self.table(name), columns: columns)
        insertion.rows = values
        statements += insertion.statements
      }
      statements += self.replacement(of: end.states)
      statements += end.partitions.map(self.statements) ?? []
      statements += try await self.freshnessStatements(end, on: session)
      let (changes, notices) = try await self.alertStatements(end, on: session)
      return (statements + changes, notices)
    }
    await letOthersIn()
    return notices
  }

  /// Keeps when each freshness SLA was judged, and when it did not hold.
  private func freshnessStatements(
    _ end: RunEnd,
    on session: any Session
  ) async throws(ConnectorError) -> [String] {
    let judged = end.record.datasets.flatMap { dataset in
      dataset.checks.filter(\.isJudgedFreshness).map { (dataset.name, $0) }
    }
    guard !judged.isEmpty else { return [] }
    let table = table("freshness_slas")
    let project = quoted(project)
    let known = try await session.execute(
      "SELECT dataset, sla, last_check, last_violation FROM \(table) WHERE project = \(project)"
    ).rows
    var statements: [String] = []
    var insertion = Insertion(
      table: table,
      columns: ["project", "dataset", "sla", "last_check", "last_violation", "age_hours"]
    )
    for (dataset, record) in judged {
      let name = record.check.lastingName
      let before = known.first { $0[0].text == dataset && $0[1].text == name }
      let lastCheck = before?[2].text.flatMap { Timestamp($0) }
      let lastViolation = before?[3].text.flatMap { Timestamp($0) }
      let asOf = end.record.asOf
      // A run that looks back does not undo what a later one saw.
      guard lastCheck.map({ $0 <= asOf }) ?? true else { continue }
      let violation = record.outcome.status == .failed ? asOf : lastViolation
      statements.append(
        """
        DELETE FROM \(table) WHERE project = \(project) AND dataset = \(quoted(dataset)) \
        AND sla = \(quoted(name))
        """
      )
      insertion.rows.append([
        .text(self.project), .text(dataset), .text(name), .moment(asOf), .moment(violation),
        .optional(record.outcome.values.first?.value),
      ])
    }
    return statements + insertion.statements
  }
}

extension CheckRecord {
  fileprivate var isJudgedFreshness: Bool {
    guard case .fresh = check.verdict else { return false }
    return outcome.status == .passed || outcome.status == .failed
  }
}
