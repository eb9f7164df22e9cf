package import AssayModel

/// What `AllStatistics` measures, once the columns of the dataset are known.
///
/// Row and column count, completeness and uniqueness of every column, moments of numbers, lengths of text.
///
/// - Parameter column: the column to look at, or `nil` for all of them.
package func statistics(
  of column: String?,
  in dataset: String,
  among columns: [SourceColumn]
) -> [NamedFormula] {
  let rowCount = Metric(.rowCount, of: dataset)
  // One that does not exist is kept, so that measuring it tells what is wrong.
  let selected =
    column.map { [SourceColumn(name: $0, type: findColumn($0, among: columns)?.type?.name ?? "")] }
    ?? columns
  var values = [
    NamedFormula(name: "Dataset.*.RowCount", value: .metric(rowCount)),
    NamedFormula(
      name: "Dataset.*.ColumnCount",
      value: .metric(rowCount.with(.schema(.columnCount)))
    ),
  ]
  for column in selected { values += statistics(of: column, beside: rowCount) }
  return values
}

private func statistics(of column: SourceColumn, beside rowCount: Metric) -> [NamedFormula] {
  let name = column.name
  func value(_ metric: String, _ formula: Formula) -> NamedFormula {
    NamedFormula(name: "Column.\(name).\(metric)", value: formula)
  }
  func metric(_ quantity: Quantity) -> Formula { .metric(rowCount.with(quantity)) }
  var values = [
    value("Completeness", .ratio(metric(.rows(.not(.isNull(name)))), .metric(rowCount))),
    value(
      "Uniqueness",
      .ratio(metric(.groups([name], .singletons)), metric(.groups([name], .rows)))
    ),
  ]
  let type = ValueType(column.type)
  if type.isNumeric {
    values.append(value("Entropy", metric(.groups([name], .entropy))))
    values += numeric.map { value($0.name, metric(.statistic($0.statistic, of: name))) }
  } else if type.kind == .text {
    values += lengths.map { value($0.name, metric(.statistic($0.statistic, of: name))) }
  }
  return values
}

private let numeric: [(name: String, statistic: ColumnStatistic)] = [
  ("Minimum", .minimum), ("Maximum", .maximum), ("Mean", .mean),
  ("StandardDeviation", .standardDeviation), ("Sum", .sum),
]

private let lengths: [(name: String, statistic: ColumnStatistic)] = [
  ("MinimumLength", .minimumLength), ("MaximumLength", .maximumLength),
]
