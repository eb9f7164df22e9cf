import ArgumentParser
import AssayHistory
import AssayModel
import AssayNotify
import AssayReport

/// Tells people of the alerts that they have not heard of.
struct Notify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Tell people of alerts, or show what would be sent.",
    discussion: """
      `assay check` tells of every change by itself. This command tells of open alerts that a channel has not heard \
      of: because it could not be reached, because of --no-notify, or because the channel is new. Exit codes: 0 done; \
      2 the specs or the command line are wrong; 3 a channel or the store could not be reached.
      """
  )

  @Flag(help: "Send nothing; print what would be sent, with dots for secrets.")
  var dryRun = false

  @Flag(help: "Send a test message to every channel instead.")
  var test = false

  @OptionGroup var options: ProjectOptions

  @OptionGroup var memory: HistoryOptions

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    try tell(test ? try await tryChannels(environment) : try await tellOverdue(environment))
  }

  /// Sends a message to every channel, for which no store is needed; gives `nil` where it was only shown.
  private func tryChannels(_ environment: Environment) async throws -> [Receipt]? {
    let console = Console(environment)
    guard let suite = try console.compile(options, mayBeEmpty: true).suite else {
      throw ExitStatus.specsWrong.error
    }
    guard !suite.channels.isEmpty else { throw Self.noChannels(console) }
    let telling = Telling(suite, run: "", environment: environment)
    let now = Environment.now()
    let errands = suite.channels.map { Errand(.test(at: now), to: $0.name) }
    if dryRun {
      show(errands, with: telling)
      return nil
    }
    return await telling.deliver(errands)
  }

  /// Tells what is overdue; gives `nil` where it was only shown.
  private func tellOverdue(_ environment: Environment) async throws -> [Receipt]? {
    let project = try RememberedProject(options, memory, in: environment)
    guard !project.suite.channels.isEmpty else { throw Self.noChannels(Console(environment)) }
    let telling = Telling(project.suite, run: "", environment: environment)
    return try await project.using { store throws(HistoryError) in
      let errands = try await telling.overdueErrands(in: store)
      if dryRun {
        show(errands, with: telling)
        return nil
      }
      return try await telling.run(errands, in: store, at: Environment.now())
    }
  }

  private static func noChannels(_ console: Console) -> any Error {
    console.complain(
      "the project has no channels",
      help: "declare them in the project file, under `notify: {channels: …}`"
    )
    return ExitStatus.specsWrong.error
  }

  private func show(_ errands: [Errand], with telling: Telling) {
    StandardStream.output.write(
      errands.isEmpty ? "there is nothing to tell\n" : telling.preview(errands)
    )
  }

  private func tell(_ receipts: [Receipt]?) throws {
    guard let receipts else { return }
    if receipts.isEmpty { StandardStream.output.write("there is nothing to tell\n") }
    if receipts.report(on: .output) { throw ExitStatus.notMeasured.error }
  }
}

extension [Receipt] {
  /// Says what came of each errand.
  ///
  /// - Returns: whether a channel could not be told.
  func report(on stream: StandardStream) -> Bool {
    var hasFailed = false
    for receipt in self {
      let subject = NeutralText.line("\(receipt.errand.channel): \(receipt.errand.notice.subject)")
      switch receipt.outcome {
      case .sent: stream.write("✓ \(subject)\n")
      case .off: stream.write("– \(subject) — the channel is switched off\n")
      case .failed(let reason):
        hasFailed = true
        stream.write("✗ \(subject) — \(NeutralText.sentence(reason))\n")
      }
    }
    return hasFailed
  }
}

extension AlertNotice {
  /// The alert and its change in a few words.
  var subject: String { "\(alert.dataset): \(alert.check) (\(change.rawValue))" }

  /// A notice by which a channel is tried.
  fileprivate static func test(at moment: Timestamp) -> AlertNotice {
    let alert = Alert(
      id: "test-\(moment.milliseconds)",
      project: "",
      dataset: "test",
      check: "a test of this channel",
      kind: .ruleFailure,
      severity: .info,
      openedAt: moment,
      updatedAt: moment,
      message: "If you can read this, alerts reach you. Nothing is wrong."
    )
    return AlertNotice(alert, .opened)
  }
}
