package import AssayModel

/// Brings verdicts into a form in which equal meanings are equal values.
///
/// Letter case of columns and the layout of SQL are gone, and so is what is only told: names, sentences, the rows to show.
package struct NormalForm: Sendable {
  /// What datasets are called instead; for comparing suites in which one has another name.
  private let names: [String: String]

  /// Makes a form that calls datasets otherwise.
  package init(calling names: [String: String] = [:]) { self.names = names }

  /// A verdict in this form.
  package func verdict(_ verdict: Verdict) -> Verdict {
    switch verdict {
    case .criterion(let criterion): .criterion(self.criterion(criterion))
    case .all(let verdicts): one(of: verdicts.map(self.verdict), as: Verdict.all)
    case .any(let verdicts): one(of: verdicts.map(self.verdict), as: Verdict.any)
    case .impossible: .impossible(reason: "")
    case .ordinary(let test):
      .ordinary(
        AnomalyTest(subject: criterion(test.subject), lower: test.lower, upper: test.upper)
      )
    case .fresh(let promise):
      .fresh(
        FreshnessPromise(
          age: criterion(promise.age),
          future: promise.future.map(metric),
          schedule: promise.schedule
        )
      )
    case .volume(let promise):
      .volume(
        VolumePromise(
          rowCount: criterion(promise.rowCount),
          last: promise.last,
          minimum: promise.minimum,
          maximum: promise.maximum
        )
      )
    case .score: verdict
    }
  }

  private func one(
    of verdicts: [Verdict],
    as compose: ([Verdict]) -> Verdict
  ) -> Verdict {
    verdicts.count == 1 ? verdicts[0] : compose(verdicts)
  }

  private func criterion(_ criterion: Criterion) -> Criterion {
    var plain = Criterion(
      "",
      subject: "",
      value: formula(criterion.value),
      condition: criterion.condition
    )
    plain.whenUndefined = criterion.whenUndefined
    plain.premise = criterion.premise.map(metric)
    return plain
  }

  // MARK: Numbers

  private func formula(_ formula: Formula) -> Formula {
    switch formula {
    case .metric(let metric): .metric(self.metric(metric))
    case .difference(let left, let right): .difference(self.formula(left), self.formula(right))
    case .quotient(let left, let right, let division):
      .quotient(self.formula(left), self.formula(right), division)
    }
  }

  private func metric(_ metric: Metric) -> Metric {
    Metric(
      quantity(metric.quantity),
      of: dataset(metric.dataset),
      where: metric.filter.map(PredicateText.plain)
    )
  }

  private func quantity(_ quantity: Quantity) -> Quantity {
    switch quantity {
    case .rowCount, .files: quantity
    case .rows(let test): .rows(self.test(test))
    case .statistic(let statistic, let column): .statistic(statistic, of: self.column(column))
    case .groups(let columns, let statistic): .groups(columns.map(column).sorted(), statistic)
    case .correlation(let first, let second): .correlation(column(first), column(second))
    case .partnered(let reference):
      .partnered(
        Reference(
          columns: reference.columns.map(column),
          dataset: dataset(reference.dataset),
          referenced: reference.referenced.map(column)
        )
      )
    case .matched(let matching):
      .matched(
        DatasetMatching(
          dataset: dataset(matching.dataset),
          keys: matching.keys.map(pair),
          compared: matching.compared?.map(pair)
        )
      )
    case .query(let sql): .query(PredicateText.plain(sql))
    case .returned(let sql): .returned(by: PredicateText.plain(sql))
    case .schema(let fact): .schema(self.fact(fact))
    }
  }

  private func pair(_ pair: DatasetMatching.Pair) -> DatasetMatching.Pair {
    DatasetMatching.Pair(own: column(pair.own), other: column(pair.other))
  }

  private func fact(_ fact: SchemaFact) -> SchemaFact {
    switch fact {
    // Letter case counts here, as nowhere else.
    case .columnCount, .columnExists, .columnsMatching, .drift: fact
    case .columnSatisfies(let column, let type): .columnSatisfies(self.column(column), type)
    case .columnsShared(let other): .columnsShared(with: dataset(other))
    case .columnCountDifference(let other): .columnCountDifference(with: dataset(other))
    case .unlistedColumns(let columns): .unlistedColumns(columns.map(column).sorted())
    }
  }

  private func dataset(_ name: String) -> String { names[name] ?? name }

  private func column(_ name: String) -> String { name.lowercased() }
}

// MARK: - Rows

extension NormalForm {
  /// A test of rows in this form.
  private func test(_ test: RowTest) -> RowTest {
    switch test {
    case .isNull(let column): .isNull(self.column(column))
    case .number(let column, let numbers): .number(self.column(column), numbers)
    case .text(let column, let texts, let ignoringCase):
      .text(self.column(column), oneOf: Set(texts).sorted(), ignoringCase: ignoringCase)
    case .isBlank(let column): .isBlank(self.column(column))
    case .matches(let column, let pattern): .matches(self.column(column), pattern: pattern)
    case .length(let column, let numbers): .length(self.column(column), numbers)
    case .castable(let column, let type): .castable(self.column(column), to: type)
    case .age(let column, let numbers): .age(self.column(column), numbers)
    case .day(let column, let days): .day(self.column(column), days)
    case .meets(let predicate): .meets(PredicateText.plain(predicate))
    case .not(let test): .not(self.test(test))
    case .all(let tests): .all(tests.map(self.test))
    case .any(let tests): .any(tests.map(self.test))
    }
  }
}
