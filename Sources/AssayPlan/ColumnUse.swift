package import AssayModel

extension ExecutionPlan {
  /// The columns of a dataset that some statement may read, in the order of the source; empty for all of them.
  ///
  /// SQL that users wrote is searched for names; where it may ask for every column, every column is read.
  package func columnsRead(of dataset: Dataset, among columns: [SourceColumn]) -> [String] {
    var names: Set<String> = Set(dataset.key.map { $0.lowercased() })
    for metric in steps.flatMap(\.task.metrics) {
      guard let used = metric.columnsUsed(of: dataset, among: columns) else { return [] }
      names.formUnion(used)
    }
    for task in steps.filter({ $0.dataset == dataset.name }).map(\.task) {
      switch task {
      case .statistics(let selected, _):
        if selected.contains(nil) { return [] }
        names.formUnion(found(selected.compactMap(\.self), columns))
      case .distribution(let distribution): names.formUnion(found([distribution.column], columns))
      case .describe, .compare, .load, .scan, .addUp, .group, .distinct, .survey, .join, .query,
        .returned, .files:
        continue
      }
    }
    for offenders in suite.datasets.flatMap(\.checks).flatMap(\.verdict.criteria)
      .compactMap(\.offenders) where offenders.dataset == dataset.name
    {
      names.formUnion(found(offenders.columns, columns))
    }
    let read = columns.map(\.name).filter { names.contains($0.lowercased()) }
    // A table needs at least one column, even when only its rows are counted.
    return read.isEmpty ? Array(columns.map(\.name).prefix(1)) : read
  }
}

extension Metric {
  /// The columns of a dataset that measuring it may read, in small letters; `nil` when it may read every one.
  func columnsUsed(of dataset: Dataset, among columns: [SourceColumn]) -> Set<String>? {
    let isOwn = self.dataset == dataset.name
    var names: Set<String> = []
    if isOwn, let filter { names.formUnion(QueryText(filter).names) }
    switch quantity {
    case .rowCount, .schema, .files: break
    case .rows(let test):
      if isOwn {
        names.formUnion(found(test.columns, columns))
        for predicate in test.predicates { names.formUnion(QueryText(predicate).names) }
      }
    case .statistic(_, let column): if isOwn { names.formUnion(found([column], columns)) }
    case .groups(let keys, _):
      if isOwn, keys.isEmpty { return nil }
      if isOwn { names.formUnion(found(keys, columns)) }
    case .correlation(let first, let second):
      if isOwn { names.formUnion(found([first, second], columns)) }
    case .matched(let matching):
      guard isOwn || matching.dataset == dataset.name else { break }
      guard let compared = matching.compared else { return nil }
      let pairs = matching.keys + compared
      if isOwn { names.formUnion(found(pairs.map(\.own), columns)) }
      if matching.dataset == dataset.name {
        names.formUnion(found(pairs.map(\.other), columns))
      }
    case .partnered(let reference):
      if isOwn { names.formUnion(found(reference.columns, columns)) }
      if reference.dataset == dataset.name {
        names.formUnion(found(reference.referenced, columns))
      }
    case .query(let sql), .returned(let sql):
      let text = QueryText(sql)
      guard isOwn || !text.datasets(among: [dataset.name]).isEmpty else { break }
      if text.mentionsStar { return nil }
      names.formUnion(text.names)
    }
    return names
  }
}

private func found(_ names: [String], _ columns: [SourceColumn]) -> [String] {
  names.compactMap { findColumn($0, among: columns)?.path.first?.lowercased() }
}
