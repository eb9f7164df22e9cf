import AssayConnector
import AssayModel
import AssayPlan

/// What came of a step.
struct StepResult: Sendable {
  let step: Step
  var measurements: [Metric: Measurement] = [:]
  /// The columns of the dataset, when the step asked for them.
  var columns: [SourceColumn]?
  /// What the dataset promises of its columns, when the step asked for that, too.
  var constraints: SourceConstraints?
  /// How often values occur, when the step counted them.
  var distribution: (subject: Distribution, bins: Result<[Bin], Trouble>)?
  /// What was found of its partitions, where these were added up.
  var findings: PartitionFindings?
  /// How many rows of the dataset now lie in a table; `nil` where they do not.
  var loadedRows: Int64?
  /// Why nothing can be measured on the dataset.
  var trouble: Trouble?
  var seconds = 0.0

  init(_ step: Step) { self.step = step }
}

/// Carries out one step: writes its statements, runs them, and reads the measurements out of their rows.
struct StepExecutor: Sendable {
  let plan: ExecutionPlan
  let dialect: Dialect
  var knowledge: Knowledge
  let execution: Execution
  /// The ways to other engines.
  let transfers: Transfers
  /// The partitions of datasets that are added up, by dataset.
  var partitions: [String: Partitioning] = [:]

  /// Carries out a step; whatever goes wrong becomes a failed measurement.
  func perform(_ step: Step, on dataset: Dataset) async -> StepResult {
    var result = StepResult(step)
    let start = ContinuousClock.now
    switch step.task {
    case .describe(let facts): await describe(dataset, facts, &result)
    case .compare(let metric):
      result.measurements[metric] = fact(metric, among: columns(of: dataset))
    case .load: await load(dataset, &result)
    case .addUp(_, let metrics, let limit):
      (result.measurements, result.findings) = await addUp(metrics, atOnce: limit, over: dataset)
    case .scan, .group, .distinct, .survey:
      result.measurements = await pass(step.task, over: dataset)
    case .join(let metric):
      result.measurements[metric] = await one { () throws(Trouble) in
        try await join(metric, on: dataset)
      }
    case .query(let metric):
      result.measurements[metric] = await one { () throws(Trouble) in
        try await query(metric, on: dataset)
      }
    case .returned(let metric):
      result.measurements[metric] = await one { () throws(Trouble) in
        try await returned(metric, on: dataset)
      }
    case .statistics(let columns, let limit):
      result.measurements = await measureStatistics(of: columns, atOnce: limit, on: dataset)
    case .distribution(let distribution):
      result.distribution = (distribution, await count(distribution, on: dataset))
    case .files(let query, let metrics):
      result.measurements = await look(at: query, for: metrics)
    }
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    return result
  }

  /// Measures what needs nothing but the rows of a dataset.
  func pass(_ task: StepTask, over dataset: Dataset) async -> [Metric: Measurement] {
    switch task {
    case .scan(let metrics):
      await scan(metrics, over: dataset)
    case .group(let columns, let metrics):
      await measure(metrics, on: dataset) { writer.group(dataset, columns, $0) }
    case .distinct(let column, let metrics):
      await distinct(column, metrics, over: dataset)
    case .survey(let survey):
      await self.survey(survey, over: dataset)
    case .describe, .compare, .load, .addUp, .join, .query, .returned, .statistics, .distribution,
      .files:
      [:]
    }
  }

  var writer: StatementWriter {
    StatementWriter(plan.suite, dialect: dialect, knowing: knowledge)
  }

  func columns(of dataset: Dataset) -> [SourceColumn] { columns(of: dataset.name) }

  private func columns(of dataset: String) -> [SourceColumn] { knowledge.columns[dataset] ?? [] }

  // MARK: Columns and loading

  private func describe(
    _ dataset: Dataset,
    _ facts: [Metric],
    _ result: inout StepResult
  ) async {
    do throws(Trouble) {
      let columns = typed(try await columns(by: writer.describe(dataset)), by: dataset)
      result.columns = columns
      for metric in facts { result.measurements[metric] = fact(metric, among: columns) }
      await measureDrift(facts, of: dataset, &result)
    } catch {
      result.trouble = error
      for metric in facts { result.measurements[metric] = .failed(error) }
    }
  }

  private func columns(by description: Description) async throws(Trouble) -> [SourceColumn] {
    description.columns(in: try await execution.rows(of: description.statement))
  }

  /// CSV is read with the types of the contract, whatever its reader would guess.
  private func typed(_ columns: [SourceColumn], by dataset: Dataset) -> [SourceColumn] {
    guard case .files(_, .csv, _) = dataset.source.relation else { return columns }
    return columns.map { column in
      let promised = dataset.columns.first { $0.name.lowercased() == column.name.lowercased() }
      return SourceColumn(name: column.name, type: promised?.type?.name ?? column.type)
    }
  }

