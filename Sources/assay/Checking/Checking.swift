import ArgumentParser
import AssayDiagnostics
import AssayHistory
import AssayModel
import AssayPlan
import AssayRun
import Foundation

/// Compiles the specs, measures the data and judges them, as `check` and `ci` do; what is reported is theirs to say.
struct Checking {
  let options: CheckOptions
  let environment: Environment

  /// Reads and compiles the specs, and tells everything that was found.
  func compile() throws -> Compilation {
    Signals.ignoreClosedPipe()
    return try Console(environment).compile(
      options.project,
      sandboxed: options.sandbox,
      asOf: options.asOf ?? Environment.now(),
      mayBeEmpty: options.allowEmpty,
      isStrict: options.strict
    )
  }

  /// The suite to run; specs that are wrong or select nothing end the command.
  func suite(of compilation: Compilation) async throws -> Suite {
    guard var suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    suite.history = try options.memory.setting(of: suite, in: environment, compilation.sandbox)
    guard options.allowEmpty || suite.datasets.contains(where: { !$0.checks.isEmpty }) else {
      Console(environment).complain(
        "nothing was checked",
        help: "the selected specs hold no rules; --allow-empty permits it"
      )
      throw ExitStatus.nothingChecked.error
    }
    try options.addition.validate(for: suite, environment)
    return try await options.changes.select(
      from: try options.part.select(from: suite, environment),
      compilation,
      options.project,
      environment
    )
  }

  /// Measures and judges, remembers the run and tells people of alerts; a shard of a run does neither.
  ///
  /// - Parameter wantsTrends: whether a report shows how the datasets did in earlier runs.
  func measure(
    _ suite: Suite,
    _ compilation: Compilation,
    wantsTrends: Bool,
    isShard: Bool = false
  ) async throws -> RunRecord {
    let root = compilation.root
    let known = options.noBaseline ? nil : try Console(environment).baseline(of: compilation)
    let connections = connections(
      for: suite,
      root: root,
      environment: environment,
      sandbox: compilation.sandbox,
      keepsRowOrder: suite.mayDependOnRowOrder
    )
    let startedAt = Environment.now()
    // Git is asked meanwhile.
    async let beginning = start(at: startedAt, suite, compilation)
    var plan = try Console(environment).plan(
      suite,
      on: connections,
      compilation,
      taking: options.planning.shortcuts
    )
    var runOptions = RunOptions(asOf: options.asOf ?? startedAt, clock: Environment.now)
    runOptions.root = root
    runOptions.baseline = known?.baseline ?? Baseline()
    runOptions.failsFast = options.failFast
    let start = await beginning
    let memory = RunMemory(
      suite,
      start: start,
      isWhole: options.project.isWhole && options.changes.since == nil && suite.partition == nil,
      root: root,
      environment: environment,
      isShard: isShard
    )
    // The store is asked while the data are measured.
    let holdsRuns = await memory.holdsRuns
    let history = Task { await memory.open() }
    // What nobody remembers need not be looked at, and specs of strangers take nothing from runs of others.
    let remembers = await memory.report.status == .recorded && compilation.sandbox == nil
    let source = remembers && holdsRuns && !options.noCache ? memory : nil
    runOptions.history = { await history.value }
    var reuse = Reuse(suite, start: start, root: root, environment: environment)
    if remembers { await reuse.take(into: &runOptions, from: source, on: connections) }
    if let key = suite.partition?.key ?? options.addition.partitions {
      await reuse.takePartitions(
        by: key,
        of: compilation.suite ?? suite,
        into: &runOptions,
        remembering: remembers,
        from: source
      )
    }
    if !runOptions.recalled.isEmpty || !runOptions.partitionings.isEmpty {
      plan = try AssayPlan.plan(
        suite,
        on: connections.capabilities,
        taking: options.planning.shortcuts,
        knowing: Set(runOptions.recalled.measurements.keys),
        addingUp: runOptions.partitionings.mapValues(\.key)
      )
    }
    let line = StandardStream.error.isTerminal ? ProgressLine() : nil
    if let line { runOptions.onProgress = { line.update($0) } }
    let runner = Runner(plan, with: connections, options: runOptions)
    // The engine tidies up when the runner goes, for which nobody else may hold on to it.
    let signals = Signals { [weak runner] in runner?.interrupt($0) }
    var record = await runner.run()
    signals.stop()
    line?.finish()
    record.identity = memory.identity
    record.baseline = known?.report(after: record, of: compilation)
    _ = await history.value
    let left = await reuse.left(by: runner, record)
    let notices = await memory.close(record, keeping: left.states, left.partitions)
    record = await memory.withStreaks(record)
    if wantsTrends { record = await memory.withEarlierScores(record) }
    record.plan = PlanExplanation(plan, on: connections.capabilities).outline
    // Specs of strangers tell nobody anything.
    if !options.noNotify, compilation.sandbox == nil { await memory.tell(notices, at: record.asOf) }
    record.history = await memory.report
    return record
  }

  private func start(
    at moment: Timestamp,
    _ suite: Suite,
    _ compilation: Compilation
  ) async -> RunStart {
    var identity = RunIdentity()
    if suite.history.store != .off {
      identity = await RunIdentity(
        startedAt: moment,
        files: compilation.files.mapValues(\.bytes),
        root: compilation.root,
        environment: environment
      )
    }
    return RunStart(
      identity: identity,
      asOf: options.asOf ?? moment,
      startedAt: moment,
      toolVersion: Assay.version,
      host: ProcessInfo.processInfo.hostName,
      process: Int(ProcessInfo.processInfo.processIdentifier)
    )
  }
}
