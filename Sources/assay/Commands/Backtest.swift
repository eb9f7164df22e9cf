import ArgumentParser
import AssayHistory
import AssayModel
import AssayReport
import AssayRun

/// Replays what earlier runs measured through the rules of today.
struct Backtest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Tell in which earlier runs rules and SLAs would have failed.",
    discussion: """
      Judges the values that the history keeps by the specs as they are now, and touches no data. A run in which a \
      check would have failed is not learned from by the runs behind it. What was never measured cannot be replayed: \
      make it an analyzer, or a rule with `status: proposed`. Exit codes: 0 done; 2 the specs or the command line \
      are wrong; 3 the store cannot be read; 4 there is nothing to replay.
      """
  )

  @Argument(help: ArgumentHelp("The name of a dataset; all when not given.", valueName: "dataset"))
  var datasetName: String?

  @Argument(help: "The name of one of its rules or SLAs, or the rule's text.")
  var rule: String?

  @Option(help: "How many of the newest runs to replay.")
  var last = 90

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @OptionGroup var options: ProjectOptions

  @OptionGroup var memory: HistoryOptions

  func validate() throws {
    guard last > 0 else { throw ValidationError("--last takes a number of runs above 0") }
  }

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let project = try RememberedProject(options, memory, in: environment)
    let selected = try select(in: project)
    let replays = try await project.using { store throws(HistoryError) in
      var replays: [CheckReplay] = []
      for (dataset, check) in selected {
        replays.append(try await replay(check, of: dataset, from: store))
      }
      return replays
    }
    switch format {
    case .text:
      StandardStream.output.write(
        BacktestReport.text(replays, style: environment.style(on: .output))
      )
    case .json: StandardStream.output.write(BacktestReport.json(replays))
    }
    guard replays.contains(where: { !$0.results.isEmpty }) else {
      throw ExitStatus.nothingChecked.error
    }
  }

  private func select(in project: RememberedProject) throws -> [(Dataset, AssayModel.Check)] {
    guard let datasetName else {
      return project.suite.datasets.flatMap { dataset in dataset.checks.map { (dataset, $0) } }
    }
    let dataset = try project.dataset(datasetName)
    guard let rule else { return dataset.checks.map { (dataset, $0) } }
    do throws(EditError) {
      return [(dataset, try dataset.check(named: rule))]
    } catch {
      throw project.complaint(error.message, help: error.help)
    }
  }

  private func replay(
    _ check: AssayModel.Check,
    of dataset: Dataset,
    from store: HistoryStore
  ) async throws(HistoryError) -> CheckReplay {
    if case .score(let promise) = check.verdict {
      let points = try await store.scores(of: promise, in: dataset.name, last: last)
      return CheckReplay(check, of: dataset.name, scores: points, promise)
    }
    let replay = Replay(check, of: dataset.name)
    // The first runs that are asked for learn from those before them.
    let reach = last + check.verdict.reach
    var runs: [String: Replay.Run] = [:]
    for series in replay.series {
      let key = SeriesKey(dataset: dataset.name, metric: series)
      for point in try await store.points(of: key, last: reach) {
        runs[
          point.run,
          default: .init(id: point.run, time: point.time, values: [:], standing: point.standing)
        ].values[series] = .some(point.value)
      }
    }
    let ordered = runs.values.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    return CheckReplay(
      dataset: dataset.name,
      check: check,
      results: replay.results(over: ordered).suffix(last)
    )
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension CheckReplay {
  /// A score was worked out when the run was made.
  fileprivate init(
    _ check: AssayModel.Check,
    of dataset: String,
    scores: [StoredPoint],
    _ promise: ScorePromise
  ) {
    let results = scores.compactMap { point in
      point.value.map {
        CheckReplay.Result(run: point.run, time: point.time, outcome: promise.outcome(of: $0))
      }
    }
    self.init(dataset: dataset, check: check, results: results)
  }
}

extension Verdict {
  /// How many runs before the first one that is asked for are read, so that it can learn from them.
  fileprivate var reach: Int {
    switch self {
    case .ordinary(let test): test.isFrozen ? 0 : AnomalyTest.depth
    // Runs that failed are not learned from, so that more of them are needed than are looked at.
    default: depths.isEmpty ? 0 : max(AnomalyTest.depth, depths.map(\.depth).max() ?? 0)
    }
  }
}
