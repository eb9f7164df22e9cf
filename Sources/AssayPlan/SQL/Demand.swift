import AssayModel

/// Something that not every engine can do; what an engine cannot do is done by the embedded one.
enum Demand: Hashable {
  /// A regular expression.
  case pattern(String)
  /// To ignore the case of texts.
  case caseFolding([String])
  /// To read a number out of a value of another type.
  case number(in: ValueType)
  /// To read a day out of a value.
  case day(in: ValueType?)
  /// To read a moment out of a value.
  case instant(in: ValueType?)
  /// To tell whether a value can be read as a type.
  case casting
  case moment(Moment)
  case correlation
  /// The value of a field inside a structure.
  case field
}

extension Metric {
  /// What measuring it on these columns takes.
  func demands(among columns: [SourceColumn]) -> [Demand] {
    switch quantity {
    case .rows(let test): test.demands(among: columns)
    case .statistic(let statistic, let column): statistic.demands(of: type(column, columns))
    case .correlation: [.correlation]
    case .rowCount, .groups, .partnered, .matched, .query, .returned, .schema, .files: []
    }
  }
}

extension RowTest {
  /// What telling it on these columns takes.
  func demands(among columns: [SourceColumn]) -> [Demand] {
    let paths = self.columns.compactMap { findColumn($0, among: columns)?.path }
    return (paths.contains { $0.count > 1 } ? [.field] : []) + ownDemands(columns)
  }

  private func ownDemands(_ columns: [SourceColumn]) -> [Demand] {
    switch self {
    case .isNull, .isBlank, .length, .meets: []
    case .number(let column, _):
      type(column, columns).flatMap { $0.isNumeric ? nil : [.number(in: $0)] } ?? []
    case .text(_, let texts, let ignoringCase): ignoringCase ? [.caseFolding(texts)] : []
    case .matches(_, let pattern): [.pattern(pattern)]
    case .castable: [.casting]
    case .day(let column, _): [.day(in: type(column, columns))]
    case .age(let column, _): [.instant(in: type(column, columns))]
    case .not(let test): test.ownDemands(columns)
    case .all(let tests), .any(let tests): tests.flatMap { $0.ownDemands(columns) }
    }
  }
}

extension ColumnStatistic {
  fileprivate func demands(of type: ValueType?) -> [Demand] {
    switch self {
    case .standardDeviation: [.moment(.standardDeviation)]
    case .variance: [.moment(.variance)]
    case .interquartileRange: [.moment(.interquartileRange)]
    case .skewness: [.moment(.skewness)]
    case .kurtosis: [.moment(.kurtosis)]
    case .minimumAge, .maximumAge, .newestAge, .futureCount: [.instant(in: type)]
    case .minimum, .maximum, .mean, .sum, .minimumLength, .maximumLength: []
    }
  }
}

private func type(_ column: String, _ columns: [SourceColumn]) -> ValueType? {
  findColumn(column, among: columns)?.type
}
