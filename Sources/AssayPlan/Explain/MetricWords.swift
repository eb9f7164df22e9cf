package import AssayModel

extension Metric {
  /// What is measured, in a few words.
  package var words: String {
    filter.map { "\(quantity.words) where \($0)" } ?? quantity.words
  }
}

extension Quantity {
  fileprivate var words: String {
    switch self {
    case .rowCount: "rows"
    case .rows(let test): "rows with \(test.words)"
    case .statistic(let statistic, let column): "\(statistic.words) of \(column)"
    case .groups(let columns, let statistic):
      "\(statistic.words) of \(columns.isEmpty ? "all columns" : columns.joined(separator: ", "))"
    case .correlation(let first, let second): "correlation of \(first) and \(second)"
    case .matched(let matching): "rows that match \(matching.dataset)"
    case .partnered(let reference):
      "rows whose \(reference.columns.joined(separator: ", ")) is in \(reference.dataset)"
    case .query(let sql): "result of \(oneLine(sql))"
    case .returned(let sql): "rows given back by \(oneLine(sql))"
    case .schema(let fact): fact.words
    case .files(_, let statistic): statistic.words
    }
  }
}

extension ColumnStatistic {
  fileprivate var words: String {
    switch self {
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .mean: "mean"
    case .sum: "sum"
    case .standardDeviation: "standard deviation"
    case .variance: "variance"
    case .interquartileRange: "interquartile range"
    case .skewness: "skewness"
    case .kurtosis: "kurtosis"
    case .minimumLength: "minimum length"
    case .maximumLength: "maximum length"
    case .minimumAge: "minimum age"
    case .newestAge: "age of the newest value"
    case .futureCount: "values in the future"
    case .maximumAge: "maximum age"
    }
  }
}

extension GroupStatistic {
  fileprivate var words: String {
    switch self {
    case .groups: "distinct values, NULL included,"
    case .valueGroups: "distinct values"
    case .singletons: "values that occur once"
    case .rows: "rows with a value"
    case .duplicatedRows: "duplicated rows"
    case .entropy: "entropy"
    }
  }
}

extension FileStatistic {
  fileprivate var words: String {
    switch self {
    case .count: "files"
    case .passing(let test): "files with \(test.words)"
    case .minimumSize: "minimum size"
    case .maximumSize: "maximum size"
    case .minimumAge: "hours since the last change"
    case .maximumAge: "hours since the first of the last changes"
    case .snapshotAge: "hours since the newest snapshot"
    case .unique(let algorithm): "files whose \(algorithm.rawValue) no other has"
    case .differing(let matching):
      "files without a counterpart in \(matching.other.words), by \(matching.algorithm.rawValue)"
        + (matching.comparesNames ? " and name" : "")
    }
  }
}

extension SchemaFact {
  fileprivate var words: String {
    switch self {
    case .columnCount: "number of columns"
    case .columnExists(let name): "existence of column \(name)"
    case .columnSatisfies(let name, let type):
      "contract of column \(name)\(type.map { " \($0.name)" } ?? "")"
    case .columnsMatching(let pattern): "columns matching \(pattern)"
    case .columnsShared(let dataset): "columns shared with \(dataset)"
    case .columnCountDifference(let dataset): "columns more or fewer than \(dataset)"
    case .unlistedColumns: "columns that are not listed"
    case .drift: "breaking changes since the schema was locked"
    }
  }
}

private func oneLine(_ sql: String) -> String {
  sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
