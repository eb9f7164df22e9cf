// Whether the order in which an engine keeps rows can be seen.

extension Suite {
  /// Whether what is asked may depend on the order of rows; `true` where that cannot be told.
  ///
  /// Only SQL of users can, and the rows that it does not give back, which are shown as they come. An engine that may
  /// keep rows in any order parses text in less time and memory.
  package var mayDependOnRowOrder: Bool {
    let names = datasets.map(\.name) + ["primary"]
    return datasets.contains { dataset in
      if case .query(let sql) = dataset.source.relation, sql.mayDependOnRowOrder(among: names) {
        return true
      }
      let criteria = dataset.checks.flatMap(\.verdict.criteria)
      let metrics = criteria.flatMap(\.metrics) + dataset.analyzers.flatMap(\.metrics)
      return dataset.source.filter?.mayDependOnRowOrder ?? false
        || criteria.contains { $0.offenders?.mayDependOnRowOrder ?? false }
        || metrics.contains { $0.mayDependOnRowOrder(among: names) }
    }
  }
}

extension Metric {
  fileprivate func mayDependOnRowOrder(among names: [String]) -> Bool {
    if let filter, filter.mayDependOnRowOrder { return true }
    switch quantity {
    case .query(let sql), .returned(by: let sql): return sql.mayDependOnRowOrder(among: names)
    case .rows(let test): return test.predicates.contains(where: \.mayDependOnRowOrder)
    case .rowCount, .statistic, .groups, .correlation, .partnered, .matched, .schema, .files:
      return false
    }
  }
}

extension Offenders {
  fileprivate var mayDependOnRowOrder: Bool {
    if let filter, filter.mayDependOnRowOrder { return true }
    switch selection {
    case .notReturned: return true
    case .rows(let test): return test.columns.isEmpty
    case .duplicates, .orphans, .unmatched, .files: return false
    }
  }
}

extension String {
  /// As a predicate; a query in it is one too many to look at.
  fileprivate var mayDependOnRowOrder: Bool { !QueryText(self).isPurePredicate }

  /// As a query; a window may have rows of equal rank.
  fileprivate func mayDependOnRowOrder(among names: [String]) -> Bool {
    let text = QueryText(self)
    return !text.isPureQuery(among: names) || text.names.contains("over")
  }
}
