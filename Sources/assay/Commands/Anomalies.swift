import ArgumentParser
import AssayHistory
import AssayModel
import AssayReport
import AssayRun
import AssaySyntax

/// Shows what is expected of the metrics that are watched, and writes bounds into specs.
struct Anomalies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anomalies",
    abstract: "Show what DetectAnomalies expects, or freeze its bounds into the spec.",
    subcommands: [Show.self, Freeze.self],
    defaultSubcommand: Show.self
  )
}

extension Anomalies {
  /// Shows the band of each rule.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show the band that each DetectAnomalies rule expects now, and why."
    )

    @Option(
      help: ArgumentHelp("The moment that counts as now.", valueName: "time"),
      transform: moment
    )
    var asOf: Timestamp?

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    func run() async throws {
      Signals.ignoreClosedPipe()
      let project = try RememberedProject(options, memory, in: .current)
      let now = asOf ?? Environment.now()
      let history = try await project.using { store throws(HistoryError) in
        try await store.history(HistoryRequest(of: project.suite), before: now)
      }
      var lines: [String] = []
      for dataset in project.suite.datasets {
        for check in dataset.checks {
          guard case .ordinary(let test) = check.verdict else { continue }
          lines.append(NeutralText.line("\(dataset.name): \(check.name)"))
          lines.append("│ " + words(test, history, dataset, now))
        }
      }
      StandardStream.output.write(
        lines.isEmpty
          ? "no rule of the selected specs is DetectAnomalies\n"
          : lines.joined(separator: "\n") + "\n"
      )
    }

    private func words(
      _ test: AnomalyTest,
      _ history: History,
      _ dataset: Dataset,
      _ now: Timestamp
    ) -> String {
      if test.isFrozen {
        let lower = test.lower.map(plain) ?? "any"
        return "frozen in the spec: \(lower) to \(test.upper.map(plain) ?? "any")"
      }
      let key = SeriesKey(dataset: dataset.name, metric: test.subject.series)
      let points = history.withFailed[key] ?? []
      guard let band = test.expectation(after: points, at: now) else {
        return AnomalyTest.wordsWithoutBand(after: points)
      }
      let expected = band.expected.map { ", around \(brief($0))" } ?? ""
      return "\(brief(band.lower)) to \(brief(band.upper))\(expected): \(band.basis)"
    }
  }

  /// Writes the bounds of a rule into its spec.
  struct Freeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: "Write the bounds of a DetectAnomalies rule into its spec, for review.",
      discussion: """
        Takes the bounds that hold for the coming week, rounded outwards. From then on the rule needs no history, and \
        `lower` and `upper` are changed like any other text; freeze again to learn anew. Every other byte of the file \
        stays. Exit codes: 0 done; 2 there is no such rule; 3 a file or the store could not be used; 4 there is not \
        enough history.
        """
    )

    @Argument(help: ArgumentHelp("The name of a dataset.", valueName: "dataset"))
    var datasetName: String

    @Argument(help: "The name of one of its rules, or the rule's text.")
    var rule: String

    @Flag(help: "Write nothing; show what would change.")
    var dryRun = false

    @Option(
      help: ArgumentHelp("The moment that counts as now.", valueName: "time"),
      transform: moment
    )
    var asOf: Timestamp?

    @OptionGroup var options: ProjectOptions

    @OptionGroup var memory: HistoryOptions

    func validate() throws {
      guard options.dataset.isEmpty else {
        throw ValidationError("the first argument names the dataset; leave out --dataset")
      }
    }

    func run() async throws {
      Signals.ignoreClosedPipe()
      let environment = Environment.current
      let console = Console(environment)
      // The editor tells what it finds in the specs.
      let project = try RememberedProject(options, memory, in: environment, isQuiet: true)
      let editor = try SpecEditor(options, in: environment, console)
      do throws(EditError) {
        let written = try editor.rule(rule, of: datasetName)
        guard case .ordinary(let test) = written.check.verdict else {
          throw EditError(
            message: "`\(written.check.name)` of \(datasetName) is no DetectAnomalies rule",
            help: "only what is watched has bounds to freeze"
          )
        }
        let bounds = try await bounds(of: test, in: project)
        let rewriting = try editor.rewrite(dataset: datasetName, rule: rule) { _ in
          .setTags([NumberTag("lower", bounds.lower), NumberTag("upper", bounds.upper)])
        }
        StandardStream.output.write(rewriting.difference)
        if !dryRun { try rewriting.save() }
      } catch {
        console.complain(error.message, help: error.help)
        throw error.status.error
      }
    }

    private func bounds(
      of test: AnomalyTest,
      in project: RememberedProject
    ) async throws(EditError) -> (lower: Double, upper: Double) {
      let now = asOf ?? Environment.now()
      let key = SeriesKey(dataset: datasetName, metric: test.subject.series)
      let request = HistoryRequest(withFailed: [key: AnomalyTest.depth])
      let points: [HistoryPoint]
      do throws(HistoryError) {
        points = try await project.store.history(request, before: now).withFailed[key] ?? []
        await project.store.close()
      } catch {
        throw EditError(
          message: "the history in \(project.words): \(error.message)",
          help: error.hint,
          status: .notMeasured
        )
      }
      guard let bounds = test.boundsOfWeek(after: points, from: now) else {
        throw EditError(
          message: AnomalyTest.wordsWithoutBand(after: points),
          help: "let `assay check` run more often, or write `lower` and `upper` by hand",
          status: .nothingChecked
        )
      }
      return bounds
    }
  }
}
