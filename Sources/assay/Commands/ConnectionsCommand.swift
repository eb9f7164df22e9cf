import ArgumentParser
import AssayADBC
import AssayConnector
import AssayDiagnostics
import AssayModel
import AssayReport
import AssayRun

/// Lists the connections of a project, and tries them.
struct ConnectionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connections",
    abstract: "List the connections of the project, and try them.",
    subcommands: [List.self, Test.self],
    defaultSubcommand: List.self
  )
}

extension ConnectionsCommand {
  /// What both commands take.
  struct Options: ParsableArguments {
    @Option(help: "The project file; found by walking up from this folder when not given.")
    var project: String?

    @Option(
      name: .customLong("var"),
      help: ArgumentHelp(
        "Set ${NAME} in specs; wins over the environment.",
        valueName: "name=value"
      )
    )
    var variables: [String] = []

    @Option(help: "text or json.")
    var format = OutputFormat.text

    /// The project; specs that are wrong end the command.
    func compile(in environment: Environment) throws -> (Suite, root: String) {
      let options = try ProjectOptions.parse(project: project, variables: variables)
      let console = Console(environment)
      let compilation = try console.load(options, mayBeEmpty: true)
      guard let suite = compilation.suite else {
        console.tell(compilation.diagnostics, in: compilation.files)
        throw ExitStatus.specsWrong.error
      }
      return (suite, compilation.root)
    }
  }

  /// Lists connections.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the connections of the project, without opening any."
    )

    @OptionGroup var options: Options

    func run() throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      let (suite, _) = try options.compile(in: environment)
      let connections = suite.declaredConnections.map { ConnectionSummary($0, of: suite) }
      switch options.format {
      case .text:
        let style = environment.style(on: .output)
        StandardStream.output.write(ConnectionReport.text(connections, style: style))
      case .json: StandardStream.output.write(ConnectionReport.json(connections))
      }
    }
  }

  /// Tries connections.
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Open connections and ask how they are; touches no data.",
      discussion: """
        Exit codes: 0 all of them answer; 2 there is no such connection, or the specs are wrong; 3 one of them does \
        not answer.
        """
    )

    @Argument(help: "The names of connections; all of the project when none is given.")
    var names: [String] = []

    @Option(
      help: ArgumentHelp("How long to wait for each of them.", valueName: "seconds")
    )
    var timeout = 15

    @OptionGroup var options: Options

    func validate() throws {
      guard timeout > 0 else {
        throw ValidationError("--timeout takes a number of seconds above 0")
      }
    }

    func run() async throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      let (suite, root) = try options.compile(in: environment)
      let chosen = try chosen(of: suite, Console(environment))
      let tester = ConnectionTester(
        suite: suite,
        root: root,
        environment: environment,
        limit: .seconds(timeout)
      )
      let findings = await tester.findings(on: chosen)
      switch options.format {
      case .text:
        let style = environment.style(on: .output)
        StandardStream.output.write(ConnectionReport.text(findings, style: style))
      case .json: StandardStream.output.write(ConnectionReport.json(findings))
      }
      if !findings.allSatisfy(\.hasAnswered) { throw ExitStatus.notMeasured.error }
    }

    private func chosen(of suite: Suite, _ console: Console) throws -> [Connection] {
      let known = suite.declaredConnections.map(\.name)
      for name in names where !known.contains(name) {
        let near = nearest(to: name, among: known)
        console.complain(
          "there is no connection \(name)",
          help: near.map { "did you mean \($0)?" }
            ?? "the project has \(known.joined(separator: ", "))"
        )
        throw ExitStatus.specsWrong.error
      }
      return names.isEmpty
        ? suite.declaredConnections : suite.declaredConnections.filter { names.contains($0.name) }
    }
  }
}

extension Suite {
  /// The connections that the project names; those that are there without being named where it names none.
  fileprivate var declaredConnections: [Connection] {
    let declared = connections.filter { $0.origin != nil }
    return declared.isEmpty ? connections : declared
  }
}
