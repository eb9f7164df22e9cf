import ArgumentParser
import AssayModel
import AssayPlan
import AssayRun

/// Prints what a run would do, without touching any data.
struct PlanCommand: AsyncParsableCommand {
  /// How the plan is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, mermaid
  }

  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show how many rules become how many queries.",
    discussion: "Needs no data and no driver; the same specs give the same plan."
  )

  @OptionGroup var options: ProjectOptions

  @OptionGroup var planning: PlanningOptions

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var sandbox: SandboxOptions

  @Option(help: "text, json or mermaid.")
  var format = Format.text

  @Flag(help: "Show the SQL of each step.")
  var sql = false

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    let compilation = try console.compile(options, sandboxed: sandbox, asOf: Environment.now())
    guard var suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    suite = try await changes.select(from: suite, compilation, options, environment)
    let connections = connections(for: suite, root: compilation.root, environment: environment)
    let plan = try console.plan(suite, on: connections, compilation, taking: planning.shortcuts)
    let explanation = PlanExplanation(plan, on: connections.capabilities, showingSQL: sql)
    switch format {
    case .text: StandardStream.output.write(explanation.text)
    case .json: StandardStream.output.write(explanation.json)
    case .mermaid: StandardStream.output.write(explanation.mermaid)
    }
  }
}
