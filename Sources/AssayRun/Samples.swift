import AssayConnector
import AssayModel
import AssayPlan

extension StepExecutor {
  /// Some rows that show what is wrong; `nil` when they cannot be fetched, which changes no verdict.
  func sample(_ offenders: Offenders, of dataset: Dataset, limit: Int) async -> SampleRows? {
    do throws(Trouble) {
      if let (executor, moved) = try await relocated(offenders, of: dataset) {
        return await executor.sample(moved, of: dataset, limit: limit)
      }
      var returned: [String] = []
      if case .notReturned(let sql) = offenders.selection {
        returned = try await returnedColumns(of: sql, on: dataset)
      }
      let writer = StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
      let batch = try await execution.rows(
        of: writer.offenders(dataset, offenders, returnedColumns: returned, limit: limit)
      )
      guard !batch.rows.isEmpty else { return nil }
      return SampleRows(columns: batch.columns.map(\.name), rows: batch.rows)
    } catch {
      return nil
    }
  }
}
