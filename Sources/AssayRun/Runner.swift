import AssayDiagnostics
import AssayConnector
package import AssayModel
package import AssayPlan

/// How far a run has come.
package struct Progress: Sendable {
  /// Steps that are done.
  package let done: Int
  /// Steps in all.
  package let total: Int
  /// The dataset of the last step.
  package let dataset: String
}

/// What a run is told beside its plan.
package struct RunOptions: Sendable {
  /// The folder that relative paths of sources start from.
  package var root: String = ""
  /// The moment that counts as now.
  package var asOf: Timestamp
  /// The time of day, for the start and the end of the run.
  package var clock: @Sendable () -> Timestamp
  /// What earlier runs measured; asked for once everything is measured, so that it can be fetched meanwhile.
  package var history: @Sendable () async -> History = {
    History(absentBecause: "history is off")
  }
  /// From how many rows on shortcuts of a plan are worth their statements.
  package var leastSurveyedRows: Int64 = 100_000
  /// The failures that are known.
  package var baseline = Baseline()
  /// Whether what is measured is kept for later runs that find the same data.
  package var isRecorded = false
  /// What is taken from the history; the plan leaves it out.
  package var recalled = Recalled()
  /// The partitions of datasets that are added up, by dataset; the plan says which metrics are.
  package var partitionings: [String: Partitioning] = [:]
  /// What the watermarks of datasets said before anything was measured, with the statements that it took.
  package var watermarks = Watermarks()
  /// Whether the first failed check that the gate counts ends the run.
  package var failsFast = false
  /// Hears of each step that is done.
  package var onProgress: @Sendable (Progress) -> Void = { _ in }

  /// Makes options.
  package init(asOf: Timestamp, clock: @escaping @Sendable () -> Timestamp) {
    self.asOf = asOf
    self.clock = clock
  }
}

