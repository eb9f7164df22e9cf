package import AssayModel

/// What a run asks the store for.
package struct HistoryRequest: Sendable, Hashable {
  /// How many of the newest values of each series are wanted, of runs that went well.
  package let depths: [SeriesKey: Int]
  /// How many are wanted of all runs.
  package let depthsWithFailed: [SeriesKey: Int]
  /// Whether freshness SLAs want to know when they were judged last.
  package let wantsFreshness: Bool

  /// Makes a request.
  package init(
    depths: [SeriesKey: Int] = [:],
    withFailed depthsWithFailed: [SeriesKey: Int] = [:],
    wantsFreshness: Bool = false
  ) {
    self.depths = depths
    self.depthsWithFailed = depthsWithFailed
    self.wantsFreshness = wantsFreshness
  }
}

extension HistoryStore {
  /// Engines bound how many queries one statement may join.
  private static let seriesAtOnce = 40

  /// What runs before a moment measured, as far as it may be learned from.
  ///
  /// A run of the same moment is no earlier one, so that a run can be repeated.
  package func history(
    _ request: HistoryRequest,
    before moment: Timestamp
  ) async throws(HistoryError) -> History {
    var history = History()
    for (key, points) in try await newest(request.depths, atLeast: .sound, before: moment) {
      history[key] = points
    }
    history.withFailed = try await newest(
      request.depthsWithFailed,
      atLeast: .failed,
      before: moment
    )
    if request.wantsFreshness { history.freshness = try await freshness() }
    return history
  }

  private func newest(
    _ depths: [SeriesKey: Int],
    atLeast standing: Standing,
    before moment: Timestamp
  ) async throws(HistoryError) -> [SeriesKey: [HistoryPoint]] {
    var found: [SeriesKey: [HistoryPoint]] = [:]
    let series = depths.sorted { $0.key < $1.key }
    for start in stride(from: 0, to: series.count, by: Self.seriesAtOnce) {
      let part = series[start..<min(start + Self.seriesAtOnce, series.count)]
      let queries = part.enumerated().map { index, entry in
        """
        SELECT * FROM (SELECT \(index) AS series, as_of, value FROM \(table("metrics"))
        WHERE project = \(quoted(project)) AND dataset = \(quoted(entry.key.dataset))
        AND metric = \(quoted(entry.key.metric)) AND as_of < \(quoted(moment.description))
        AND standing >= \(standing.rawValue) AND value IS NOT NULL
        ORDER BY as_of DESC, run_id DESC LIMIT \(entry.value)) AS newest\(index)
        """
      }
      for row in try await rows(queries.joined(separator: "\nUNION ALL\n")) {
        guard row.count == 3, let index = row[0].number.map({ Int($0) }), let value = row[2].number,
          let time = row[1].text.flatMap({ Timestamp($0) })
        else { continue }
        let key = part[part.startIndex + index].key
        found[key, default: []].append(HistoryPoint(time: time, value: value))
      }
    }
    return found.mapValues { points in points.sorted { $0.time > $1.time } }
  }

  private func freshness() async throws(HistoryError) -> [CheckKey: FreshnessMemory] {
    let rows = try await rows(
      """
      SELECT dataset, sla, last_check, last_violation FROM \(table("freshness_slas"))
      WHERE project = \(quoted(project))
      """
    )
    var memories: [CheckKey: FreshnessMemory] = [:]
    for row in rows where row.count == 4 {
      guard let dataset = row[0].text, let check = row[1].text,
        let last = row[2].text.flatMap({ Timestamp($0) })
      else { continue }
      memories[CheckKey(dataset: dataset, check: check)] = FreshnessMemory(
        lastCheck: last,
        lastViolation: row[3].text.flatMap { Timestamp($0) }
      )
    }
    return memories
  }

  /// How many runs are later than a moment: more than none tells of a clock that went backwards, or of a look back.
  package func countRuns(after moment: Timestamp) async throws(HistoryError) -> Int {
    let rows = try await rows(
      """
      SELECT count(*) FROM \(table("validation_runs"))
      WHERE project = \(quoted(project)) AND status <> 'running'
      AND as_of > \(quoted(moment.description))
      """
    )
    return rows.first?.first?.number.map { Int($0) } ?? 0
  }
}
