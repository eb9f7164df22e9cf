extension Check {
  /// Whether it looks at files and not at rows, which no test can give.
  package var looksAtFiles: Bool {
    verdict.metrics.contains { if case .files = $0.quantity { true } else { false } }
  }

  /// Whether what comes of it depends on the moment that counts as now, as far as the model knows.
  package var looksAtTheClock: Bool {
    verdict.metrics.contains { metric in
      switch metric.quantity {
      case .statistic(let statistic, _): statistic.looksAtClock
      case .rows(let test): test.looksAtClock
      case .rowCount, .groups, .correlation, .partnered, .matched, .query, .returned, .schema,
        .files:
        false
      }
    }
  }

  /// The datasets beside its own whose rows or columns it looks at, among these, in their order.
  package func datasetsReferred(from own: String, among names: [String]) -> [String] {
    var referred: Set<String> = []
    for metric in verdict.metrics {
      referred.insert(metric.dataset)
      switch metric.quantity {
      case .partnered(let reference): referred.insert(reference.dataset)
      case .matched(let matching): referred.insert(matching.dataset)
      case .schema(let fact): if let other = fact.otherDataset { referred.insert(other) }
      case .query(let sql), .returned(by: let sql):
        referred.formUnion(QueryText(sql).datasets(among: names))
      case .rowCount, .rows, .statistic, .groups, .correlation, .files: break
      }
    }
    return names.filter { $0 != own && referred.contains($0) }
  }
}