/// Runs plans: starts what the scheduler says, gathers measurements, and has them judged.
package actor Runner {
  let plan: ExecutionPlan
  private let connections: Connections
  private let options: RunOptions
  private let statements = StatementCounter()
  private let stop = Stop()
  private let transfers: Transfers
  private(set) var knowledge = Knowledge()
  private(set) var measurements: [Metric: Measurement] = [:]
  private var distributions: [Distribution: Result<[Bin], Trouble>] = [:]
  private var seconds: [Metric: Double] = [:]
  /// The datasets whose state is what it was taken for, where somebody wants to know.
  private(set) var datasetsInKnownState: Set<String> = []
  /// What was found of the partitions of datasets.
  private(set) var findings: [String: PartitionFindings] = [:]
  /// The check whose failure has ended the run.
  private var firstFailure: CheckKey?

  /// Prepares to run a plan.
  package init(_ plan: ExecutionPlan, with connections: Connections, options: RunOptions) {
    self.plan = plan
    self.connections = connections
    self.options = options
    transfers = Transfers(plan.suite, connections, statements)
    knowledge.root = options.root
    knowledge.columns = options.recalled.columns
    knowledge.constraints = options.recalled.constraints
    measurements = options.recalled.measurements
    let clock = Clock(now: options.asOf)
    knowledge.day = clock.day
    knowledge.moment = clock.moment
    knowledge.now = clock.timestamp
    knowledge.leastSurveyedRows = options.leastSurveyedRows
  }

  /// Runs the plan to its end or to its interruption; what was measured until then is judged in any case.
  package func run() async -> RunRecord {
    let startedAt = options.clock()
    let work = Task {
      await measure()
      return await judge()
    }
    stop.watch(work)
    let datasets = await work.value
    if options.isRecorded, stop.interruption == nil {
      datasetsInKnownState = await findKnownStates()
    }
    await transfers.close()
    var record = RunRecord(
      project: plan.suite.project,
      startedAt: startedAt,
      finishedAt: options.clock(),
      asOf: options.asOf,
      datasets: datasets,
      gate: plan.suite.gate.result(
        for: datasets,
        interruptedBy: stop.interruption,
        stoppedAt: firstFailure
      ),
      effort: effort,
      interruption: stop.interruption
    )
    record.isStoppedEarly = firstFailure != nil
    return record
  }

  /// Asks the sources of a plan for their schemas; measures and judges nothing.
  ///
  /// - Returns: the schema of each dataset, or why it could not be told.
  package func schemas() async -> [String: Result<SourceSchema, Trouble>] {
    let work = Task {
      await measure()
      return [DatasetRecord]()
    }
    stop.watch(work)
    _ = await work.value
    await transfers.close()
    var schemas: [String: Result<SourceSchema, Trouble>] = [:]
    for name in Set(plan.steps.map(\.dataset)) {
      if let columns = knowledge.columns[name] {
        let schema = SourceSchema(columns: columns, constraints: knowledge.constraints[name])
        schemas[name] = .success(schema)
      } else {
        schemas[name] = .failure(troubles[name] ?? .interrupted)
      }
    }
    return schemas
  }

  /// Stops the run: cancels the queries that are under way and starts no others.
  package nonisolated func interrupt(_ interruption: Interruption) {
    stop.now(interruption)
  }

  /// The signal that has stopped the run; `nil` while none has.
  package nonisolated var interruption: Interruption? { stop.interruption }

  private var effort: Effort {
    var effort = Effort()
    effort.metrics = plan.metricCount
    effort.statements = statements.count + options.watermarks.statements
    return effort
  }

  // MARK: Measuring

  private func measure() async {
    var scheduler = Scheduler(plan.steps, limits: limits, decisiveFirst: options.failsFast)
    let failFast = options.failsFast ? FailFast(plan.suite) : nil
    if let failFast { firstFailure = failFast.failure(by: await judge(options.history())) }
    guard firstFailure == nil else { return }
    await withTaskGroup(of: StepResult.self) { group in
      for step in scheduler.start() { start(step, in: &group) }
      while let result = await group.next() {
        absorb(result)
        if Task.isCancelled { scheduler.stop() }
        if let failFast, firstFailure == nil {
          let judge = judge(await options.history())
          firstFailure = failFast.failure(after: result.measurements.keys, by: judge)
          if firstFailure != nil {
            scheduler.stop()
            group.cancelAll()
          }
        }
        for step in scheduler.finished(result.step) { start(step, in: &group) }
        options.onProgress(
          Progress(
            done: scheduler.doneCount,
            total: plan.steps.count,
            dataset: result.step.dataset
          )
        )
      }
    }
  }

  private var limits: [String: Int] {
    Dictionary(
      plan.suite.connections.map { connection in
        let capabilities = connections[connection.name]?.capabilities
        let wanted = connection.concurrency ?? capabilities?.defaultConcurrency ?? 1
        return (connection.name, min(wanted, capabilities?.maximumConcurrency ?? wanted))
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func start(_ step: Step, in group: inout TaskGroup<StepResult>) {
    guard let dataset = plan.suite.datasets.first(where: { $0.name == step.dataset }),
      let executor = executor(on: step.connection)
    else { return }
    if let trouble = trouble(before: step) {
      group.addTask {
        var result = StepResult(step)
        for metric in step.task.metrics { result.measurements[metric] = .failed(trouble) }
        return result
      }
      return
    }
    group.addTask { await executor.perform(step, on: dataset) }
  }

  private var troubles: [String: Trouble] = [:]

  /// Why a step need not be tried: a dataset that it reads could not even be described.
  private func trouble(before step: Step) -> Trouble? {
    if step.needs.isEmpty { return nil }
    if let trouble = troubles[step.dataset] { return trouble }
    for needed in step.needs {
      let dataset = plan.steps[needed].dataset
      guard dataset != step.dataset, let trouble = troubles[dataset] else { continue }
      return Trouble(
        trouble.kind,
        "\(dataset), which this refers to: \(trouble.message)",
        hint: trouble.hint
      )
    }
    return nil
  }

  func executor(on connection: String) -> StepExecutor? {
    guard let line = transfers[connection] else { return nil }
    return StepExecutor(
      plan: plan,
      dialect: line.dialect,
      knowledge: knowledge,
      execution: line.execution,
      transfers: transfers,
      partitions: options.partitionings
    )
  }

  func isRecalled(_ metric: Metric) -> Bool { options.recalled.measurements[metric] != nil }

  var watermarks: [String: String] { options.watermarks.states }

  func line(of dataset: Dataset) -> Transfers.Line? { transfers[dataset.source.connection] }

  /// The partitions of datasets that are added up, by dataset.
  package var partitionings: [String: Partitioning] { options.partitionings }

  private func absorb(_ result: StepResult) {
    // What is still under way behind the first failure may come to its end, or break off in whatever words.
    let isLate = firstFailure != nil
    let found = result.measurements.filter { !(isLate && $0.value.isFailure) }
    measurements.merge(found) { _, new in new }
    if let columns = result.columns { knowledge.columns[result.step.dataset] = columns }
    if let constraints = result.constraints {
      knowledge.constraints[result.step.dataset] = constraints
    }
    if let rows = result.loadedRows {
      let dataset = result.step.dataset
      knowledge.loadedRows[dataset] = rows
      knowledge.tables[dataset] = StatementWriter.loadedTable(of: dataset)
    }
    if let found = result.findings { findings[result.step.dataset] = found }
    if let trouble = result.trouble, !isLate { troubles[result.step.dataset] = trouble }
    if let distribution = result.distribution {
      distributions[distribution.subject] = distribution.bins
    }
    let share = result.seconds / Double(max(1, result.measurements.count))
    for metric in result.measurements.keys { seconds[metric] = share }
  }

  // MARK: Judging

  private func judge(_ history: History) -> Judge {
    var judge = Judge(
      measurements,
      columns: knowledge.columns,
      constraints: knowledge.constraints,
      history: history,
      asOf: options.asOf,
      baseline: options.baseline
    )
    if let firstFailure { judge.absence = .notRun(behind: firstFailure) }
    return judge
  }

  private func judge() async -> [DatasetRecord] {
    let judge = judge(await options.history())
    let users = metricUsers()
    var records: [DatasetRecord] = []
    for dataset in plan.suite.datasets
    where !dataset.checks.isEmpty || !dataset.analyzers.isEmpty {
      let samples = await samples(for: dataset, judge)
      let checks = zip(judge.records(of: dataset), samples).map { record, sample in
        var outcome = record.outcome
        outcome.samples = sample
        return CheckRecord(
          check: record.check,
          outcome: outcome,
          seconds: time(of: record.check, users)
        )
      }
      let analyzers = dataset.analyzers.map {
        judge.record(
          of: $0,
          in: dataset.name,
          distributions: distributions,
          trouble: troubles[dataset.name]
        )
      }
      let isPartial = judge.reasonAgainstScore(among: checks) != nil
      var record = DatasetRecord(
        dataset,
        checks: checks,
        analyzers: analyzers,
        isScored: !isPartial
      )
      record.unchanged = options.recalled.marks[dataset.name]
      record.addedUp = mark(of: dataset)
      records.append(record)
    }
    return records
  }

  /// The rows to show for each check; `nil` for one that shows none.
  private func samples(for dataset: Dataset, _ judge: Judge) async -> [SampleRows?] {
    guard let executor = executor(on: dataset.source.connection) else {
      return dataset.checks.map { _ in nil }
    }
    var samples: [SampleRows?] = []
    for check in dataset.checks {
      let offenders = judge.failedCriteria(of: check).lazy.compactMap(\.offenders).first
      guard let offenders, check.samples > 0, check.status != .disabled,
        stop.interruption == nil
      else {
        samples.append(nil)
        continue
      }
      var narrowed = executor
      narrowed.knowledge.selections[dataset.name] = partitions(of: offenders)
      samples.append(await narrowed.sample(offenders, of: dataset, limit: check.samples))
    }
    return samples
  }

  /// How many checks stand on each metric, so that its time can be shared.
  private func metricUsers() -> [Metric: Int] {
    var users: [Metric: Int] = [:]
    for check in plan.suite.datasets.flatMap(\.checks) {
      for metric in Set(check.verdict.metrics) {
        users[metric, default: 0] += 1
      }
    }
    return users
  }

  private func time(of check: Check, _ users: [Metric: Int]) -> Double {
    Set(check.verdict.metrics).reduce(0) { sum, metric in
      sum + (seconds[metric] ?? 0) / Double(users[metric] ?? 1)
    }
  }
}

extension DatasetRecord {
  fileprivate init(
    _ dataset: Dataset,
    checks: [CheckRecord],
    analyzers: [AnalyzerRecord],
    isScored: Bool
  ) {
    self.init(
      name: dataset.name,
      summary: dataset.summary,
      owner: dataset.owner,
      source: dataset.source.words,
      spec: dataset.origin.path,
      checks: checks,
      analyzers: analyzers,
      score: isScored ? overallScore(checks) : nil,
      dimensions: isScored ? dimensionScores(checks) : []
    )
  }
}
