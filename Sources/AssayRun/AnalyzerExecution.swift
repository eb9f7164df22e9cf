import AssayConnector
import AssayModel
import AssayPlan

// Analyzers for which the columns of the dataset must be known.

extension StepExecutor {
  /// Measures what columns of the found types have, packed like any other metrics.
  func measureStatistics(
    of columns: [String?],
    atOnce limit: Int,
    on dataset: Dataset
  ) async -> [Metric: Measurement] {
    let known = knowledge.columns[dataset.name] ?? []
    let metrics = columns.flatMap { column in
      statistics(of: column, in: dataset.name, among: known).flatMap(\.value.metrics)
    }
    var measurements: [Metric: Measurement] = [:]
    for task in passes(for: metrics, atOnce: limit) {
      measurements.merge(await pass(task, over: dataset)) { _, new in new }
    }
    return measurements
  }

  /// Counts how often the values of a column occur.
  func count(_ distribution: Distribution, on dataset: Dataset) async -> Result<[Bin], Trouble> {
    let known = knowledge.columns[dataset.name] ?? []
    let column = distribution.column
    if let trouble = obstacle(to: Metric(.rows(.isNull(column)), of: dataset.name), among: known) {
      return .failure(trouble)
    }
    let statement = StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
      .distribution(dataset, distribution)
    do throws(Trouble) {
      let rows = try await execution.rows(of: statement).rows
      let isNumber = findColumn(column, among: known)?.type?.isNumeric == true
      return .success(isNumber ? ranges(rows, distribution.bins) : rows.compactMap(Bin.init))
    } catch {
      return .failure(error)
    }
  }

  /// All ranges from the least to the greatest value, those without any value included.
  private func ranges(_ rows: [[Value]], _ bins: Int) -> [Bin] {
    guard let first = rows.first, first.count == 4, let low = first[1].number,
      let high = first[2].number
    else { return [] }
    let counts = Dictionary(
      rows.map { (Int($0[0].number ?? 0), Int($0[3].number ?? 0)) },
      uniquingKeysWith: +
    )
    guard low < high else { return [Bin(label: plain(low), count: counts[0] ?? 0)] }
    let width = (high - low) / Double(bins)
    return (0..<bins).map { index in
      let start = low + width * Double(index)
      let end = index == bins - 1 ? high : low + width * Double(index + 1)
      return Bin(label: "\(plain(start)) to \(plain(end))", count: counts[index] ?? 0)
    }
  }
}

extension Bin {
  fileprivate init?(_ row: [Value]) {
    guard row.count == 2, let label = row[0].text, let count = row[1].number else { return nil }
    self.init(label: label, count: Int(count))
  }
}
