import AssayConnector
import AssayModel
import AssayPlan

extension StepExecutor {
  /// Measures by the ways of a survey; whatever they do not give is measured plainly.
  ///
  /// The rows must be the same from the first statement to the last, since values of several are put together.
  func survey(_ survey: Survey, over dataset: Dataset) async -> [Metric: Measurement] {
    guard let start = await fingerprint(of: dataset),
      start.first?.first?.whole ?? 0 >= knowledge.leastSurveyedRows,
      let known = await known(survey, of: dataset)
    else { return await measurePlainly(survey.metrics, survey, over: dataset) }
    var measurements = known.measurements
    for column in survey.columns {
      let found = await measure(column, by: survey, over: dataset, rows: known.rows)
      measurements.merge(found) { _, new in new }
    }
    let rest = survey.metrics.filter { measurements[$0] == nil }
    let sql = writer.survey(dataset, taking: survey.shortcuts)
    measurements.merge(await measurePlainly(rest, survey, over: dataset, by: sql)) { _, new in new }
    guard await fingerprint(of: dataset) == start else {
      return await measurePlainly(survey.metrics, survey, over: dataset)
    }
    return measurements
  }

  /// How many rows there are, and what changes with them; `nil` where the premises of a survey do not hold.
  private func fingerprint(of dataset: Dataset) async -> [[Value]]? {
    // Nobody else changes what was loaded.
    if let rows = knowledge.loadedRows[dataset.name] { return [[.integer(rows)]] }
    guard let statement = writer.fingerprint(dataset) else { return nil }
    let rows = await rows(of: statement)
    return rows?.isEmpty == true ? nil : rows
  }

  /// Measures by passes over the rows.
  ///
  /// - Parameter sql: writes the scans; the statements of every other engine where it is not given.
  private func measurePlainly(
    _ metrics: [Metric],
    _ survey: Survey,
    over dataset: Dataset,
    by sql: SurveySQL? = nil
  ) async -> [Metric: Measurement] {
    var measurements: [Metric: Measurement] = [:]
    for task in passes(for: metrics, atOnce: survey.limit) {
      let found: [Metric: Measurement]
      if let sql, case .scan(let metrics) = task {
        found = await measure(metrics, on: dataset) { sql.scan($0) }
      } else {
        found = await pass(task, over: dataset)
      }
      measurements.merge(found) { _, new in new }
    }
    return measurements
  }

  /// The rows of a statement; `nil` when it fails, which the plain way is left to explain.
  private func rows(of statement: String) async -> [[Value]]? {
    do throws(Trouble) {
      return try await execution.rows(of: statement).rows
    } catch {
      return nil
    }
  }

  // MARK: Ways

  private func known(
    _ survey: Survey,
    of dataset: Dataset
  ) async -> (rows: Int64, measurements: [Metric: Measurement])? {
    let metrics = survey.known.filter { metric in
      guard case .statistic(_, let column) = metric.quantity else { return true }
      let type = findColumn(column, among: columns(of: dataset))?.type
      return type?.hasTrueExtremes == true
    }
    let statement = writer.survey(dataset, taking: survey.shortcuts).known(metrics)
    guard let row = await rows(of: statement)?.first, let rows = row.first?.whole else {
      return nil
    }
    return (rows, measured(metrics, row.dropFirst()))
  }

  private func measured(
    _ metrics: [Metric],
    _ values: some Sequence<Value>
  ) -> [Metric: Measurement] {
    Dictionary(
      zip(metrics, values.map { Measurement($0) }),
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What the way of a column gives; nothing where it cannot be taken.
  private func measure(
    _ column: ColumnSurvey,
    by survey: Survey,
    over dataset: Dataset,
    rows: Int64
  ) async -> [Metric: Measurement] {
    let known = columns(of: dataset)
    let found = findColumn(column.column, among: known)
    guard let way = column.way(survey.shortcuts, in: found), let type = found?.type,
      column.metrics.allSatisfy({ obstacle(to: $0, among: known) == nil })
    else { return [:] }
    let sql = writer.survey(dataset, taking: survey.shortcuts)
    switch way {
    case .faults: return await faults(column.column, column.tests, sql, rows)
    case .frequencies:
      guard let row = await self.rows(of: sql.frequencies(column.column, column.metrics))?.first
      else { return [:] }
      return measured(column.metrics, row)
    case .unique: return await unique(column, type, survey, sql, rows)
    case .values: return [:]
    }
  }

  private func faults(
    _ column: String,
    _ tests: [Metric],
    _ sql: SurveySQL,
    _ rows: Int64
  ) async -> [Metric: Measurement] {
    guard !tests.isEmpty, let row = await self.rows(of: sql.faults(column, tests))?.first else {
      return [:]
    }
    var measurements: [Metric: Measurement] = [:]
    for (metric, value) in zip(tests, row) {
      guard let count = value.whole else { return [:] }
      let passing = SurveySQL.countsFaults(metric) ? count : rows - count
      measurements[metric] = .number(Double(passing))
    }
    return measurements
  }

  private func unique(
    _ column: ColumnSurvey,
    _ type: ValueType,
    _ survey: Survey,
    _ sql: SurveySQL,
    _ rows: Int64
  ) async -> [Metric: Measurement] {
    guard let proof = await proof(for: column.column, type, sql, rows) else { return [:] }
    var measurements: [Metric: Measurement] = [:]
    var metrics = column.tests + column.lengths
    if column.lengths.isEmpty, survey.shortcuts.contains(.faults) {
      measurements = await faults(column.column, column.tests, sql, rows)
      metrics = []
    }
    let fixed = FixedLength(column, survey.shortcuts)
    if let fixed { metrics.removeAll(where: fixed.lengths.contains) }
    let statement = sql.unique(column.column, by: proof, metrics)
    guard let row = await self.rows(of: statement)?.first, row.count == metrics.count + 2,
      let values = row[0].whole, let distinct = row[1].whole
    else { return measurements }
    measurements.merge(measured(metrics, row.dropFirst(2))) { _, new in new }
    if let fixed {
      let values = fixed.values(ofRows: rows, matching: measurements[fixed.premise])
      measurements.merge(values) { _, new in new }
    }
    // What is not proven is grouped with the rest.
    guard distinct == values else { return measurements }
    measurements.merge(groups(column.groups, ofUnique: values, among: rows)) { _, new in new }
    return measurements
  }

  private func proof(
    for column: String,
    _ type: ValueType,
    _ sql: SurveySQL,
    _ rows: Int64
  ) async -> UniquenessProof? {
    if type.isCountable {
      guard let row = await self.rows(of: sql.range(column))?.first, row.count == 2,
        let low = row[0].whole, let high = row[1].whole
      else { return .hashes }
      return UniquenessProof(least: low, greatest: high, rows: rows) ?? .hashes
    }
    guard type.name.lowercased() == "varchar",
      let examples = await self.rows(of: sql.examples(column))
    else { return .hashes }
    return UniquenessProof(texts: examples.compactMap { $0.first?.text }, rows: rows)
  }
}
