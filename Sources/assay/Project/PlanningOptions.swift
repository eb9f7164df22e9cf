import ArgumentParser
import AssayPlan

/// What commands take that make plans; to see what the shortcuts of a plan are worth, and that they change nothing.
struct PlanningOptions: ParsableArguments {
  @Flag(help: ArgumentHelp("Measure without shortcuts.", visibility: .hidden))
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Measure without this shortcut: \(Self.words); may be repeated.",
      visibility: .hidden
    )
  )
  var without: [String] = []

  func validate() throws {
    for name in without where !Shortcuts.names.contains(where: { $0.name == name }) {
      throw ValidationError("--without takes one of \(Self.words), not \(name)")
    }
  }

  /// The shortcuts that a plan may take.
  var shortcuts: Shortcuts {
    if plain { return [] }
    return Shortcuts.names.reduce(into: Shortcuts.all) { shortcuts, entry in
      if without.contains(entry.name) { shortcuts.remove(entry.shortcut) }
    }
  }

  private static var words: String { Shortcuts.names.map(\.name).joined(separator: ", ") }
}
