package import AssayModel

extension HistoryStore {
  /// Engines bound how long a list may be.
  private static let datasetsAtOnce = 400

  /// The scores of datasets in the newest runs before a moment, the oldest first.
  ///
  /// - Parameter count: how many runs there may be; each dataset has the scores of those that looked at it.
  package func scores(
    of datasets: [String],
    before moment: Timestamp,
    last count: Int
  ) async throws(HistoryError) -> [String: [HistoryPoint]] {
    var scores: [String: [HistoryPoint]] = [:]
    for start in stride(from: 0, to: datasets.count, by: Self.datasetsAtOnce) {
      let names = datasets[start..<min(start + Self.datasetsAtOnce, datasets.count)].map(quoted)
      let rows = try await rows(
        """
        SELECT dataset, as_of, score FROM \(table("quality_scores"))
        WHERE project = \(quoted(project)) AND dataset IN (\(names.joined(separator: ", ")))
        AND dimension = '*' AND score IS NOT NULL AND as_of < \(quoted(moment.description))
        AND as_of >= (SELECT min(as_of) FROM (SELECT as_of FROM \(table("validation_runs"))
        WHERE project = \(quoted(project)) AND as_of < \(quoted(moment.description))
        ORDER BY as_of DESC LIMIT \(count)) AS newest)
        ORDER BY as_of, run_id
        """
      )
      for row in rows where row.count == 3 {
        guard let name = row[0].text, let time = row[1].text.flatMap({ Timestamp($0) }),
          let score = row[2].number
        else { continue }
        scores[name, default: []].append(HistoryPoint(time: time, value: score))
      }
    }
    await letOthersIn()
    return scores
  }
}
