package import AssayModel

/// Why an engine cannot measure something on these columns, in its own SQL; `nil` when it can.
package func shortcoming(
  of dialect: Dialect,
  for metric: Metric,
  among columns: [SourceColumn]
) -> String? {
  metric.demands(among: columns).lazy.compactMap(dialect.spelling.shortcoming).first
}

/// Why an engine cannot find the rows that show what is wrong; `nil` when it can.
package func shortcoming(
  of dialect: Dialect,
  for offenders: Offenders,
  among columns: [SourceColumn]
) -> String? {
  switch offenders.selection {
  case .rows(let test):
    test.demands(among: columns).lazy.compactMap(dialect.spelling.shortcoming).first
  case .duplicates, .orphans, .unmatched, .notReturned, .files: nil
  }
}

/// The columns that measuring something reads, as a source has them; in the order of the source.
///
/// - Parameter dataset: the dataset whose columns are meant, that of the metric or one that it refers to.
package func columnsRead(
  by metric: Metric,
  of dataset: Dataset,
  among columns: [SourceColumn]
) -> [SourceColumn] {
  guard let used = metric.columnsUsed(of: dataset, among: columns) else { return columns }
  let read = columns.filter { used.contains($0.name.lowercased()) }
  // A table needs at least one column, even when only its rows are counted.
  return read.isEmpty ? Array(columns.prefix(1)) : read
}
