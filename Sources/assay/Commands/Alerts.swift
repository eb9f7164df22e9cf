import ArgumentParser
import AssayHistory
import AssayModel
import AssayReport

/// Shows alerts, and lets people see to them.
struct Alerts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List alerts, acknowledge, resolve or snooze them.",
    subcommands: [List.self, Acknowledge.self, Resolve.self, Snooze.self],
    defaultSubcommand: List.self
  )
}

extension Alerts {
  /// Lists alerts.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the alerts that are not resolved."
    )

    @Flag(help: "List the resolved ones as well.")
    var all = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    func run() async throws {
      Signals.ignoreClosedPipe()
      let project = try RememberedProject(options, memory, in: .current)
      let all = all
      let alerts = try await project.using { store throws(HistoryError) in
        try await store.alerts(all: all)
      }.filter { options.dataset.isEmpty || options.dataset.contains($0.dataset) }
      switch format {
      case .text: StandardStream.output.write(AlertList.text(alerts))
      case .json: StandardStream.output.write(AlertList.json(alerts))
      }
    }
  }

  /// Says that somebody knows of an alert.
  struct Acknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack",
      abstract: "Say that you know of alerts."
    )

    @OptionGroup var change: AlertChangeOptions

    func run() async throws {
      try await change.apply(saying: "acknowledged") { alert in alert.status = .acknowledged }
    }
  }

  /// Says that an alert is over.
  struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that alerts are over; the next failure opens new ones."
    )

    @OptionGroup var change: AlertChangeOptions

    func run() async throws {
      try await change.apply(saying: "resolved") { alert in alert.status = .resolved }
    }
  }

  /// Keeps an alert quiet for a while.
  struct Snooze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep alerts quiet until a moment; a failure behind it opens them again."
    )

    @Option(
      help: ArgumentHelp("Until when: 2026-12-31, or 2026-12-31T09:00:00Z.", valueName: "time"),
      transform: moment
    )
    var until: Timestamp

    @OptionGroup var change: AlertChangeOptions

    func validate() throws {
      guard until > Environment.now() else {
        throw ValidationError("--until is over already: \(until.minute)")
      }
    }

    func run() async throws {
      try await change.apply(saying: "snoozed until \(until.minute)") { alert in
        alert.status = .snoozed
        alert.snoozedUntil = until
      }
    }
  }
}

/// What every command takes that changes alerts by hand.
struct AlertChangeOptions: ParsableArguments {
  @Argument(help: "The names of alerts, or how they begin or end.")
  var alerts: [String]

  @Option(help: "Who says so; the user of this machine when not given.")
  var by: String?

  @Option(help: "Something to remember with it.")
  var note: String?

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @OptionGroup var memory: HistoryOptions

  /// Changes the alerts that are named.
  func apply(
    saying word: String,
    _ body: @escaping @Sendable (inout Alert) -> Void
  ) async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    var options = try ProjectOptions.parse([])
    options.project = project
    let remembered = try RememberedProject(options, memory, in: environment)
    let known = try await remembered.using { store throws(HistoryError) in
      try await store.alerts(all: true)
    }
    let meant = try alerts.map { try only($0, among: known, remembered) }
    let (who, note) = (by ?? environment.person, note)
    let now = Environment.now()
    _ = try await remembered.using { store throws(HistoryError) in
      try await store.change(meant.map(\.id)) { alert in
        var alert = alert
        body(&alert)
        alert.changedBy = who
        alert.updatedAt = max(alert.updatedAt, now)
        if let note { alert.notes = note }
        return alert
      }
    }
    for alert in meant {
      StandardStream.output.write(
        NeutralText.line("\(alert.id) (\(alert.dataset): \(alert.check)) is \(word)") + "\n"
      )
    }
  }

  private func only(
    _ name: String,
    among alerts: [Alert],
    _ project: RememberedProject
  ) throws -> Alert {
    if let exact = alerts.first(where: { $0.id == name }) { return exact }
    let fits = alerts.filter { $0.id.hasPrefix(name) || $0.id.hasSuffix(name) }
    guard let only = fits.first, fits.count == 1 else {
      throw project.complaint(
        fits.isEmpty ? "there is no alert \(name)" : "several alerts fit \(name)",
        help: fits.isEmpty
          ? "`assay alerts list --all` shows their names"
          : "give more of the name: \(fits.prefix(5).map(\.id).joined(separator: ", "))"
      )
    }
    guard only.status != .resolved else {
      throw project.complaint("the alert \(only.id) is resolved", help: "")
    }
    return only
  }
}
