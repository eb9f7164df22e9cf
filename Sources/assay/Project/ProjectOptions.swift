import ArgumentParser
import AssayCompiler
import AssayDiagnostics
import AssayModel

/// What every command that reads specs takes.
struct ProjectOptions: ParsableArguments {
  @Argument(help: "Spec files, folders or globs; all specs of the project when none is given.")
  var paths: [String] = []

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Set ${NAME} in specs; wins over the environment.", valueName: "name=value")
  )
  var variables: [String] = []

  @Option(help: "Only this dataset; may be repeated.")
  var dataset: [String] = []

  func validate() throws {
    for variable in variables where !variable.contains("=") || variable.hasPrefix("=") {
      throw ValidationError("--var takes NAME=value, not \(variable)")
    }
  }

  /// The variables of specs: those of the command line before those of the environment.
  func variables(in environment: Environment) -> [String: String] {
    var merged = environment.variables
    for variable in variables {
      guard let mark = variable.firstIndex(of: "=") else { continue }
      merged[String(variable[..<mark])] = String(variable[variable.index(after: mark)...])
    }
    return merged
  }
}
