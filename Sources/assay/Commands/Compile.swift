import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayReport
import AssaySyntax

/// Compiles the specs without touching any data.
struct Compile: ParsableCommand {
  /// How the result is told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile specs, or a bare DQDL file, and tell everything that is wrong.",
    discussion: "Needs no data and no driver. Exit codes: 0 all is right; 2 something is wrong."
  )

  @OptionGroup var options: ProjectOptions

  @OptionGroup var sandbox: SandboxOptions

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: "How closely rules keep to the language: strict or lenient; wins over the project file."
  )
  var dqdl: DQDL.Dialect?

  @Option(
    help: ArgumentHelp(
      "The moment that counts as now, after which a snooze is over: 2026-01-31.",
      valueName: "time"
    ),
    transform: moment
  )
  var asOf: Timestamp?

  @Flag(help: "Take warnings for errors.")
  var strict = false

  func run() throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    let compilation =
      try options.isBareDQDL
      ? Compilation(
        ofDQDL: options,
        dialect: dqdl ?? .strict,
        isStrict: strict,
        sandbox: sandbox.sandbox(around: ".", in: environment),
        in: environment,
        console
      )
      : console.load(
        options,
        dialect: dqdl,
        sandboxed: sandbox,
        asOf: asOf ?? Environment.now(),
        isStrict: strict,
        needingFixtures: true
      )
    var (diagnostics, files) = (compilation.diagnostics, compilation.files)
    if !options.isBareDQDL {
      let known = try console.readBaselineFile(of: compilation)
      diagnostics = (diagnostics + known.diagnostics).sortedAndUnique()
      files[known.file.path] = known.file
    }
    let isWrong = diagnostics.contains { $0.severity == .error }
    switch format {
    case .json:
      StandardStream.output.write(
        DiagnosticsReport.render(
          diagnostics,
          files: files,
          toolVersion: Assay.version
        )
      )
    case .text:
      console.tell(diagnostics, in: files)
      if let suite = compilation.suite, !isWrong { StandardStream.output.write(summary(of: suite)) }
    }
    if isWrong { throw ExitStatus.specsWrong.error }
    // To take a large suite apart again would take a fifth of the time, for nobody.
    ExitStatus.holds.exit()
  }

  private func summary(of suite: Suite) -> String {
    let checks = suite.datasets.reduce(0) { $0 + $1.checks.count }
    guard !suite.datasets.isEmpty else { return "the rules are right\n" }
    let datasets = suite.datasets.count
    return "\(datasets) \(datasets == 1 ? "dataset" : "datasets"), "
      + "\(checks) \(checks == 1 ? "check" : "checks"): all is right\n"
  }
}

extension DQDL.Dialect: ExpressibleByArgument {}

extension ProjectOptions {
  /// Whether only DQDL files are given, which are then checked as such, without a project.
  fileprivate var isBareDQDL: Bool {
    !paths.isEmpty && paths.allSatisfy { $0.hasSuffix(".dqdl") }
  }
}
