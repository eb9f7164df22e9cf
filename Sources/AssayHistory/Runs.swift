package import AssayModel

extension HistoryStore {
  /// The newest runs, the newest first.
  package func runs(last count: Int) async throws(HistoryError) -> [StoredRun] {
    let rows = try await rows(
      """
      SELECT run_id, status, as_of, run_trigger, git_commit, overall_score, passed, failed, errored,
      skipped, proposed_failed, label, label_because, note
      FROM \(table("validation_runs")) WHERE project = \(quoted(project))
      ORDER BY as_of DESC, run_id DESC LIMIT \(count)
      """
    )
    await letOthersIn()
    return rows.compactMap { StoredRun(row: $0) }
  }

  /// The newest values of a series, the oldest first.
  package func points(
    of series: SeriesKey,
    last count: Int
  ) async throws(HistoryError) -> [StoredPoint] {
    let rows = try await rows(
      """
      SELECT run_id, as_of, value, standing FROM \(table("metrics"))
      WHERE project = \(quoted(project)) AND dataset = \(quoted(series.dataset))
      AND metric = \(quoted(series.metric))
      ORDER BY as_of DESC, run_id DESC LIMIT \(count)
      """
    )
    await letOthersIn()
    return rows.reversed().compactMap { StoredPoint(row: $0) }
  }

  /// The newest scores of a dataset, the oldest first.
  ///
  /// - Parameter dimension: the side of quality, or `*` for all.
  package func scores(
    of dataset: String,
    dimension: String,
    last count: Int
  ) async throws(HistoryError) -> [StoredPoint] {
    let rows = try await rows(
      """
      SELECT run_id, as_of, score, 1 FROM \(table("quality_scores"))
      WHERE project = \(quoted(project)) AND dataset = \(quoted(dataset))
      AND dimension = \(quoted(dimension)) ORDER BY as_of DESC, run_id DESC LIMIT \(count)
      """
    )
    await letOthersIn()
    return rows.reversed().compactMap { StoredPoint(row: $0) }
  }

  /// What came of a check in the newest runs, the oldest first.
  package func results(
    of check: CheckKey,
    last count: Int
  ) async throws(HistoryError) -> [StoredResult] {
    let rows = try await rows(
      """
      SELECT r.run_id, r.as_of, c.outcome, c.rule_status, c.message
      FROM \(table("rule_results")) AS c JOIN \(table("validation_runs")) AS r ON r.run_id = c.run_id
      WHERE r.project = \(quoted(project)) AND c.dataset = \(quoted(check.dataset))
      AND c.rule = \(quoted(check.check)) ORDER BY r.as_of DESC, r.run_id DESC LIMIT \(count)
      """
    )
    await letOthersIn()
    return rows.reversed().compactMap { StoredResult(row: $0) }
  }

  /// The series that the store has of a dataset, by name.
  package func seriesNames(of dataset: String) async throws(HistoryError) -> [String] {
    let rows = try await rows(
      """
      SELECT DISTINCT metric FROM \(table("metrics"))
      WHERE project = \(quoted(project)) AND dataset = \(quoted(dataset)) ORDER BY metric
      """
    )
    await letOthersIn()
    return rows.compactMap { $0.first?.text }
  }
}

extension StoredRun {
  fileprivate init?(row: [Value]) {
    guard row.count == 14, let id = row[0].text, let asOf = row[2].text.flatMap({ Timestamp($0) })
    else { return nil }
    func count(_ index: Int) -> Int { row[index].number.map { Int($0) } ?? 0 }
    self.init(
      id: id,
      status: row[1].text ?? "",
      asOf: asOf,
      trigger: row[3].text ?? "",
      commit: row[4].text ?? "",
      score: row[5].number,
      counts: Counts(passed: count(6), failed: count(7), errored: count(8), skipped: count(9)),
      proposedFailed: count(10),
      label: row[11].text ?? "",
      note: row[12].text ?? row[13].text ?? ""
    )
  }
}

extension StoredPoint {
  fileprivate init?(row: [Value]) {
    guard row.count == 4, let run = row[0].text, let time = row[1].text.flatMap({ Timestamp($0) })
    else { return nil }
    self.init(
      run: run,
      time: time,
      value: row[2].number,
      standing: row[3].number.flatMap { Standing(rawValue: Int($0)) } ?? .excluded
    )
  }
}

extension StoredResult {
  fileprivate init?(row: [Value]) {
    guard row.count == 5, let run = row[0].text, let time = row[1].text.flatMap({ Timestamp($0) }),
      let outcome = row[2].text, let ruleStatus = row[3].text
    else { return nil }
    self.init(
      run: run,
      time: time,
      outcome: outcome,
      ruleStatus: ruleStatus,
      message: row[4].text ?? ""
    )
  }
}
