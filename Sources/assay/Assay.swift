import ArgumentParser

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
}
