import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayReport
import AssayRun

/// Keeps the failures that a project lives with.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Write down today's failures, so that only new and worse ones count.",
    subcommands: [Write.self, Show.self]
  )
}

extension BaselineCommand {
  /// Writes down what fails.
  struct Write: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: "Check the data, and write what fails into \(BaselineFile.name).",
      discussion: """
        The file lies beside assay.yaml and belongs into git. Without --update every failure of today becomes known as \
        it is; with it the file only shrinks. What could not be measured is never written down. The run is not \
        remembered, and nobody is told of it. Exit codes: 0 done; 2 the specs, the file or the command line are \
        wrong; 3 something could not be measured or written; 4 nothing was checked.
        """
    )

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    @Option(
      help: ArgumentHelp(
        "The moment that counts as now: 2026-01-31, or 2026-01-31T09:05:00Z.",
        valueName: "time"
      ),
      transform: moment
    )
    var asOf: Timestamp?

    @Flag(help: "Remove what is mended or gone and tighten what is better; add and loosen nothing.")
    var update = false

    @Flag(help: "Write nothing; show what would change.")
    var dryRun = false

    func run() async throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      let console = Console(environment)
      let now = asOf ?? Environment.now()
      let compilation = try console.compile(options, asOf: now)
      guard var suite = compilation.suite else { throw ExitStatus.specsWrong.error }
      suite.history = try memory.setting(of: suite, in: environment)
      let known = try console.baselineFile(of: compilation)
      guard suite.datasets.contains(where: { !$0.checks.isEmpty }) else {
        console.complain("nothing was checked", help: "the selected specs hold no rules")
        throw ExitStatus.nothingChecked.error
      }
      let record = try await measure(suite, knowing: known, at: now, compilation, environment)
      try finish(record, known, compilation, console)
    }

    private func measure(
      _ suite: Suite,
      knowing known: BaselineFile,
      at now: Timestamp,
      _ compilation: Compilation,
      _ environment: Environment
    ) async throws -> RunRecord {
      let root = compilation.root
      let connections = connections(for: suite, root: root, environment: environment)
      var runOptions = RunOptions(asOf: now, clock: Environment.now)
      runOptions.root = root
      runOptions.baseline = known.baseline
      runOptions.history = {
        await earlierRuns(of: suite, before: now, root: root, environment: environment)
      }
      let runner = Runner(
        try plan(suite, on: connections.capabilities),
        with: connections,
        options: runOptions
      )
      // The engine tidies up when the runner goes, for which nobody else may hold on to it.
      let signals = Signals { [weak runner] in runner?.interrupt($0) }
      defer { signals.stop() }
      return await runner.run()
    }

    private func finish(
      _ record: RunRecord,
      _ known: BaselineFile,
      _ compilation: Compilation,
      _ console: Console
    ) throws {
      switch record.interruption {
      case .interrupt: throw ExitStatus.interrupted.error
      case .terminate: throw ExitStatus.terminated.error
      case nil: break
      }
      let revision = BaselineRevision(
        of: known.baseline,
        after: record,
        update ? .onlyLess : .anything,
        checks: compilation.checks
      )
      let new = known.file(of: revision.baseline)
      if new.bytes != known.file.bytes, known.exists || !(update || revision.baseline.isEmpty) {
        StandardStream.output.write(unifiedDifference(from: known.file, to: new))
        if !dryRun { try save(new, of: known, console) }
      }
      StandardStream.output.write("\(known.file.path): \(revision.summary)\n")
      let errored = record.checks.count {
        $0.check.status == .active && $0.outcome.status == .errored
      }
      guard errored == 0 else {
        let checks = errored == 1 ? "1 check" : "\(errored) checks"
        console.complain(
          "\(checks) could not be measured, which no baseline knows",
          help: "`assay check` tells why"
        )
        throw ExitStatus.notMeasured.error
      }
    }

    private func save(_ new: TextFile, of known: BaselineFile, _ console: Console) throws {
      do throws(WriteError) {
        try known.save(new, in: console.environment)
      } catch {
        console.complain(error.description, help: error.help)
        throw ExitStatus.notMeasured.error
      }
    }
  }

  /// Lists what is known, without touching any data.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "List the failures that are known, and the checks that they belong to.",
      discussion:
        "Needs no data. Exit codes: 0 done; 2 the specs or the file are wrong; 4 nothing is known."
    )

    @OptionGroup var options: ProjectOptions

    func run() throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      let console = Console(environment)
      let compilation = try console.compile(options, mayBeEmpty: true)
      guard let suite = compilation.suite else { throw ExitStatus.specsWrong.error }
      let known = try console.baselineFile(of: compilation)
      guard !known.baseline.isEmpty else {
        console.complain(
          "no failure is known",
          help: "`assay baseline write` writes today's failures into \(known.file.path)"
        )
        throw ExitStatus.nothingChecked.error
      }
      StandardStream.output.write(
        BaselineList.render(known.baseline, of: suite, style: environment.style(on: .output))
      )
    }
  }
}

extension BaselineRevision {
  /// How many failures are known now, and what of that is new.
  fileprivate var summary: String {
    let changes = [
      (added, "added"), (loosened, "loosened"), (tightened, "tightened"), (removed, "removed"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let count = baseline.entries.count
    return "\(count) known \(count == 1 ? "failure" : "failures"), "
      + (changes.isEmpty ? "nothing changed" : changes.joined(separator: ", "))
  }
}
