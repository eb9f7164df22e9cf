import ArgumentParser
import AssayDiagnostics
import AssayHistory
import AssayModel
import AssayReport
import AssayRun
import Foundation

/// Makes one run of its shards.
struct Merge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract:
      "Make one run of the records that `assay check --shard` wrote, and judge it as a whole.",
    discussion: """
      The gate looks at all shards together, and the run is remembered once: here, and not by the shards. Exit codes \
      are those of `assay check`.
      """
  )

  @Argument(help: "The records of all shards, in any order.")
  var files: [String]

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Set ${NAME} in specs; wins over the environment.", valueName: "name=value")
  )
  var variables: [String] = []

  @OptionGroup var memory: HistoryOptions

  @Flag(help: "Keep alerts, but tell nobody of them.")
  var noNotify = false

  @Option(
    help: ArgumentHelp(
      "Write a report, as `assay check` does; `-` is standard output. May be repeated.",
      valueName: "format=file"
    ),
    transform: ReportRequest.init
  )
  var report: [ReportRequest] = []

  @Flag(help: "Succeed when nothing was checked.")
  var allowEmpty = false

  @Flag(help: "List the checks that passed as well.")
  var verbose = false

  func validate() throws {
    guard !report.contains(where: { $0.format == .record }) else {
      throw ValidationError("a merged run is written in other formats than record")
    }
    try refuseSharedPaths(report.map(\.path))
  }

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    var (record, gate, specHash) = try merged(in: environment, console)
    let compilation = try specs(environment, console, of: specHash)
    var suite =
      compilation?.suite
      ?? Suite(project: record.project, connections: [], datasets: [], gate: gate)
    suite.history =
      compilation == nil ? HistorySetting(.off) : try memory.setting(of: suite, in: environment)
    record = await remember(record, suite, compilation, environment)
    let status = ExitStatus(record, allowingEmpty: allowEmpty)
    let isWritten = report.write(record, for: suite, verbose: verbose, in: environment)
    throw (isWritten || status != .holds && status != .fallsShort ? status : .notMeasured).error
  }

  private func merged(
    in environment: Environment,
    _ console: Console
  ) throws -> (record: RunRecord, gate: Gate, specHash: String) {
    do throws(MergeFault) {
      var runs: [(name: String, run: RecordedRun)] = []
      for file in files { runs.append((file, try RecordFile.read(file, in: environment))) }
      return try merge(runs)
    } catch {
      console.complain(error.message, help: error.hint)
      throw ExitStatus.specsWrong.error
    }
  }

  /// The specs of the run, which only the history needs; `nil` where it is off.
  private func specs(
    _ environment: Environment,
    _ console: Console,
    of specHash: String
  ) throws -> Compilation? {
    let nothing = Suite(project: nil, connections: [], datasets: [], gate: Gate())
    // What the project says is not known yet: only what the command line or the environment says counts.
    if let given = try? memory.setting(of: nothing, in: environment), given.store == .off {
      return nil
    }
    var options = ProjectOptions()
    (options.project, options.variables) = (project, variables)
    (options.paths, options.dataset) = ([], [])
    let compilation = try console.compile(options, mayBeEmpty: true)
    guard compilation.suite != nil else { throw ExitStatus.specsWrong.error }
    guard compilation.specHash == specHash else {
      console.complain(
        "the specs here are not those of the shards",
        help: "merge at the commit of the shards, or with --history off"
      )
      throw ExitStatus.specsWrong.error
    }
    return compilation
  }

  /// Writes the run into the history, as one that was made here and now.
  private func remember(
    _ record: RunRecord,
    _ suite: Suite,
    _ compilation: Compilation?,
    _ environment: Environment
  ) async -> RunRecord {
    guard let compilation, suite.history.store != .off else { return record }
    let identity = await RunIdentity(
      startedAt: record.startedAt,
      files: compilation.files.mapValues(\.bytes),
      root: compilation.root,
      environment: environment
    )
    let start = RunStart(
      identity: identity,
      asOf: record.asOf,
      startedAt: record.startedAt,
      toolVersion: Assay.version,
      host: ProcessInfo.processInfo.hostName,
      process: Int(ProcessInfo.processInfo.processIdentifier)
    )
    let checked = Set(record.datasets.map(\.name))
    let memory = RunMemory(
      suite,
      start: start,
      isWhole: suite.datasets.allSatisfy { $0.checks.isEmpty || checked.contains($0.name) },
      root: compilation.root,
      environment: environment
    )
    var record = record
    record.identity = identity
    _ = await memory.open()
    let notices = await memory.close(record)
    record = await memory.withStreaks(record)
    if report.contains(where: { $0.format.showsTrends }) {
      record = await memory.withEarlierScores(record)
    }
    if !noNotify { await memory.tell(notices, at: record.asOf) }
    record.history = await memory.report
    return record
  }
}

extension Compilation {
  /// The SHA-256 of the specs, whose paths count from the folder of the project, wherever the tool was called.
  var specHash: String {
    let prefix = root.isEmpty ? "" : root + "/"
    let files = files.map { path, file in
      (path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path, file.bytes)
    }
    return RunIdentity.hash(of: Dictionary(files) { first, _ in first })
  }
}
