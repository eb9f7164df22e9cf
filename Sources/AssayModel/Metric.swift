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

  /// Another quantity of the same rows.
  package func with(_ quantity: Quantity) -> Metric {
    Metric(quantity, of: dataset, where: filter)
  }
}

/// What is measured; each gives one number, or nothing where it is undefined.
package enum Quantity: Sendable, Hashable, Codable {
  /// The number of rows.
  case rowCount
  /// The number of rows that pass a test.
  case rows(RowTest)
  /// A statistic of the values of a column.
  case statistic(ColumnStatistic, of: String)
  /// A statistic of the groups that the values of some columns form.
  case groups([String], GroupStatistic)
  /// The number of rows that have a partner in another dataset.
  case partnered(Reference)
  /// The number that a query gives.
  case query(String)
  /// The number of rows that a query gives back.
  case returned(by: String)
  /// A fact about the columns, which needs no row.
  case schema(SchemaFact)
}

/// A statistic of the values of one column; NULL takes no part but in lengths, where it counts as 0.
package enum ColumnStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  case minimum, maximum, mean, sum
  /// Of the population: divided by the number of values.
  case standardDeviation
  case minimumLength, maximumLength
}

/// A statistic of the groups of equal values in one or several columns.
package enum GroupStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  /// The number of groups, NULL being one of them.
  case groups
  /// The number of groups whose columns are not all NULL.
  case valueGroups
  /// The number of groups of one row whose columns are not all NULL.
  case singletons
  /// The number of rows whose columns are not all NULL.
  case rows
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

/// A fact about the columns of a source.
package enum SchemaFact: Sendable, Hashable, Codable {
  /// The number of columns.
  case columnCount
  /// 1 where a column of exactly this name exists, else 0.
  case columnExists(String)
  /// 1 where the column exists in any letter case and its type, if one is given, keeps the contract; else 0.
  case columnSatisfies(String, ValueType?)
  /// The number of columns that are not among these.
  case unlistedColumns([String])
}
