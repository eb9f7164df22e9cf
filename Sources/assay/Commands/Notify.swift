import ArgumentParser
import AssayHistory
import AssayModel
import AssayNotify
import AssayReport

/// Tells people of the alerts that they have not heard of.
struct Notify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
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
    let project = try RememberedProject(options, memory, in: environment, mustExist: !test)
    guard !project.suite.channels.isEmpty else {
      throw project.complaint(
        "the project has no channels",
        help: "declare them in the project file, under `notify: {channels: …}`"
      )
    }
    let now = Environment.now()
    let telling = Telling(project.suite, store: project.store, run: "", environment: environment)
    let receipts: [Receipt]
    if test {
      let errands = project.suite.channels.map { Errand(.test(at: now), to: $0.name) }
      guard !dryRun else { return show(errands, with: telling) }
      receipts = await telling.deliver(errands)
    } else {
      let errands = try await project.using { store throws(HistoryError) in
        try await telling.errands(for: unheard(of: store.alerts(all: false), in: project.suite))
      }
      guard !dryRun else { return show(errands, with: telling) }
      receipts = try await project.using { _ throws(HistoryError) in
        try await telling.run(errands, at: now)
      }
    }
    try tell(receipts)
  }

  /// The open alerts that some channel has never been told of; the store leaves out the others.
  private func unheard(of alerts: [Alert], in suite: Suite) -> [AlertNotice] {
    alerts.filter { alert in
      alert.status == .open
        && suite.routes.channels(for: alert).contains { alert.channels[$0] == nil }
    }.map { AlertNotice($0, .opened) }
  }

  private func show(_ errands: [Errand], with telling: Telling) {
    StandardStream.output.write(
      errands.isEmpty ? "there is nothing to tell\n" : telling.preview(errands)
    )
  }

  private func tell(_ receipts: [Receipt]) throws {
    var hasFailed = false
    for receipt in receipts {
      let subject = NeutralText.line("\(receipt.errand.channel): \(receipt.errand.notice.subject)")
      switch receipt.outcome {
      case .sent: StandardStream.output.write("✓ \(subject)\n")
      case .off: StandardStream.output.write("– \(subject) — the channel is switched off\n")
      case .failed(let reason):
        hasFailed = true
        StandardStream.output.write("✗ \(subject) — \(NeutralText.sentence(reason))\n")
      }
    }
    if receipts.isEmpty { StandardStream.output.write("there is nothing to tell\n") }
    if hasFailed { throw ExitStatus.notMeasured.error }
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
