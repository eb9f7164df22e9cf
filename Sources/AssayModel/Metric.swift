/// Something that can be measured on one dataset; equal metrics are measured once.
package struct Metric: Sendable, Hashable, Codable {
  /// The dataset.
  package let dataset: String

  /// The SQL predicate of `where`; rows for which it does not hold are left out.
  package let filter: String?

  /// What is measured.
  package let quantity: Quantity

  /// Makes a metric.
  package init(_ quantity: Quantity, of dataset: String, where filter: String? = nil) {
    self.dataset = dataset
    self.filter = filter
    self.quantity = quantity
  }

  /// The other datasets that it looks at.
  ///
  /// - Parameter names: the datasets that queries of users can name.
  package func otherDatasets(among names: [String]) -> [String] {
    switch quantity {
    case .partnered(let reference): [reference.dataset]
    case .matched(let matching): [matching.dataset]
    case .schema(let fact): fact.otherDataset.map { [$0] } ?? []
    case .query(let sql), .returned(by: let sql):
      QueryText(sql).datasets(among: names).filter { $0 != dataset }
    case .rowCount, .rows, .statistic, .groups, .correlation, .files: []
    }
  }

  /// The dataset whose rows it compares with; `nil` where it compares with none.
  package var comparedDataset: String? {
    switch quantity {
    case .partnered(let reference): reference.dataset
    case .matched(let matching): matching.dataset
    case .rowCount, .rows, .statistic, .groups, .correlation, .query, .returned, .schema, .files:
      nil
    }
  }

  /// Another quantity of the same rows.
  package func with(_ quantity: Quantity) -> Metric {
    Metric(quantity, of: dataset, where: filter)
  }
}

/// What is measured; each gives one number, or nothing where it is undefined.
///
/// What is rare and large is indirect, since every check has several of these.
package enum Quantity: Sendable, Hashable, Codable {
  /// The number of rows.
  case rowCount
  /// The number of rows that pass a test.
  case rows(RowTest)
  /// A statistic of the values of a column.
  case statistic(ColumnStatistic, of: String)
  /// A statistic of the groups that the values of some columns form.
  case groups([String], GroupStatistic)
  /// Pearson's correlation of two columns over the rows that have both; NaN where it cannot be told.
  case correlation(String, String)
  /// The number of rows that have a partner in another dataset.
  indirect case partnered(Reference)
  /// The number of rows that equal the row with the same key in another dataset.
  indirect case matched(DatasetMatching)
  /// The number that a query gives.
  case query(String)
  /// The number of rows that a query gives back.
  case returned(by: String)
  /// A fact about the columns, which needs no row.
  indirect case schema(SchemaFact)
  /// A number that files give, which need not be those of the dataset.
  indirect case files(FileQuery, FileStatistic)
}

/// A statistic of the values of one column; NULL takes no part but in lengths, where it counts as 0.
package enum ColumnStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  case minimum, maximum, mean, sum
  /// Of the population: divided by the number of values.
  case standardDeviation
  /// Of the population, too.
  case variance
  /// The third quartile less the first, interpolated.
  case interquartileRange
  /// Of the population: m3 / m2^1.5, and 0 where all values are equal.
  case skewness
  /// Of the population, in excess of the normal distribution: m4 / m2² - 3, and 0 where all values are equal.
  case kurtosis
  case minimumLength, maximumLength
  /// In hours, of the column read as a moment.
  case minimumAge, maximumAge
  /// In hours, of the newest moment that is not in the future.
  case newestAge
  /// The number of moments that are in the future.
  case futureCount
}

/// A statistic of the groups of equal values in one or several columns; of all columns where none is named.
package enum GroupStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  /// The number of groups, NULL being one of them.
  case groups
  /// The number of groups whose columns are not all NULL.
  case valueGroups
  /// The number of groups of one row whose columns are not all NULL.
  case singletons
  /// The number of rows whose columns are not all NULL.
  case rows
  /// The number of rows in groups of several rows whose columns are not all NULL.
  case duplicatedRows
  /// The entropy of the groups whose columns are not all NULL, in nats.
  case entropy
}

/// The columns of a row that must be found in another dataset.
package struct Reference: Sendable, Hashable, Codable {
  /// The columns of the row.
  package let columns: [String]
  /// The other dataset.
  package let dataset: String
  /// Its columns, in the same order.
  package let referenced: [String]

  /// Makes a reference of two lists of equal length.
  package init(columns: [String], dataset: String, referenced: [String]) {
    self.columns = columns
    self.dataset = dataset
    self.referenced = referenced
  }
}

/// How the rows of a dataset are compared with those of another.
package struct DatasetMatching: Sendable, Hashable, Codable {
  /// A column and its counterpart.
  package struct Pair: Sendable, Hashable, Codable {
    /// The column of the dataset itself.
    package let own: String
    /// The column of the other dataset.
    package let other: String

    /// Pairs two columns.
    package init(own: String, other: String) {
      self.own = own
      self.other = other
    }
  }

  /// The other dataset.
  package let dataset: String
  /// The columns that tell which rows to compare; NULL matches nothing.
  package let keys: [Pair]
  /// The columns that must be equal, NULL to NULL; `nil` for all others, under the same names.
  package let compared: [Pair]?

  /// Makes a comparison.
  package init(dataset: String, keys: [Pair], compared: [Pair]?) {
    self.dataset = dataset
    self.keys = keys
    self.compared = compared
  }
}

/// A fact about the columns of a source.
package enum SchemaFact: Sendable, Hashable, Codable {
  /// The number of columns.
  case columnCount
  /// 1 where a column of exactly this name exists, else 0.
  case columnExists(String)
  /// 1 where the column exists in any letter case and its type, if one is given, keeps the contract; else 0.
  case columnSatisfies(String, ValueType?)
  /// The number of columns in whose names a pattern is found.
  case columnsMatching(String)
  /// The number of columns that another dataset has under the same name with the same type; 0 where it has more or fewer.
  case columnsShared(with: String)
  /// How many columns more or fewer another dataset has.
  case columnCountDifference(with: String)
  /// The number of columns that are not among these.
  case unlistedColumns([String])
  /// The number of breaking changes since the schema was locked.
  case drift(from: SourceSchema)

  /// The other dataset whose columns it looks at; `nil` where it looks at none.
  package var otherDataset: String? {
    switch self {
    case .columnsShared(let dataset), .columnCountDifference(let dataset): dataset
    case .columnCount, .columnExists, .columnSatisfies, .columnsMatching, .unlistedColumns, .drift:
      nil
    }
  }
}
