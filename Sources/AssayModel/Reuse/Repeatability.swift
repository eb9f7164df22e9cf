// Which measurements give the same value again as long as the data stay as they are.

extension Metric {
  /// Whether the value depends on nothing but the data of the datasets that it looks at.
  ///
  /// It does not where the clock, chance, files beside the data or the session have a say. Of SQL that users write only
  /// what is known to be a function of its rows is taken for one.
  ///
  /// - Parameters:
  ///   - datasets: the names that queries may read from.
  ///   - reading: how the engine cuts SQL into tokens.
  package func isRepeatable(among datasets: [String], as reading: QueryReading) -> Bool {
    func isPure(_ predicate: String) -> Bool { QueryText(predicate, as: reading).isPurePredicate }
    guard filter.map(isPure) ?? true else { return false }
    switch quantity {
    case .rowCount, .groups, .correlation, .partnered, .matched, .schema: return true
    case .rows(let test): return !test.looksAtClock && test.predicates.allSatisfy(isPure)
    case .statistic(let statistic, _): return !statistic.looksAtClock
    case .query(let sql), .returned(by: let sql):
      return QueryText(sql, as: reading).isPureQuery(among: datasets + ["primary"])
    // Files are looked at wherever they are, and mostly for their age.
    case .files: return false
    }
  }
}
