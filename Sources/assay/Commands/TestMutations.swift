import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayReport
import AssayRun
import Foundation

/// What `assay test --mutate` takes.
struct FaultOptions: ParsableArguments {
  @Flag(
    help: """
      Put faults into rows of the sources, column by column, and tell which no rule notices; arguments may name \
      datasets.
      """
  )
  var mutate = false

  @Option(help: "With --mutate: which rows are spoilt; the same number spoils the same rows.")
  var seed: UInt64 = 1

  @Option(help: "With --mutate: how many rows of a source to take at most.")
  var sample = 1000

  @Option(
    help: ArgumentHelp(
      "With --mutate: the moment that counts as now, which ages depend on.",
      valueName: "time"
    ),
    transform: moment
  )
  var asOf: Timestamp?

  func validate() throws {
    guard (1...20_000).contains(sample) else {
      throw ValidationError("--sample takes a number of rows between 1 and 20000")
    }
  }
}

extension TestCommand {
  /// Tries which faults the rules notice.
  func mutate(_ environment: Environment, _ console: Console) async throws {
    let options = options.takingDatasets(environment)
    let compilation = try console.compile(
      options,
      sandboxed: sandbox,
      usesLock: false,
      mayBeEmpty: allowEmpty
    )
    guard let suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    let selected = suite.datasets.filter { !$0.checks.isEmpty }
    guard allowEmpty || !selected.isEmpty else {
      console.complain("there are no rules to try", help: "--allow-empty permits it")
      throw ExitStatus.nothingChecked.error
    }
    for dataset in selected {
      try console.refuse(compilation.sandbox?.objections(to: dataset, of: suite) ?? [])
    }
    let bench = try await TestBench(suite, in: compilation.sandbox, environment, console)
    let trial = MutationTrial(
      suite,
      on: bench,
      sources: connections(
        for: suite,
        root: compilation.root,
        environment: environment,
        sandbox: compilation.sandbox
      ),
      root: compilation.root,
      asOf: faults.asOf ?? Environment.now()
    )
    var records: [MutationRecord] = []
    var isWhole = true
    for dataset in selected {
      switch await trial.run(dataset, rows: faults.sample, seed: faults.seed) {
      case .success(let record): records.append(record)
      case .failure(let trouble):
        isWhole = false
        console.complain("cannot try \(dataset.name): \(trouble.message)", help: trouble.hint)
      }
    }
    await bench.close()
    let isWritten = writeReports(
      report.map(\.path),
      verbose: verbose,
      in: environment,
      text: { MutationReport.text(records, style: $0) },
      bytes: { records.bytes(as: report[$0].format) }
    )
    if !isWritten || !isWhole { throw ExitStatus.notMeasured.error }
  }
}

extension ProjectOptions {
  /// The options with each argument that is no file taken for the name of a dataset.
  fileprivate func takingDatasets(_ environment: Environment) -> ProjectOptions {
    var options = self
    let names = paths.filter { path in
      !path.contains(where: { "/.*?[".contains($0) }) && !environment.hasFile(path)
    }
    options.paths.removeAll { names.contains($0) }
    options.dataset += names
    return options
  }
}