  private func fact(_ metric: Metric, among columns: [SourceColumn]) -> Measurement {
    guard case .schema(let fact) = metric.quantity else { return .undefined }
    switch fact {
    case .columnCount: return .number(Double(columns.count))
    case .columnExists(let name): return .number(columns.contains { $0.name == name } ? 1 : 0)
    case .columnSatisfies(let name, let promised):
      guard let found = columns.first(where: { $0.name.lowercased() == name.lowercased() }) else {
        return .number(0)
      }
      return .number(promised.map { ValueType(found.type).satisfies($0) } ?? true ? 1 : 0)
    case .columnsMatching(let pattern):
      guard let regex = try? Regex(pattern) else {
        return .failed(Trouble(.query, "\(pattern) is not a regular expression"))
      }
      return .number(Double(columns.count { $0.name.contains(regex) }))
    case .columnsShared(let other):
      let others = self.columns(of: other)
      guard others.count == columns.count else { return .number(0) }
      let spellsAlike = areTogether(metric.dataset, other)
      return .number(
        Double(
          columns.count { column in
            others.contains { $0.isSame(as: column, spellingTypesAlike: spellsAlike) }
          }
        )
      )
    case .columnCountDifference(let other):
      return .number(Double((columns.count - self.columns(of: other).count).magnitude))
    case .unlistedColumns(let listed):
      let names = Set(listed.map { $0.lowercased() })
      return .number(Double(columns.count { !names.contains($0.name.lowercased()) }))
    // It may need another statement.
    case .drift: return .undefined
    }
  }

  /// A dataset that cannot be loaded is read where it lies, so that only what touches the fault fails.
  private func load(_ dataset: Dataset, _ result: inout StepResult) async {
    let read = plan.columnsRead(of: dataset, among: columns(of: dataset))
    do throws(Trouble) {
      let answer = try await execution.rows(of: writer.load(dataset, columns: read))
      result.loadedRows = answer.rows.first?.first?.whole ?? 0
    } catch {
      result.loadedRows = nil
    }
  }

  // MARK: Measuring

  /// Measures as many metrics as possible with as few statements as possible.
  ///
  /// When a statement fails, it is cut in halves until those metrics are alone that make it fail; but when not even
  /// the rows can be counted, the source is at fault and nothing is tried again.
  func measure(
    _ metrics: [Metric],
    on dataset: Dataset,
    statement: @Sendable ([Metric]) -> String
  ) async -> [Metric: Measurement] {
    var measurements: [Metric: Measurement] = [:]
    var possible: [Metric] = []
    for metric in metrics {
      if let trouble = obstacle(to: metric, among: columns(of: dataset)) {
        measurements[metric] = .failed(trouble)
      } else {
        possible.append(metric)
      }
    }
    var parts = [possible]
    var isFirst = true
    while let part = parts.popLast(), !part.isEmpty {
      do throws(Trouble) {
        let batch = try await execution.rows(of: statement(part))
        for (metric, value) in zip(part, batch.rows.first ?? []) {
          measurements[metric] = Measurement(value)
        }
      } catch {
        var trouble: Trouble? = part.count == 1 || !error.isOfStatement ? error : nil
        if trouble == nil, isFirst { trouble = await troubleCounting(dataset) }
        isFirst = false
        if let trouble {
          for metric in part { measurements[metric] = .failed(trouble) }
        } else {
          parts += [Array(part[(part.count / 2)...]), Array(part[..<(part.count / 2)])]
        }
      }
    }
    return measurements
  }

  /// Why not even the rows can be counted; `nil` when they can.
  private func troubleCounting(_ dataset: Dataset) async -> Trouble? {
    do throws(Trouble) {
      _ = try await execution.rows(
        of: writer.scan(dataset, [Metric(.rowCount, of: dataset.name)])
      )
      return nil
    } catch {
      return error
    }
  }

  private func one(_ work: () async throws(Trouble) -> Measurement) async -> Measurement {
    do throws(Trouble) {
      return try await work()
    } catch {
      return .failed(error)
    }
  }

  private func join(_ metric: Metric, on dataset: Dataset) async throws(Trouble) -> Measurement {
    if let trouble = obstacle(to: metric, among: columns(of: dataset)) { throw trouble }
    try checkOtherSide(of: metric)
    if let other = metric.comparedDataset, !areTogether(dataset.name, other) {
      return try await joinAcross(metric, on: dataset)
    }
    return try await joinHere(metric, on: dataset)
  }

