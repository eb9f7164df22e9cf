import ArgumentParser
import AssayConnector
import AssayModel
import AssayReport
import AssayRun
import Foundation

/// Shows what a dataset is like, without judging it.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the columns, the size, the age and some rows of a dataset.",
    discussion: """
      Sees what a check would see: the source with its filter. Exit codes: 0 done; 2 there is no such dataset, or the \
      specs are wrong; 3 the source cannot be read.
      """
  )

  @Argument(help: "The name of a dataset.")
  var dataset: String

  @Option(
    help: ArgumentHelp(
      "How many rows to show; never more than `samples:` allows.",
      valueName: "number"
    )
  )
  var rows = 5

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Set ${NAME} in specs; wins over the environment.", valueName: "name=value")
  )
  var variables: [String] = []

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @OptionGroup var sandbox: SandboxOptions

  func validate() throws {
    guard rows >= 0 else { throw ValidationError("--rows takes a number of rows") }
  }

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    let options = try ProjectOptions.parse(project: project, variables: variables)
    let compilation = try console.load(options, sandboxed: sandbox)
    guard let suite = compilation.suite else {
      console.tell(compilation.diagnostics, in: compilation.files)
      throw ExitStatus.specsWrong.error
    }
    guard let dataset = suite.datasets.first(where: { $0.name == dataset }) else {
      let error = suite.noDataset(dataset)
      console.complain(error.message, help: error.help)
      throw ExitStatus.specsWrong.error
    }
    let connections = connections(
      for: suite,
      root: compilation.root,
      environment: environment,
      sandbox: compilation.sandbox
    )
    try console.refuse(compilation.sandbox?.objections(to: dataset, of: suite) ?? [])
    var runOptions = RunOptions(asOf: Environment.now(), clock: Environment.now)
    runOptions.root = compilation.root
    let inspector = Inspector(suite, with: connections, options: runOptions)
    do throws(Trouble) {
      var inspection = try await inspector.inspect(dataset, showing: rows)
      if let time = databaseTime(of: dataset, suite, compilation.root, environment) {
        inspection.changes.append(.init("database file", time))
      }
      switch format {
      case .text:
        StandardStream.output.write(
          InspectionReport.text(inspection, style: environment.style(on: .output))
        )
      case .json: StandardStream.output.write(InspectionReport.json(inspection))
      }
    } catch {
      console.complain("\(dataset.name) cannot be read: \(error.message)", help: error.hint)
      throw ExitStatus.notMeasured.error
    }
  }

  /// When the file was last changed in which a table is.
  private func databaseTime(
    of dataset: Dataset,
    _ suite: Suite,
    _ root: String,
    _ environment: Environment
  ) -> Timestamp? {
    if case .files = dataset.source.relation { return nil }
    guard
      let connection = suite.connections.first(where: { $0.name == dataset.source.connection }),
      connection.kind == .duckdb || connection.kind == .sqlite, connection.hasDatabase,
      let url = connection.url?.revealed
    else { return nil }
    let path = environment.absolutePath(Environment.rooted(url, in: root))
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let date = attributes?[.modificationDate] as? Date
    return date.map { Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1000)) }
  }
}
