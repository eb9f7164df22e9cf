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

  /// Whether every dataset of the project is meant.
  var isWhole: Bool { paths.isEmpty && dataset.isEmpty }

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

/// What commands take that remember runs, or look into what was remembered.
struct HistoryOptions: ParsableArguments {
  /// The variable that names a store, as for a CI system that keeps its own.
  static let variable = "ASSAY_HISTORY"

  @Option(
    help: ArgumentHelp(
      "Where runs are remembered: a path, a URL, a connection, or off; wins over ASSAY_HISTORY and the project file.",
      valueName: "store"
    )
  )
  var history: String?

  /// The setting of a suite with what the command line or the environment says instead.
  func setting(
    of suite: Suite,
    in environment: Environment
  ) throws -> HistorySetting {
    let given = history ?? environment.variables[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    guard let given else { return suite.history }
    do throws(HistorySetting.Fault) {
      let store = try HistorySetting.store(named: given, among: suite.connections.map(\.name))
      // Whoever switches it off does not miss it.
      return HistorySetting(store, isRequired: suite.history.isRequired && store != .off)
    } catch {
      throw ValidationError(
        "\(history == nil ? Self.variable : "--history") takes a path that ends with .sqlite or .duckdb, "
          + "a postgres:// URL, the name of a connection, or off"
      )
    }
  }
}