  /// Joins datasets that the engine can both read.
  func joinHere(_ metric: Metric, on dataset: Dataset) async throws(Trouble) -> Measurement {
    let batch = try await execution.rows(of: writer.join(dataset, metric))
    return Measurement(batch.rows.first?.first ?? .null)
  }

  /// Whether one engine reads both datasets.
  func areTogether(_ first: String, _ second: String) -> Bool {
    guard let first = source(first), let second = source(second) else { return true }
    return transfers.areTogether(first.connection, second.connection)
  }

  private func source(_ dataset: String) -> Source? {
    plan.suite.datasets.first { $0.name == dataset }?.source
  }

  /// The columns of the other dataset must exist as well.
  private func checkOtherSide(of metric: Metric) throws(Trouble) {
    let name: String
    let needed: [String]
    switch metric.quantity {
    case .partnered(let reference): (name, needed) = (reference.dataset, reference.referenced)
    case .matched(let matching):
      let keys = Set(matching.keys.map { $0.own.lowercased() })
      let others = columns(of: metric.dataset).map(\.name).filter {
        !keys.contains($0.lowercased())
      }
      name = matching.dataset
      needed = matching.keys.map(\.other) + (matching.compared?.map(\.other) ?? others)
    case .rowCount, .rows, .statistic, .groups, .correlation, .query, .returned, .schema, .files:
      return
    }
    for column in needed {
      let referenced = Metric(.rows(.isNull(column)), of: name)
      if let trouble = obstacle(to: referenced, among: columns(of: name)) { throw trouble }
    }
  }

  // MARK: Queries of the user

  private func query(_ metric: Metric, on dataset: Dataset) async throws(Trouble) -> Measurement {
    guard case .query(let sql) = metric.quantity else { return .undefined }
    let batch = try await execution.rows(of: writer.query(dataset, sql))
    guard batch.columns.count == 1 else {
      throw Trouble(
        .query,
        "the query gives \(batch.columns.count) columns, and a rule compares exactly one",
        hint: "select a single value"
      )
    }
    guard let row = batch.rows.first, batch.rows.count == 1 else {
      throw Trouble(
        .query,
        "the query gives \(batch.rows.isEmpty ? "no row" : "more than one row"), and a rule compares exactly one",
        hint: "select a single value, for example with count(*)"
      )
    }
    // NULL and text that is no number count as 0, as upstream has it.
    return .number(row.first?.number ?? 0)
  }

  private func returned(
    _ metric: Metric,
    on dataset: Dataset
  ) async throws(Trouble) -> Measurement {
    guard case .returned(let sql) = metric.quantity else { return .undefined }
    let names = try await returnedColumns(of: sql, on: dataset)
    let batch = try await execution.rows(
      of: writer.returnedRows(dataset, sql, columns: names)
    )
    return Measurement(batch.rows.first?.first ?? .null)
  }

  /// The columns that a query gives back, all of which must be columns of the dataset.
  func returnedColumns(
    of sql: String,
    on dataset: Dataset
  ) async throws(Trouble) -> [String] {
    let names = try await execution.rows(of: writer.returnedColumns(dataset, sql)).columns
      .map(\.name)
    let own = Set(columns(of: dataset).map { $0.name.lowercased() })
    let foreign = names.filter { !own.contains($0.lowercased()) }
    guard foreign.isEmpty else {
      throw Trouble(
        .query,
        "the query gives back \(foreign.joined(separator: ", ")), which \(dataset.name) does not have",
        hint: "without a condition, CustomSql gives back rows of the dataset that are right"
      )
    }
    return names
  }
}

extension Measurement {
  /// What a value of a result row measures.
  init(_ value: Value) {
    switch value {
    case .null: self = .undefined
    case .boolean, .integer, .number, .text:
      self = value.number.map { .number($0) } ?? .undefined
    }
  }
}

extension Trouble {
  /// Whether another statement on the same connection may do better.
  var isOfStatement: Bool {
    switch kind {
    case .missingColumn, .wrongType, .source, .query: true
    case .connection, .timeout, .interrupted: false
    }
  }
}

extension SourceColumn {
  /// Whether name and type are the same, in any letter case.
  ///
  /// - Parameter spellingTypesAlike: whether both are of one engine; what two engines call a type may differ.
  fileprivate func isSame(as other: SourceColumn, spellingTypesAlike: Bool) -> Bool {
    guard name.lowercased() == other.name.lowercased() else { return false }
    if spellingTypesAlike { return type.lowercased() == other.type.lowercased() }
    return ValueType(type).isSame(as: ValueType(other.type))
  }
}
