package import AssayModel

/// Writes the statements of a survey, all of them for the embedded engine.
package struct SurveySQL: Sendable {
  let dialect: DuckDBDialect
  let tests: RowTestSQL
  let relation: String

  /// One row with the number of rows, then a value for each metric that statistics may tell.
  package func known(_ metrics: [Metric]) -> String {
    select(["count(*) AS rows"] + aggregates(metrics))
  }

  /// One row with a value for each metric.
  package func scan(_ metrics: [Metric]) -> String { select(aggregates(metrics)) }

  /// One row with how many rows fail each test, or pass it where that is the rare case.
  ///
  /// Rows that fail nothing are passed over, by the engine in whole groups where statistics of the values allow it.
  package func faults(_ column: String, _ metrics: [Metric]) -> String {
    let faults = metrics.map(fault)
    let counts = faults.enumerated().map { "\(dialect.count(where: $1)) AS m\($0)" }
    var conditions: [String] = []
    for fault in faults where !conditions.contains(fault) { conditions.append(fault) }
    if tests.type(of: column)?.kind == .double {
      // Statistics leave NaN out, so that they must not decide what is passed over.
      conditions.append("isnan(\(tests.reference(column)))")
    }
    return select(counts) + "\nWHERE \(conditions.joined(separator: "\n  OR "))"
  }

  /// Whether the faults of a test are the rows that it counts, and not the others.
  package static func countsFaults(_ metric: Metric) -> Bool {
    if case .rows(.isNull) = metric.quantity { true } else { false }
  }

  private func fault(_ metric: Metric) -> String {
    guard case .rows(let test) = metric.quantity else { return dialect.truth(false) }
    switch test {
    case .isNull(let column): return "\(tests.reference(column)) IS NULL"
    case .not(let opposite): return "(\(tests.condition(opposite)))"
    default: break
    }
    guard tests.isDecided(test), let column = test.columns.first else {
      return dialect.isNotTrue(tests.condition(test))
    }
    let failure = "NOT (\(tests.condition(test)))"
    return test.passesNull ? failure : "(\(failure) OR \(tests.reference(column)) IS NULL)"
  }

  /// One row with a value for each metric, of distinct values with the number of their rows.
  package func frequencies(_ column: String, _ metrics: [Metric]) -> String {
    var outer = tests
    outer.standIn = "key0"
    let groups = GroupSQL(dialect: dialect, tests: outer)
    let aggregates = AggregateSQL(dialect: dialect, tests: outer, relation: relation)
    let list = metrics.enumerated().map { index, metric in
      let value =
        switch metric.quantity {
        case .rows(let test):
          "coalesce(sum(CASE WHEN \(outer.condition(test)) THEN size0 END), 0)"
        case .groups: groups.expression(metric, [column], size: "size0")
        default: aggregates.expression(metric)
        }
      return "\(value) AS m\(index)"
    }
    let reference = tests.reference(column)
    return """
      SELECT \(list.joined(separator: ",\n  "))
      FROM (
        SELECT \(reference) AS key0, count(*) AS size0
        FROM \(relation)
        GROUP BY \(reference)
      ) AS sizes
      """
  }

  /// One row with the number of values and that of distinct results, then a value for each metric.
  package func unique(
    _ column: String,
    by proof: UniquenessProof,
    _ metrics: [Metric]
  ) -> String {
    let value = tests.reference(column)
    let distinct =
      switch proof {
      case .bits(let low, let high): bits(value, low, high)
      case .endingBits(let start, let high):
        bits("TRY_CAST(substr(\(value), \(start)) AS BIGINT)", 0, high)
      case .hashes: "count(DISTINCT CASE WHEN \(value) IS NOT NULL THEN hash(\(value)) END)"
      }
    return select(["count(\(value)) AS n", "\(distinct) AS d"] + aggregates(metrics))
  }

  private func bits(_ value: String, _ low: Int64, _ high: Int64) -> String {
    "coalesce(bit_count(bitstring_agg(\(value), \(low), \(high))), 0)"
  }

  /// The least and the greatest of whole numbers.
  package func range(_ column: String) -> String {
    let value = tests.reference(column)
    return select(["min(\(value)) AS low", "max(\(value)) AS high"])
  }

  /// Some values of a column.
  package func examples(_ column: String) -> String {
    let value = tests.reference(column)
    return "SELECT \(value) AS v\nFROM \(relation)\nWHERE \(value) IS NOT NULL\nLIMIT 500"
  }

  private func aggregates(_ metrics: [Metric]) -> [String] {
    let aggregates = AggregateSQL(dialect: dialect, tests: tests, relation: relation)
    return metrics.enumerated().map { "\(aggregates.expression($1)) AS m\($0)" }
  }

  private func select(_ list: [String]) -> String {
    "SELECT \(list.joined(separator: ",\n  "))\nFROM \(relation)"
  }
}

extension RowTestSQL {
  /// Whether the condition of a test is true or false, never NULL, for every value that is not NULL.
  fileprivate func isDecided(_ test: RowTest) -> Bool {
    switch test {
    case .isNull, .length: true
    case .number(let column, _): type(of: column)?.isNumeric == true
    case .text(let column, _, _), .isBlank(let column), .matches(let column, _):
      type(of: column)?.name.lowercased() == "varchar"
    case .day(let column, _):
      ["date", "timestamp"].contains(type(of: column)?.name.lowercased() ?? "")
    case .castable, .age, .meets: false
    case .not(let test): isDecided(test)
    case .all(let tests), .any(let tests): tests.allSatisfy(isDecided)
    }
  }
}

extension RowTest {
  /// Whether a row passes whose columns are NULL.
  fileprivate var passesNull: Bool {
    switch self {
    case .isNull: true
    case .length(_, let comparison): comparison.holds(for: 0)
    case .number, .text, .isBlank, .matches, .castable, .age, .day, .meets: false
    case .not(let test): !test.passesNull
    case .all(let tests): tests.allSatisfy(\.passesNull)
    case .any(let tests): tests.contains { $0.passesNull }
    }
  }
}
