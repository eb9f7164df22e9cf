import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A project that was read and compiled.
struct Compilation {
  /// The suite with only the checks that were selected; `nil` when something is wrong.
  let suite: Suite?
  /// Everything that was found, sorted, each once.
  let diagnostics: [Diagnostic]
  /// The files that diagnostics point into.
  let files: [String: TextFile]
  /// The folder that paths of sources start from.
  let root: String
  /// The names of the datasets that the command line asks for.
  let selected: Set<String>
  /// The suite with every check, selected or not.
  var whole: Suite?
  /// What the specs may reach; `nil` is everything.
  var sandbox: Sandbox?
}

extension Compilation {
  /// Reads and compiles what the command line asks for.
  ///
  /// - Parameters:
  ///   - asOf: the moment after which a snooze is over; `nil` where that does not matter.
  ///   - usesLock: whether rules must fit the schemas that are locked.
  ///   - needsFixtures: whether files of rows that tests name have to be there.
  init(
    _ options: ProjectOptions,
    dialect: DQDL.Dialect? = nil,
    sandboxed: SandboxOptions? = nil,
    asOf: Timestamp? = nil,
    usesLock: Bool = true,
    in environment: Environment,
    mayBeEmpty: Bool,
    isStrict: Bool = false,
    needsFixtures: Bool = false
  ) throws(LoadError) {
    var loader = SpecLoader(
      environment: environment,
      options: options,
      mayBeEmpty: mayBeEmpty,
      dialect: dialect
    )
    if let sandboxed, sandboxed.sandbox {
      loader.sandbox = sandboxed.sandbox(around: try loader.projectFolder(), in: environment)
    }
    (loader.asOf, loader.usesLock) = (asOf, usesLock)
    try self.init(loader, isStrict: isStrict, needsFixtures: needsFixtures)
  }

  /// Compiles what a loader reads.
  ///
  /// - Parameters:
  ///   - isStrict: whether a warning that no comment allows counts as an error.
  ///   - needsFixtures: whether files of rows that tests name have to be there.
  init(
    _ loader: SpecLoader,
    isStrict: Bool = false,
    needsFixtures: Bool = false
  ) throws(LoadError) {
    let sandbox = loader.sandbox
    var project = try loader.load()
    let lock =
      loader.usesLock
      ? try LockFile(in: project.root, of: loader.files, loader.environment) : nil
    // The compiler lets go of the trees as it goes, which it can where nobody else holds them.
    let specs = project.specs
    project.specs = []
    let compiled = compile(
      specs,
      // What a broken lock seems to say would only hide what is wrong with it.
      lock: lock?.syntax.diagnostics.isEmpty == true ? lock?.syntax.tree : nil,
      asOf: loader.asOf,
      isThere: { path in
        !needsFixtures || sandbox?.contains(path) != false && loader.environment.hasFile(path)
      },
      include: { [dialect = project.dialect] in loader.include($0, as: $1, dialect) }
    )
    let read = project.diagnostics + (lock?.syntax.diagnostics ?? [])
    let found = (read + compiled.diagnostics).sortedAndUnique()
    let told = withoutAllowed(found, in: compiled.files)
    diagnostics = isStrict ? told.map(\.madeStrict) : told
    files = compiled.files.merging(lock.map { [$0.file.path: $0.file] } ?? [:]) { $1 }
    root = project.root
    self.sandbox = sandbox
    let isRight = !diagnostics.contains { $0.severity == .error }
    guard isRight, let suite = compiled.output else {
      self.suite = nil
      selected = []
      return
    }
    selected = try suite.selected(loader.options.dataset, from: project.selected)
    self.suite = suite.selecting(selected)
    whole = suite
  }
}

extension Suite {
  /// What is said of a name that no dataset has.
  func noDataset(_ name: String) -> LoadError {
    let near = nearest(to: name, among: datasets.map(\.name))
    return LoadError(
      message: "there is no dataset \(name)",
      help: near.map { "did you mean \($0)?" }
        ?? "the project has \(datasets.map(\.name).joined(separator: ", "))"
    )
  }

  /// The names of the datasets that are asked for by name, and by the files that specify them.
  fileprivate func selected(
    _ names: [String],
    from files: Set<String>?
  ) throws(LoadError) -> Set<String> {
    for name in names where !datasets.contains(where: { $0.name == name }) {
      throw noDataset(name)
    }
    let selected = datasets.filter { dataset in
      let isNamed = names.isEmpty || names.contains(dataset.name)
      let isGiven = files.map { $0.contains(dataset.origin.path) } ?? true
      return isNamed && isGiven
    }
    return Set(selected.map(\.name))
  }

  /// The suite with the checks of the selected datasets; the others stay, for rules that refer to them.
  fileprivate func selecting(_ names: Set<String>) -> Suite {
    guard !datasets.allSatisfy({ names.contains($0.name) }) else { return self }
    return with(datasets.map { names.contains($0.name) ? $0 : $0.withoutChecks })
  }
}

extension Dataset {
  /// The dataset as others refer to it.
  var withoutChecks: Dataset { with(source, checks: []) }
}
