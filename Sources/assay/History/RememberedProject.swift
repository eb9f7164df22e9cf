import AssayHistory
import AssayModel

/// A project and its store, for commands that look into what was remembered.
struct RememberedProject {
  /// The compiled project.
  let suite: Suite
  /// The store.
  let store: HistoryStore
  /// The store in a few words, without secrets.
  let words: String
  /// The folder that relative paths start from.
  let root: String
  private let console: Console

  /// Compiles a project and finds its store; whatever is missing ends the command.
  ///
  /// - Parameter isQuiet: whether somebody else tells of warnings.
  init(
    _ options: ProjectOptions,
    _ memory: HistoryOptions,
    _ part: PartitionOptions? = nil,
    in environment: Environment,
    isQuiet: Bool = false
  ) throws {
    console = Console(environment)
    let compilation = try console.load(options, mayBeEmpty: true)
    if !isQuiet || compilation.suite == nil {
      console.tell(compilation.diagnostics, in: compilation.files)
    }
    guard var suite = compilation.suite else { throw ExitStatus.specsWrong.error }
    if let part { suite = try part.select(from: suite, environment) }
    self.suite = suite
    root = compilation.root
    let setting = try memory.setting(of: suite, in: environment)
    let location: StoreLocation?
    do throws(HistoryError) {
      location = try StoreLocation(setting, of: suite, root: root, environment: environment)
    } catch {
      throw Self.complain(error, of: setting.words, console)
    }
    guard let location else {
      console.complain(
        "the history is off",
        help: "name a store: `--history PATH`, or `history:` in the project file"
      )
      throw ExitStatus.specsWrong.error
    }
    guard location.exists else {
      console.complain(
        "no run has been remembered yet in \(location.words)",
        help: "`assay check` remembers its runs there"
      )
      throw ExitStatus.nothingChecked.error
    }
    (store, words) = (location.store, location.words)
  }

  /// Does something with the store; what goes wrong there ends the command.
  func using<Result>(
    _ work: (HistoryStore) async throws(HistoryError) -> Result
  ) async throws -> Result {
    do throws(HistoryError) {
      let result = try await work(store)
      await store.close()
      return result
    } catch {
      throw Self.complain(error, of: words, console)
    }
  }

  /// The dataset of a name; a wrong one ends the command.
  func dataset(_ name: String) throws -> Dataset {
    guard let dataset = suite.datasets.first(where: { $0.name == name }) else {
      let error = suite.noDataset(name)
      throw complaint(error.message, help: error.help)
    }
    return dataset
  }

  /// Says what is wrong with the command line.
  func complaint(_ message: String, help: String) -> any Error {
    console.complain(message, help: help)
    return ExitStatus.specsWrong.error
  }

  private static func complain(
    _ error: HistoryError,
    of store: String,
    _ console: Console
  ) -> any Error {
    console.complain("the history in \(store): \(error.message)", help: error.hint)
    return ExitStatus.notMeasured.error
  }
}

/// How a command prints what it found.
enum OutputFormat: String, CaseIterable {
  case text, json
}
