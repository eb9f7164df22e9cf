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

  /// The options of a command that takes no more of them than these.
  static func parse(project: String?, variables: [String]) throws -> ProjectOptions {
    try parse((project.map { ["--project", $0] } ?? []) + variables.flatMap { ["--var", $0] })
  }

  /// The variables of specs: those of the command line before those of the environment that a sandbox lets through.
  func variables(in environment: Environment, _ sandbox: Sandbox?) -> [String: String] {
    var merged = environment.variables
    if let sandbox { merged = merged.filter { sandbox.variables.contains($0.key) } }
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
  ///
  /// A sandbox has no history but one that the command line names: what strangers measure is not to be learned from, and
  /// specs are not to say where something is written.
  func setting(
    of suite: Suite,
    in environment: Environment,
    _ sandbox: Sandbox? = nil
  ) throws -> HistorySetting {
    if let sandbox { return try setting(in: sandbox) }
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

  private func setting(in sandbox: Sandbox) throws -> HistorySetting {
    guard let history else { return HistorySetting(.off) }
    guard let store = try? HistorySetting.store(named: history, among: []) else {
      throw ValidationError(
        "--history takes in a sandbox a path that ends with .sqlite or .duckdb, a postgres:// URL, or off"
      )
    }
    // Links in the project are not to lead what is written to somewhere else.
    if case .database(let kind, let url) = store, kind != .postgres, !url.revealed.hasPrefix("/"),
      !sandbox.contains(Environment.rooted(url.revealed, in: sandbox.root))
    {
      throw ValidationError("--history \(history) lies outside of the sandbox")
    }
    return HistorySetting(store)
  }
}
