import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayReport
import AssayRun
import Foundation

/// Runs the tests of specs.
struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Try rules on the rows that specs give under `tests:`.",
    discussion: """
      Runs in the embedded engine and touches no source, whatever connection a dataset has. Exit codes: 0 every \
      test holds; 1 one does not; 2 the specs do not compile or the command line is wrong; 3 the engine cannot be \
      opened or a report cannot be written; 4 there are no tests.
      """
  )

  @OptionGroup var options: ProjectOptions

  @OptionGroup var sandbox: SandboxOptions

  @Option(
    help: ArgumentHelp(
      "Write a report: junit, json or text, of faults markdown; `-` is standard output. May be repeated.",
      valueName: "format=file"
    ),
    transform: TestReportRequest.init
  )
  var report: [TestReportRequest] = []

  @Flag(help: "Succeed when there are no tests.")
  var allowEmpty = false

  @Flag(help: "List the tests that hold as well, and the rules that no test looks at.")
  var verbose = false

  @OptionGroup(title: "Faults") var faults: FaultOptions

  func validate() throws {
    try refuseSharedPaths(report.map(\.path))
    let known = TestReportFormat.known(ofMutations: faults.mutate)
    for request in report where !known.contains(request.format) {
      let names = known.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "there is no report \(request.format.rawValue) \(faults.mutate ? "of faults" : "of tests"); "
          + "there are \(names)"
      )
    }
  }

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    if faults.mutate { return try await mutate(environment, console) }
    // The rows of a test have the columns that somebody wrote, not those of the source.
    let compilation = try console.compile(
      options,
      sandboxed: sandbox,
      usesLock: false,
      mayBeEmpty: allowEmpty,
      needingFixtures: true
    )
    guard let suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    let selected = suite.datasets.filter { !$0.tests.isEmpty && !$0.checks.isEmpty }
    guard allowEmpty || !selected.isEmpty else {
      console.complain(
        "there are no tests",
        help: "write some under `tests:` of a spec; --allow-empty permits to have none"
      )
      throw ExitStatus.nothingChecked.error
    }
    let startedAt = Environment.now()
    let tested =
      selected.isEmpty
      ? [] : try await run(selected, of: suite, compilation.sandbox, environment, console)
    let outcome = TestOutcome(
      datasets: tested,
      startedAt: startedAt,
      seconds: startedAt.seconds(to: Environment.now())
    )
    let isWritten = writeReports(
      report.map(\.path),
      verbose: verbose,
      in: environment,
      text: outcome.text,
      bytes: { outcome.bytes(as: report[$0].format, in: environment) }
    )
    guard tested.flatMap(\.records).allSatisfy(\.holds) else {
      throw ExitStatus.fallsShort.error
    }
    if !isWritten { throw ExitStatus.notMeasured.error }
  }

  /// Runs one test after the other: each takes so little time that an engine of its own would take longer.
  private func run(
    _ selected: [Dataset],
    of suite: Suite,
    _ sandbox: Sandbox?,
    _ environment: Environment,
    _ console: Console
  ) async throws -> [TestedDataset] {
    let bench = try await TestBench(suite, in: sandbox, environment, console)
    var tested: [TestedDataset] = []
    for dataset in selected {
      var records: [TestRecord] = []
      for test in dataset.tests { records.append(await bench.run(test, of: dataset)) }
      tested.append(TestedDataset(dataset, records))
    }
    await bench.close()
    return tested
  }
}

extension TestBench {
  /// Opens a bench in the embedded engine of this machine; one that cannot be opened ends the command.
  init(
    _ suite: Suite,
    in sandbox: Sandbox?,
    _ environment: Environment,
    _ console: Console
  ) async throws {
    let engine = Suite(
      project: suite.project,
      connections: [Connection(name: "tests", kind: .duckdb)],
      datasets: [],
      gate: suite.gate
    )
    let connections = connections(
      for: engine,
      root: "",
      environment: environment,
      sandbox: sandbox
    )
    do throws(BenchError) {
      try await self.init(suite, on: connections, clock: Environment.now)
    } catch {
      console.complain(error.message, help: error.hint)
      throw ExitStatus.notMeasured.error
    }
  }
}
