import ArgumentParser
import AssayModel
import AssayPlan
import AssayReport
import AssayRun

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
    let compilation = try Console(environment).compile(options, mayBeEmpty: allowEmpty)
    guard let suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    guard allowEmpty || suite.datasets.contains(where: { !$0.checks.isEmpty }) else {
      Console(environment).complain(
        "nothing was checked",
        help: "the selected specs hold no rules; --allow-empty permits it"
      )
      throw ExitStatus.nothingChecked.error
    }
    let record = try await measure(suite, root: compilation.root, environment)
    let status = ExitStatus(record, allowingEmpty: allowEmpty)
    let isWritten = write(record, suite, environment)
    throw (isWritten || status != .holds && status != .fallsShort ? status : .notMeasured).error
  }

  // MARK: Running

  private func measure(
    _ suite: Suite,
    root: String,
    _ environment: Environment
  ) async throws -> RunRecord {
    let connections = connections(for: suite, root: root, environment: environment)
    let start = Environment.now()
    var runOptions = RunOptions(asOf: start, clock: Environment.now)
    runOptions.root = root
    let line = StandardStream.error.isTerminal ? ProgressLine() : nil
    if let line { runOptions.onProgress = { line.update($0) } }
    let runner = Runner(
      try plan(suite, on: connections.capabilities),
      with: connections,
      options: runOptions
    )
    // The engine tidies up when the runner goes, for which nobody else may hold on to it.
    let signals = Signals { [weak runner] in runner?.interrupt($0) }
    let record = await runner.run()
    signals.stop()
    line?.finish()
    return record
  }

  // MARK: Reporting

  /// - Returns: whether every report that was asked for could be written.
  private func write(_ record: RunRecord, _ suite: Suite, _ environment: Environment) -> Bool {
    var isWritten = true
    let toOutput = report.contains { $0.path == "-" }
    let stream = toOutput ? StandardStream.error : .output
    let style = Style(
      colour: environment.wantsColour(on: stream),
      width: stream.width ?? 100,
      verbose: verbose
    )
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
