import ArgumentParser
import AssayDiagnostics
import AssayHistory
import AssayModel
import AssayPlan
import AssayReport
import AssayRun
import Foundation

/// Compiles the specs, measures the data, judges and reports.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check data against their specs.",
    discussion: """
      Exit codes: 0 all that the gate asks for holds; 1 the data fall short; 2 the specs do not compile or the \
      command line is wrong; 3 something could not be measured; 4 nothing was checked.
      """
  )

  @OptionGroup var options: ProjectOptions

  @OptionGroup var sandbox: SandboxOptions

  @OptionGroup var memory: HistoryOptions

  @Option(
    help: ArgumentHelp(
      "The moment that counts as now: 2026-01-31, or 2026-01-31T09:05:00Z.",
      valueName: "time"
    ),
    transform: moment
  )
  var asOf: Timestamp?

  @Flag(help: "Keep alerts, but tell nobody of them.")
  var noNotify = false

  @Option(
    help: ArgumentHelp(
      "Write a report: junit, json or text; `-` is standard output. May be repeated.",
      valueName: "format=file"
    ),
    transform: ReportRequest.init
  )
  var report: [ReportRequest] = []

  @Flag(help: "Succeed when nothing is checked.")
  var allowEmpty = false

  @Flag(help: "List the checks that passed as well.")
  var verbose = false

  func run() async throws {
    let environment = Environment.current
    Signals.ignoreClosedPipe()
    let console = Console(environment)
    let compilation = try console.compile(options, sandboxed: sandbox, mayBeEmpty: allowEmpty)
    guard var suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    suite.history = try memory.setting(of: suite, in: environment, compilation.sandbox)
    guard allowEmpty || suite.datasets.contains(where: { !$0.checks.isEmpty }) else {
      console.complain(
        "nothing was checked",
        help: "the selected specs hold no rules; --allow-empty permits it"
      )
      throw ExitStatus.nothingChecked.error
    }
    let record = try await measure(suite, compilation, environment)
    let status = ExitStatus(record, allowingEmpty: allowEmpty)
    let isWritten = write(record, suite, environment)
    throw (isWritten || status != .holds && status != .fallsShort ? status : .notMeasured).error
  }

  // MARK: Running

  private func measure(
    _ suite: Suite,
    _ compilation: Compilation,
    _ environment: Environment
  ) async throws -> RunRecord {
    let root = compilation.root
    let connections = connections(
      for: suite,
      root: root,
      environment: environment,
      sandbox: compilation.sandbox
    )
    let plan = try Console(environment).plan(suite, on: connections, compilation)
    let startedAt = Environment.now()
    var runOptions = RunOptions(asOf: asOf ?? startedAt, clock: Environment.now)
    runOptions.root = root
    let start = await self.start(at: startedAt, suite, compilation, environment)
    let memory = RunMemory(
      suite,
      start: start,
      isWhole: options.paths.isEmpty && options.dataset.isEmpty,
      root: root,
      environment: environment
    )
    // The store is asked while the data are measured.
    let history = Task { await memory.open() }
    runOptions.history = { await history.value }
    let line = StandardStream.error.isTerminal ? ProgressLine() : nil
    if let line { runOptions.onProgress = { line.update($0) } }
    let runner = Runner(plan, with: connections, options: runOptions)
    // The engine tidies up when the runner goes, for which nobody else may hold on to it.
    let signals = Signals { [weak runner] in runner?.interrupt($0) }
    var record = await runner.run()
    signals.stop()
    line?.finish()
    record.identity = start.identity
    _ = await history.value
    let notices = await memory.close(record)
    // Specs of strangers tell nobody anything.
    if !noNotify, compilation.sandbox == nil { await memory.tell(notices, at: record.asOf) }
    record.history = await memory.report
    return record
  }

  private func start(
    at moment: Timestamp,
    _ suite: Suite,
    _ compilation: Compilation,
    _ environment: Environment
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
      asOf: asOf ?? moment,
      startedAt: moment,
      toolVersion: Assay.version,
      host: ProcessInfo.processInfo.hostName,
      process: Int(ProcessInfo.processInfo.processIdentifier)
    )
  }

  // MARK: Reporting

  /// - Returns: whether every report that was asked for could be written.
  private func write(_ record: RunRecord, _ suite: Suite, _ environment: Environment) -> Bool {
    var isWritten = true
    let toOutput = report.contains { $0.path == "-" }
    let stream = toOutput ? StandardStream.error : .output
    let style = environment.style(on: stream, verbose: verbose)
    if !stream.write(TextReport.render(record, style: style)), !toOutput { isWritten = false }
    for request in report {
      let bytes = request.format.render(record, for: suite, in: environment)
      if request.path == "-" {
        if !StandardStream.output.write(bytes) { isWritten = false }
        continue
      }
      do throws(WriteError) {
        try writeAtomically(bytes, to: request.path)
      } catch {
        Console(environment).complain(error.description, help: "choose another path for --report")
        isWritten = false
      }
    }
    return isWritten
  }
}

extension ReportRequest {
  /// Reads `FORMAT=FILE`.
  @Sendable init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("--report takes FORMAT=FILE, for example junit=report.xml")
    }
    guard let format = ReportFormat(rawValue: String(parts[0])) else {
      let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no report format \(parts[0]); there are \(known)")
    }
    self.init(format: format, path: String(parts[1]))
  }
}

/// Reads a moment of the command line.
@Sendable func moment(_ text: String) throws -> Timestamp {
  guard let moment = Timestamp(text) else {
    throw ValidationError(
      "\(text) is not a moment: write 2026-01-31, 2026-01-31T09:05:00Z or 2026-01-31T09:05:00+01:00"
    )
  }
  return moment
}
