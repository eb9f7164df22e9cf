import AssayDiagnostics
package import AssayModel

/// What keeps a metric from being measured on a source with these columns; `nil` when nothing does.
package func obstacle(to metric: Metric, among columns: [SourceColumn]) -> Trouble? {
  for need in metric.quantity.needs {
    guard let column = findColumn(need.column, among: columns) else {
      return missing(need.column, in: metric.dataset, among: columns)
    }
    guard let type = column.type, !need.allows(type) else { continue }
    return Trouble(
      .wrongType,
      "column \(need.column) of \(metric.dataset) has type \(type.name), but this rule needs \(need.kind.rawValue)",
      hint: need.kind == .number
        ? "give the column a numeric type in `columns:`, or use a rule for text" : ""
    )
  }
  return nil
}

private func missing(
  _ column: String,
  in dataset: String,
  among columns: [SourceColumn]
) -> Trouble {
  let names = columns.map(\.name)
  let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  return Trouble(
    .missingColumn,
    "\(dataset) has no column \(column)",
    hint: nearest(to: column, among: names).map { "did you mean \($0)?" }
      ?? "its columns are \(listed)"
  )
}

/// A column that a metric looks at, and what it must be.
private struct ColumnNeed {
  enum Kind: String {
    case anything = "any type"
    case number = "a number"
    case text = "text"
    case day = "a date, a timestamp or text"
  }

  let column: String
  let kind: Kind

  func allows(_ type: ValueType) -> Bool {
    switch kind {
    case .anything: true
    case .number: type.isNumeric
    case .text: type.kind == .text
    case .day: type.isDay
    }
  }
}

extension Quantity {
  fileprivate var needs: [ColumnNeed] {
    switch self {
    case .rowCount, .query, .returned, .schema, .files: []
    case .rows(let test): test.needs
    case .statistic(let statistic, let column):
      [ColumnNeed(column: column, kind: statistic.need)]
    case .groups(let columns, _): columns.map { ColumnNeed(column: $0, kind: .anything) }
    case .correlation(let first, let second):
      [first, second].map { ColumnNeed(column: $0, kind: .number) }
    case .partnered(let reference):
      reference.columns.map { ColumnNeed(column: $0, kind: .anything) }
    case .matched(let matching):
      (matching.keys + (matching.compared ?? [])).map {
        ColumnNeed(column: $0.own, kind: .anything)
      }
    }
  }
}

extension ColumnStatistic {
  fileprivate var need: ColumnNeed.Kind {
    switch self {
    case .minimumLength, .maximumLength: .text
    case .minimumAge, .maximumAge, .newestAge, .futureCount: .day
    case .minimum, .maximum, .mean, .sum, .standardDeviation, .variance, .interquartileRange,
      .skewness, .kurtosis:
      .number
    }
  }
}

extension RowTest {
  fileprivate var needs: [ColumnNeed] {
    switch self {
    case .isNull(let column), .text(let column, _, _), .isBlank(let column):
      [ColumnNeed(column: column, kind: .anything)]
    case .number(let column, let comparison):
      [ColumnNeed(column: column, kind: comparison.isEquality ? .anything : .number)]
    case .matches(let column, _), .length(let column, _):
      [ColumnNeed(column: column, kind: .text)]
    case .meets: []
    case .castable(let column, _): [ColumnNeed(column: column, kind: .anything)]
    case .day(let column, _), .age(let column, _): [ColumnNeed(column: column, kind: .day)]
    case .not(let test): test.needs
    case .all(let tests), .any(let tests): tests.flatMap(\.needs)
    }
  }
}

extension Comparison {
  /// Equality has a meaning for values of every type; an order has not.
  fileprivate var isEquality: Bool {
    switch self {
    case .equal, .notEqual, .oneOf, .noneOf: true
    case .between, .notBetween, .greater, .greaterOrEqual, .less, .lessOrEqual: false
    }
  }
}
