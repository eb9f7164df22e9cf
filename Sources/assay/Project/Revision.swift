import AssayCompiler
import AssayDiagnostics
import AssayLogic
import AssayModel

/// One side of a comparison: the specs of a commit, of a folder or file, or of the working tree.
struct Revision {
  /// What it is called in messages.
  let name: String
  /// The specs, read and compiled.
  let compilation: Compilation
  /// The failures that it lives with.
  var baseline = Baseline()

  /// The suite, ready to be compared; `nil` where the specs do not compile.
  var suite: SuiteRevision? {
    compilation.whole.map { SuiteRevision($0, root: compilation.root, baseline: baseline) }
  }
}

/// Reads the specs of revisions and folders.
struct RevisionReader {
  /// What the command line says of the project; it selects nothing.
  let options: ProjectOptions
  let environment: Environment
  /// Whether a commit stands for the last one that HEAD has in common with it.
  var takesMergeBase = false

  /// What the side is called that is not named.
  static let workingTree = "working tree"

  /// The specs as they lie on the disk.
  func workingTree() throws(RevisionError) -> Revision {
    try compiled(loader, as: Self.workingTree)
  }

  /// The specs that a name stands for: a revision of git, or else a folder or a file.
  func revision(_ name: String) async throws(RevisionError) -> Revision {
    let repository: GitRepository
    let commit: String?
    do throws(RevisionError) {
      repository = try await GitRepository(of: environment.folder)
      commit = try await repository.commitIfAny(name)
    } catch {
      // Files can be compared without git.
      guard let files = try files(name) else { throw error }
      return files
    }
    if let commit { return try await revision(name, commit, in: repository) }
    guard let files = try files(name) else { throw try await repository.missing(name) }
    return files
  }

  private var loader: SpecLoader { loader(options) }

  private func loader(_ options: ProjectOptions) -> SpecLoader {
    var loader = SpecLoader(environment: environment, options: options, mayBeEmpty: true)
    loader.usesLock = true
    return loader
  }

  private func compiled(
    _ loader: SpecLoader,
    as name: String
  ) throws(RevisionError) -> Revision {
    var revision: Revision
    let known: BaselineFile
    do throws(LoadError) {
      revision = Revision(name: name, compilation: try Compilation(loader))
      guard !loader.isWithoutProject else { return revision }
      known = try BaselineFile(in: revision.compilation.root, of: loader.files, environment)
    } catch {
      throw .unreadable(error, of: name)
    }
    guard known.diagnostics.isEmpty else { throw .brokenBaseline(known.file.path, of: name) }
    revision.baseline = known.baseline
    return revision
  }

  // MARK: Files

  /// A folder with a project file is a project; any other one is taken for a folder of specs, as a file is for a spec.
  private func files(_ name: String) throws(RevisionError) -> Revision? {
    let path = environment.absolutePath(name)
    guard loader.files.exists(path) else { return nil }
    var options = options
    var isWithoutProject = false
    if loader.files.exists("\(path)/assay.yaml") {
      options.project = "\(name)/assay.yaml"
    } else {
      options.paths = [name]
      isWithoutProject = options.project == nil
    }
    var loader = loader(options)
    (loader.isWithoutProject, loader.usesLock) = (isWithoutProject, !isWithoutProject)
    return try compiled(loader, as: name)
  }

  // MARK: Commits

  private func revision(
    _ name: String,
    _ commit: String,
    in repository: GitRepository
  ) async throws(RevisionError) -> Revision {
    let commit =
      takesMergeBase ? try await repository.mergeBase(with: commit, called: name) : commit
    let entries = try await repository.tree(of: commit)
    var contents: [String: [UInt8]] = [:]
    while true {
      let files = CommitFiles(entries, top: repository.top, contents: contents)
      let revision = Result { () throws(RevisionError) in try compiled(from: files, as: name) }
      let missing = files.missing
      if missing.isEmpty { return try revision.get() }
      contents.merge(try await repository.contents(of: missing)) { first, _ in first }
    }
  }

  /// The specs of a commit; before the first project file there are none.
  private func compiled(
    from files: CommitFiles,
    as name: String
  ) throws(RevisionError) -> Revision {
    if let project = options.project, !files.exists(environment.absolutePath(project)) {
      let nothing = Suite(project: nil, connections: [], datasets: [], gate: Gate())
      return Revision(
        name: name,
        compilation: Compilation(
          suite: nothing,
          diagnostics: [],
          files: [:],
          root: "",
          selected: [],
          whole: nothing
        )
      )
    }
    // A spec that the command line names may be new.
    var options = options
    options.paths = options.paths.filter { path in
      path.contains(where: { "*?[".contains($0) }) || files.exists(environment.absolutePath(path))
    }
    var loader = loader(options)
    loader.files = files
    return try compiled(loader, as: name)
  }
}
