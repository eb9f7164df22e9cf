import ArgumentParser
import AssayModel

/// What every command takes that measures data and judges them.
struct CheckOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var sandbox: SandboxOptions

  @OptionGroup var memory: HistoryOptions

  @OptionGroup var part: PartitionOptions

  @OptionGroup var addition: AddingUpOptions

  @OptionGroup var planning: PlanningOptions

  @Option(
    help: ArgumentHelp(
      "The moment that counts as now: 2026-01-31, or 2026-01-31T09:05:00Z.",
      valueName: "time"
    ),
    transform: moment
  )
  var asOf: Timestamp?

  @Flag(help: "Count every failure, those that the baseline knows as well.")
  var noBaseline = false

  @Flag(help: "Keep alerts, but tell nobody of them.")
  var noNotify = false

  @Flag(help: "Measure everything, whatever the history knows of the same data.")
  var noCache = false

  @Flag(help: "End at the first failed check that the gate counts; the others are not run.")
  var failFast = false

  @Flag(help: "Succeed when nothing is checked.")
  var allowEmpty = false

  @Flag(help: "Take warnings of the compiler for errors.")
  var strict = false

  func validate() throws {
    guard part.partition == nil || addition.partitions == nil else {
      throw ValidationError("give either --partition or --partitions: one of them, or all")
    }
  }

  /// Whether it is right to check nothing: what changed may be nothing, too.
  var mayCheckNothing: Bool { allowEmpty || changes.since != nil }
}

/// Reads a moment of the command line.
@Sendable func moment(_ text: String) throws -> Timestamp {
  guard let moment = Timestamp(text) else {
    throw ValidationError(
      "\(text) is not a moment: write 2026-01-31, 2026-01-31T09:05:00Z or 2026-01-31T09:05:00+01:00"
    )
  }
  return moment
}
