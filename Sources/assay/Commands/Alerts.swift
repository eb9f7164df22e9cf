import ArgumentParser
import AssayHistory
import AssayModel
import AssayReport

/// Shows alerts, and lets people see to them.
struct Alerts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "List alerts, acknowledge, resolve or snooze them.",
    subcommands: [List.self, Acknowledge.self, Resolve.self, Snooze.self],
    defaultSubcommand: List.self
  )
}

extension Alerts {
  /// Lists alerts.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
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
      let environment = Environment.current
      let project = try RememberedProject(options, memory, in: environment)
      let all = all
      let alerts = try await project.using { store throws(HistoryError) in
        try await store.alerts(all: all)
      }.filter { options.dataset.isEmpty || options.dataset.contains($0.dataset) }
      switch format {
      case .text:
        StandardStream.output.write(
          AlertList.text(alerts, style: environment.style(on: .output))
        )
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
      commandName: "resolve",
      abstract: "Say that alerts are over; the next failure opens new ones.",
      discussion: "Channels that were told of an alert are told that it is resolved."
    )

    @Flag(help: "Tell no channel.")
    var noNotify = false

    @OptionGroup var change: AlertChangeOptions

    func run() async throws {
      try await change.apply(saying: "resolved", telling: noNotify ? nil : .resolved) { alert in
        alert.status = .resolved
        alert.snoozedUntil = nil
      }
    }
  }

  /// Keeps an alert quiet for a while.
  struct Snooze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "snooze",
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
  ///
  /// - Parameter change: what channels are told that know of the alerts; `nil` for nothing.
  func apply(
    saying word: String,
    telling change: AlertChange? = nil,
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
    let changed = try await remembered.using { store throws(HistoryError) in
      try await store.change(meant.map(\.id)) { alert in
        // A run may have found it resolved in the meantime.
        guard alert.status != .resolved else { return nil }
        var alert = alert
        body(&alert)
        alert.changedBy = who
        alert.updatedAt = max(alert.updatedAt, now)
        if let note { alert.notes = note }
        return alert
      }
    }
    for alert in changed {
      StandardStream.output.write(
        NeutralText.line("\(alert.id) (\(alert.dataset): \(alert.check)) is \(word)") + "\n"
      )
    }
    if let change {
      try await tell(changed.map { AlertNotice($0, change) }, in: remembered, environment)
    }
  }

  /// Tells the channels that have heard of alerts, so that no incident stays open there.
  private func tell(
    _ notices: [AlertNotice],
    in project: RememberedProject,
    _ environment: Environment
  ) async throws {
    let known = Set(project.suite.channels.map(\.name))
    let errands = notices.flatMap { notice in
      notice.alert.channels.filter { known.contains($0.key) && $0.value.state == .sent }
        .keys.sorted().map { Errand(notice, to: $0) }
    }
    let telling = Telling(project.suite, run: "", environment: environment)
    let receipts = try await project.using { store throws(HistoryError) in
      try await telling.run(errands, in: store, at: Environment.now())
    }
    if receipts.report(on: .output) { throw ExitStatus.notMeasured.error }
  }

  /// The alert that a person means: by its whole name, else by an end of it that fits no other alert that is not over.
  private func only(
    _ name: String,
    among alerts: [Alert],
    _ project: RememberedProject
  ) throws -> Alert {
    let exact = alerts.filter { $0.id == name }
    let similar = alerts.filter { $0.id.hasPrefix(name) || $0.id.hasSuffix(name) }
    let fits = exact.isEmpty ? similar : exact
    let unresolved = fits.filter { $0.status != .resolved }
    if let only = unresolved.first, unresolved.count == 1 { return only }
    guard unresolved.isEmpty else {
      throw project.complaint(
        "several alerts fit \(name)",
        help: "give more of the name: \(unresolved.prefix(5).map(\.id).joined(separator: ", "))"
      )
    }
    guard let resolved = fits.last else {
      throw project.complaint(
        "there is no alert \(name)",
        help: "`assay alerts list --all` shows their names"
      )
    }
    throw project.complaint(
      fits.count == 1
        ? "the alert \(resolved.id) is resolved" : "all alerts that fit \(name) are resolved",
      help: "`assay alerts list` shows those that are not"
    )
  }
}
