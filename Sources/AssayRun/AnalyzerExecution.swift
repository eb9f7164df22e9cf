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
    let isNumber = findColumn(column, among: known)?.type?.isNumeric == true
    guard isNumber || distribution.showsValues else { return .failure(.valuesKeptOut(of: column)) }
    let statement = StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
      .distribution(dataset, distribution)
    do throws(Trouble) {
      let rows = try await execution.rows(of: statement).rows
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
    // Weighing both ends keeps a range that no double can span from becoming infinite.
    let bounds = (0...bins).map { index in
      low * (Double(bins - index) / Double(bins)) + high * (Double(index) / Double(bins))
    }
    return (0..<bins).map { index in
      Bin(
        label: "\(label(bounds[index])) to \(label(bounds[index + 1]))",
        count: counts[index] ?? 0
      )
    }
  }

  /// A bound without the noise of its last digits.
  private func label(_ bound: Double) -> String {
    guard bound.isFinite, bound != 0, (1e-3...1e9).contains(bound.magnitude) else {
      return plain(bound)
    }
    return plain((bound * 1e6).rounded() / 1e6)
  }
}

extension Trouble {
  fileprivate static func valuesKeptOut(of column: String) -> Trouble {
    Trouble(.query, "samples are 0, which keeps the values of \(column) out of the reports")
  }
}

extension Bin {
  fileprivate init?(_ row: [Value]) {
    guard row.count == 2, let label = row[0].text, let count = row[1].number else { return nil }
    self.init(label: label, count: Int(count))
  }
}
