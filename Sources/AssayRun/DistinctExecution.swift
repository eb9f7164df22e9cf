import AssayConnector
import AssayModel
import AssayPlan

// Columns of which no two values ought to be equal.

extension StepExecutor {
  /// Counts distinct values, from which all follows where there are as many as values; groups the rows where not.
  func distinct(
    _ column: String,
    _ metrics: [Metric],
    over dataset: Dataset
  ) async -> [Metric: Measurement] {
    if metrics.allSatisfy({ obstacle(to: $0, among: columns(of: dataset)) == nil }),
      let counts = await counts(of: column, in: dataset), counts.values == counts.distinct
    {
      return groups(metrics, ofUnique: counts.values, among: counts.rows)
    }
    return await pass(.group([column], metrics), over: dataset)
  }

  /// How many rows, values and different values there are; `nil` when the engine does not say, which grouping explains.
  private func counts(
    of column: String,
    in dataset: Dataset
  ) async -> (rows: Int64, values: Int64, distinct: Int64)? {
    do throws(Trouble) {
      let row = try await execution.rows(of: writer.distinct(dataset, column)).rows.first ?? []
      guard row.count == 3, let rows = row[0].whole, let values = row[1].whole,
        let distinct = row[2].whole
      else { return nil }
      return (rows, values, distinct)
    } catch {
      return nil
    }
  }

  /// What follows of groups where no two values are equal.
  func groups(
    _ metrics: [Metric],
    ofUnique values: Int64,
    among rows: Int64
  ) -> [Metric: Measurement] {
    var measurements: [Metric: Measurement] = [:]
    for metric in metrics {
      guard case .groups(_, let statistic) = metric.quantity else { continue }
      switch statistic {
      case .groups: measurements[metric] = .number(Double(values + (rows > values ? 1 : 0)))
      case .valueGroups, .singletons, .rows: measurements[metric] = .number(Double(values))
      case .duplicatedRows: measurements[metric] = .number(0)
      case .entropy: continue
      }
    }
    return measurements
  }
}
