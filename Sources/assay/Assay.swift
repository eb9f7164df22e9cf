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
    var group: any ParsableCommand.Type = Self.self
    var path = "assay"
    for word in CommandLine.arguments.dropFirst() {
      let commands = group.configuration.subcommands
      // Where one of them is meant when none is named, the word may be an argument of it.
      guard !commands.isEmpty, group.configuration.defaultSubcommand == nil,
        !word.hasPrefix("-"), word != "help"
      else { return }
      guard let command = commands.first(where: { name(of: $0) == word }) else {
        let near = nearest(to: word, among: commands.map(name)).map { "did you mean \($0)?" }
        Console(.current).complain(
          "there is no command \(path) \(word)",
          help: near ?? "`\(path) --help` lists the commands"
        )
        ExitStatus.specsWrong.exit()
      }
      group = command
      path += " \(word)"
    }
  }

  /// The name of a command, which is that of its type unless it has another one.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
