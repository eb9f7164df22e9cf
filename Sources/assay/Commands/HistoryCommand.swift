import ArgumentParser
import AssayHistory
import AssayModel
import AssayReport

/// Shows earlier runs, and lets people say which of them to learn from.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show earlier runs and trends; exclude, include or prune runs.",
    subcommands: [Show.self, Exclude.self, Include.self, Prune.self],
    defaultSubcommand: Show.self
  )
}

extension HistoryCommand {
  /// Shows runs, or how something went over time.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show runs, or the trend of a dataset, a rule or a metric.",
      discussion: """
        Without --dataset it lists runs. With it, it draws the score of the dataset and lists what is measured; with \
        --rule or --metric it draws that. Exit codes: 0 done; 2 the specs or the command line are wrong; 3 the store \
        cannot be read; 4 nothing has been remembered.
        """
    )

    @Option(help: "A rule or SLA of the dataset: its name or its text.")
    var rule: String?

    @Option(help: "A metric of the dataset, as the list of its metrics calls it.")
    var metric: String?

    @Option(help: "How many of the newest runs to look at.")
    var last = 30

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    @OptionGroup var part: PartitionOptions

    func validate() throws {
      guard last > 0 else { throw ValidationError("--last takes a number of runs above 0") }
      guard rule == nil || metric == nil else {
        throw ValidationError("give either --rule or --metric")
      }
      guard rule == nil && metric == nil || options.dataset.count == 1 else {
        throw ValidationError("--rule and --metric need exactly one --dataset")
      }
      guard options.dataset.count < 2 else {
        throw ValidationError("history shows one --dataset at a time")
      }
    }

    func run() async throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      // What was removed from the specs is still remembered.
      var whole = options
      whole.dataset = []
      let project = try RememberedProject(whole, memory, part, in: environment)
      let isEmpty =
        if let name = options.dataset.first {
          try await showTrends(of: name, in: project, environment)
        } else {
          try await showRuns(in: project, environment)
        }
      if isEmpty { throw ExitStatus.nothingChecked.error }
    }

    private func view(_ environment: Environment) -> HistoryView {
      HistoryView(style: environment.style(on: .output), isASCII: environment.wantsASCII)
    }

    /// - Returns: whether there are none.
    private func showRuns(
      in project: RememberedProject,
      _ environment: Environment
    ) async throws -> Bool {
      let runs = try await project.using { store throws(HistoryError) in
        try await store.runs(last: last)
      }
      switch format {
      case .text: StandardStream.output.write(view(environment).text(runs))
      case .json: StandardStream.output.write(HistoryJSON.runs(runs))
      }
      return runs.isEmpty
    }

    /// - Returns: whether nothing is remembered.
    private func showTrends(
      of name: String,
      in project: RememberedProject,
      _ environment: Environment
    ) async throws -> Bool {
      let trends = try await trends(of: name, in: project)
      let isEmpty = trends.allSatisfy { $0.points.isEmpty && $0.results.isEmpty }
      // A name that neither the specs nor the store know is misspelt.
      if isEmpty { _ = try project.dataset(name) }
      switch format {
      case .text:
        let what = metric.map { "\($0) of \(name)" } ?? rule.map { "`\($0)` of \(name)" } ?? name
        StandardStream.output.write(view(environment).text(trends, of: name, asked: what))
      case .json: StandardStream.output.write(HistoryJSON.trends(trends, of: name))
      }
      return isEmpty
    }

    private func trends(of name: String, in project: RememberedProject) async throws -> [Trend] {
      if let metric {
        return [
          try await project.using { store throws(HistoryError) in
            try await store.trend(of: metric, in: name, last: last)
          }
        ]
      }
      guard let rule else {
        return try await project.using { store throws(HistoryError) in
          try await store.trends(of: name, last: last)
        }
      }
      let check: AssayModel.Check
      let dataset = try project.dataset(name)
      do throws(EditError) {
        check = try dataset.check(named: rule)
      } catch {
        throw project.complaint(error.message, help: error.help)
      }
      return [
        try await project.using { store throws(HistoryError) in
          try await store.trend(of: check, in: name, last: last)
        }
      ]
    }
  }

  /// Keeps later runs from learning from a run.
  struct Exclude: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "exclude",
      abstract: "Label a run as an incident: later runs do not learn from it."
    )

    @OptionGroup var label: RunLabelOptions

    func run() async throws { try await label.apply(.excluded) }
  }

  /// Lets later runs learn from a run that failed.
  struct Include: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "include",
      abstract: "Label a failed run as the new normal: later runs learn from it."
    )

    @OptionGroup var label: RunLabelOptions

    func run() async throws { try await label.apply(.included) }
  }

  /// Forgets old runs.
  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Forget runs, and resolved alerts, that are older than a number of days."
    )

    @Option(help: ArgumentHelp("How long to keep runs: 90d, or 12w.", valueName: "span"))
    var keep: String

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    func validate() throws {
      guard options.dataset.isEmpty, options.paths.isEmpty else {
        throw ValidationError("whole runs are forgotten; leave out datasets and specs")
      }
    }

    func run() async throws {
      Signals.ignoreClosedPipe()
      guard let match = keep.wholeMatch(of: /(\d{1,5}) ?(d|w|days?|weeks?)/),
        let count = Double(match.1)
      else { throw ValidationError("--keep takes a number of days or weeks: 90d, 12w") }
      let days = match.2.hasPrefix("w") ? count * 7 : count
      let project = try RememberedProject(options, memory, in: .current)
      let limit = Environment.now().adding(seconds: -days * 86_400)
      let pruned = try await project.using { store throws(HistoryError) in
        try await store.prune(before: limit)
      }
      StandardStream.output.write(
        "\(pruned) \(pruned == 1 ? "run" : "runs") before \(limit.minute) forgotten\n"
      )
    }
  }
}

/// What every command takes that labels a run.
struct RunLabelOptions: ParsableArguments {
  @Argument(help: "The name of a run, or how it begins; `assay history` lists them.")
  var runName: String

  @Option(help: "Why: it is kept with the run.")
  var because: String

  @Option(help: "Who says so; the user of this machine when not given.")
  var by: String?

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @OptionGroup var memory: HistoryOptions

  /// Labels the run.
  func apply(_ label: RunLabel) async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    guard because.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--because must say why")
    }
    var options = try ProjectOptions.parse([])
    options.project = project
    let remembered = try RememberedProject(options, memory, in: environment)
    let reason = RunLabelReason(
      because: because,
      by: by ?? environment.person,
      at: Environment.now()
    )
    let name = runName
    let meant = try await remembered.using { store throws(HistoryError) in
      try await store.label(name, label, reason)
    }
    guard let only = meant.first, meant.count == 1 else {
      throw remembered.complaint(
        meant.isEmpty
          ? "there is no run \(name) that has ended" : "several runs begin with \(name)",
        help: meant.isEmpty
          ? "`assay history` lists the runs"
          : "give more of the name: \(meant.joined(separator: ", "))"
      )
    }
    StandardStream.output.write("\(only) is \(label.rawValue) now\n")
  }
}
