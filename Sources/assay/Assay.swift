import ArgumentParser
import AssayDiagnostics

/// The command line tool.
@main
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Data quality as code: compile specs, check data, report.",
    version: "assay \(version)",
    subcommands: [
      Init.self, Check.self, CICommand.self, Merge.self, BaselineCommand.self, Lock.self,
      Compile.self, TestCommand.self,
      PlanCommand.self, Explain.self, Format.self, Diff.self, SchemaCommand.self, Completions.self,
      Approve.self, ConnectionsCommand.self, Inspect.self, HistoryCommand.self, Anomalies.self,
      Backtest.self, Alerts.self, Notify.self, Drivers.self,
    ]
  )

  /// The version of this tool.
  static let version = "0.1.0"

  /// Runs a command; a command line that is wrong ends like specs that are.
  static func main() async {
    refuseUnknownCommand()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      StandardStream.error.write(fullMessage(for: error) + "\n")
      ExitStatus.specsWrong.exit()
    }
  }

  /// Offers the nearest command for one that is misspelt, which the parser of arguments does not.
  private static func refuseUnknownCommand() {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names =
      ["help"]
      + configuration.subcommands.map {
        $0.configuration.commandName ?? String(describing: $0).lowercased()
      }
    guard !names.contains(word) else { return }
    let near = nearest(to: word, among: names).map { "did you mean \($0)?" }
    Console(.current).complain(
      "there is no command \(word)",
      help: near ?? "`assay --help` lists the commands"
    )
    ExitStatus.specsWrong.exit()
  }
}
