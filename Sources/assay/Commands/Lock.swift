import ArgumentParser
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayReport
import AssayRun
import AssaySyntax

/// Asks the sources for their schemas and keeps them.
struct Lock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Ask the sources for their columns, and write them into \(LockFile.name).",
    discussion: """
      The file lies beside assay.yaml and belongs into git. With it rules are compiled against the columns that there \
      are, and a run tells what has changed. --dataset, or the files of specs, refresh a part of it. Exit codes: 0 done; \
      1 the lock is out of date (--check); 2 the specs, the lock or the command line are wrong; 3 a source could not be \
      asked, whose entry stays as it was, or the file could not be written; 4 there is nothing to lock.
      """
  )

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Write nothing; end with 1 where the lock is out of date.")
  var check = false

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    // A lock that is out of date must not keep anybody from refreshing it.
    let compilation = try console.load(options, usesLock: false)
    let lock = try read(compilation, console)
    console.tell(
      (compilation.diagnostics + (lock?.syntax.diagnostics ?? [])).sortedAndUnique(),
      in: compilation.files.merging(lock.map { [$0.file.path: $0.file] } ?? [:]) { $1 }
    )
    guard let suite = compilation.suite, lock?.syntax.diagnostics.isEmpty ?? true else {
      throw ExitStatus.specsWrong.error
    }
    guard !compilation.selected.isEmpty else {
      console.complain("nothing was locked", help: "the project has no datasets")
      throw ExitStatus.nothingChecked.error
    }
    let found = try await survey(suite, compilation, environment)
    var schemas = lock?.schemas ?? [:]
    var unreached: [(name: String, trouble: Trouble)] = []
    for (name, result) in found.sorted(by: { $0.key < $1.key }) {
      switch result {
      case .success(let schema): schemas[name] = schema
      case .failure(let trouble): unreached.append((name, trouble))
      }
    }
    if options.isWhole {
      let names = Set(suite.datasets.map(\.name))
      schemas = schemas.filter { names.contains($0.key) }
    }
    try finish(schemas, lock, unreached, compilation, console)
  }

  private func read(_ compilation: Compilation, _ console: Console) throws -> LockFile? {
    do throws(LoadError) {
      return try LockFile(in: compilation.root, console.environment)
    } catch {
      console.complain(error.message, help: error.help)
      throw error.status.error
    }
  }

  private func survey(
    _ suite: Suite,
    _ compilation: Compilation,
    _ environment: Environment
  ) async throws -> [String: Result<SourceSchema, Trouble>] {
    let connections = connections(for: suite, root: compilation.root, environment: environment)
    var runOptions = RunOptions(asOf: Environment.now(), clock: Environment.now)
    runOptions.root = compilation.root
    let runner = Runner(
      schemaPlan(compilation.selected, of: suite),
      with: connections,
      options: runOptions
    )
    // The engine tidies up when the runner goes, for which nobody else may hold on to it.
    let signals = Signals { [weak runner] in runner?.interrupt($0) }
    defer { signals.stop() }
    let found = await runner.schemas()
    switch runner.interruption {
    case .interrupt: throw ExitStatus.interrupted.error
    case .terminate: throw ExitStatus.terminated.error
    case nil: return found
    }
  }

  // MARK: The file

  private func finish(
    _ schemas: [String: SourceSchema],
    _ lock: LockFile?,
    _ unreached: [(name: String, trouble: Trouble)],
    _ compilation: Compilation,
    _ console: Console
  ) throws {
    let path = Environment.rooted(LockFile.name, in: compilation.root)
    let old = lock?.file ?? TextFile(path: path, bytes: [])
    let new = TextFile(path: path, bytes: LockText.render(schemas))
    let isChanged = old.bytes != new.bytes && !(lock == nil && schemas.isEmpty)
    if isChanged {
      StandardStream.output.write(unifiedDifference(from: old, to: new))
      if !check { try save(new, over: lock, console) }
    }
    for (name, trouble) in unreached {
      let rest = lock?.schemas[name] == nil ? "it is not locked" : "its entry stays as it was"
      console.complain("\(name): \(trouble.message); \(rest)", help: trouble.hint)
    }
    let count = "\(schemas.count) \(schemas.count == 1 ? "dataset" : "datasets")"
    let state = !isChanged ? "up to date" : check ? "out of date" : "written"
    StandardStream.output.write("\(path): \(count), \(state)\n")
    if !unreached.isEmpty { throw ExitStatus.notMeasured.error }
    if isChanged, check { throw ExitStatus.fallsShort.error }
  }

  private func save(_ new: TextFile, over lock: LockFile?, _ console: Console) throws {
    let path = console.environment.absolutePath(new.path)
    do throws(WriteError) {
      if let lock {
        try replaceAtomically(new.bytes, at: path, insteadOf: lock.file.bytes)
      } else {
        try writeAtomically(new.bytes, to: path)
      }
    } catch {
      console.complain(error.description, help: error.help)
      throw ExitStatus.notMeasured.error
    }
  }
}
