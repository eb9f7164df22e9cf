import AssayHistory
import AssayModel

extension HistoryStore {
  /// The trend of a metric.
  func trend(of metric: String, in dataset: String, last count: Int) async throws(HistoryError)
    -> Trend
  {
    let key = SeriesKey(dataset: dataset, metric: metric)
    return Trend(name: metric, points: try await points(of: key, last: count))
  }

  /// The trend of what a check stands on.
  func trend(
    of check: AssayModel.Check,
    in dataset: String,
    last count: Int
  ) async throws(HistoryError) -> Trend {
    let key = CheckKey(dataset: dataset, check: check.lastingName)
    let results = try await results(of: key, last: count)
    if case .score(let promise) = check.verdict {
      let scores = try await scores(of: promise, in: dataset, last: count)
      return Trend(name: check.name, points: scores, results: results)
    }
    let series = check.verdict.criteria.first?.series ?? ""
    let points = try await points(of: SeriesKey(dataset: dataset, metric: series), last: count)
    return Trend(name: check.name, points: points, results: results)
  }

  /// The newest scores that a promise is about, the oldest first.
  func scores(
    of promise: ScorePromise,
    in dataset: String,
    last count: Int
  ) async throws(HistoryError) -> [StoredPoint] {
    try await scores(of: dataset, dimension: promise.dimension?.rawValue ?? "*", last: count)
  }

  /// The score of a dataset, and everything that was measured on it.
  func trends(of dataset: String, last count: Int) async throws(HistoryError) -> [Trend] {
    var trends = [
      Trend(name: "score", points: try await scores(of: dataset, dimension: "*", last: count))
    ]
    for name in try await seriesNames(of: dataset) {
      trends.append(try await trend(of: name, in: dataset, last: count))
    }
    return trends
  }
}
