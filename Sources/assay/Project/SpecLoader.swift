import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax
import Foundation

/// The files of a project as they were found and read.
struct LoadedProject {
  /// The trees, the project file's first.
  var specs: [SpecSyntax] = []
  /// What was found wrong while they were read.
  var diagnostics: [Diagnostic] = []
  /// The folder that paths of sources start from, as a person here would write it; empty for this one.
  var root = ""
  /// How closely rules must keep to the language.
  var dialect = DQDL.Dialect.strict
  /// The files that the command line asks for; `nil` for all.
  var selected: Set<String>?
}

/// Why there is nothing to read.
struct LoadError: Error {
  let message: String
  let help: String
  var status = ExitStatus.specsWrong
}

/// Finds and reads the project file and the specs.
struct SpecLoader {
  let environment: Environment
  let options: ProjectOptions
  /// Whether it is fine to find no specs.
  var mayBeEmpty = false
  /// What the specs may reach; `nil` is everything.
  var sandbox: Sandbox?
  /// The moment after which a snooze is over; `nil` where that does not matter.
  var asOf: Timestamp?
  /// Whether rules must fit the schemas that are locked.
  var usesLock = false
  /// How closely rules must keep to the language, where the command line says so.
  var dialect: DQDL.Dialect?
  /// How the names of the files in a folder end that are read.
  var endings = [".yaml", ".yml"]
  /// Where they are read from.
  var files: any SpecFiles = DiskFiles()
  /// Whether the files count without a project, whatever folder they lie in.
  var isWithoutProject = false

  /// Reads everything that the command line asks for.
  func load() throws(LoadError) -> LoadedProject {
    var project = LoadedProject()
    var paths = try specPaths(into: &project)
    if !options.paths.isEmpty {
      var given: [String] = []
      for path in options.paths { given += try expand(path) }
      project.selected = Set(given)
      paths += given
    }
    var seen: Set<String> = []
    try read(paths.filter { seen.insert($0).inserted }, into: &project)
    // What is wrong with the project file weighs more than that it leads to no specs.
    let isWrong = project.diagnostics.contains { $0.severity == .error }
    guard !seen.isEmpty || mayBeEmpty || isWrong else {
      throw LoadError(
        message: "no specs were found",
        help: project.specs.isEmpty
          ? "name a spec file, or write an assay.yaml"
          : "`specs:` of the project file names files, folders or globs; default is `specs`",
        status: .nothingChecked
      )
    }
    return project
  }

  /// Reads the project file for its settings and for the paths of its specs.
  private func specPaths(into project: inout LoadedProject) throws(LoadError) -> [String] {
    var paths: [String] = []
    if let file = try projectFile() {
      project.root = environment.displayPath((file as NSString).deletingLastPathComponent)
      if project.root == "." { project.root = "" }
      let variables = options.variables(in: environment, sandbox)
      let parsed = try read(file, as: .project, variables, project.dialect)
      project.specs.append(parsed.tree)
      project.diagnostics += parsed.diagnostics
      let syntax = parsed.tree
      for case .project(let settings) in syntax.documents { project.dialect = settings.dialect }
      paths = try specPaths(of: syntax, root: project.root)
    }
    if let dialect { project.dialect = dialect }
    return paths
  }

  /// The files with rules that the command line asks for, or else those of the project, none of them read.
  func filesWithRules() throws(LoadError) -> (paths: [String], dialect: DQDL.Dialect) {
    var project = LoadedProject()
    var paths = try specPaths(into: &project)
    if !options.paths.isEmpty {
      paths = []
      for path in options.paths { paths += try expand(path) }
    }
    var seen: Set<String> = []
    return (paths.filter { seen.insert($0).inserted }, project.dialect)
  }

  /// Reads a file that a spec names, for the compiler.
  func include(_ path: String, as kind: FileKind, _ dialect: DQDL.Dialect) -> Inclusion {
    switch bytes(of: path) {
    case .success(let bytes):
      let variables = options.variables(in: environment, sandbox)
      return .file(parse(TextFile(path: path, bytes: bytes), as: kind, variables, dialect))
    case .failure(let error): return .unreadable(reason: error.reason)
    }
  }

  // MARK: Reading

  /// Reads specs and rulesets, several at a time, and adds them in their order.
  private func read(_ paths: [String], into project: inout LoadedProject) throws(LoadError) {
    let variables = options.variables(in: environment, sandbox)
    let results = concurrentMap(paths) { [dialect = project.dialect] path in
      Result { () throws(LoadError) in
        try read(path, as: path.hasSuffix(".dqdl") ? .ruleset : .spec, variables, dialect)
      }
    }
    for result in results {
      let parsed = try result.get()
      project.specs.append(parsed.tree)
      project.diagnostics += parsed.diagnostics
    }
  }

  private func read(
    _ path: String,
    as kind: FileKind,
    _ variables: [String: String],
    _ dialect: DQDL.Dialect
  ) throws(LoadError) -> Parsed<SpecSyntax> {
    switch bytes(of: path) {
    case .success(let bytes):
      return parse(TextFile(path: path, bytes: bytes), as: kind, variables, dialect)
    case .failure(let error):
      throw LoadError(
        message: "cannot read \(path): \(error.reason)",
        help: error is OutsideOfSandbox
          ? OutsideOfSandbox.help : "check the path and its permissions"
      )
    }
  }

  private func parse(
    _ file: TextFile,
    as kind: FileKind,
    _ variables: [String: String],
    _ dialect: DQDL.Dialect
  ) -> Parsed<SpecSyntax> {
    AssaySyntax.read(
      file,
      as: kind,
      variables: variables,
      withholdingOthers: sandbox != nil,
      dialect: dialect
    )
  }

  func bytes(of path: String) -> Result<[UInt8], any Error> {
    if let sandbox, !sandbox.contains(path) { return .failure(OutsideOfSandbox()) }
    return files.bytes(of: environment.absolutePath(path))
  }

  // MARK: Finding

  /// The folder of the project, or without one this folder.
  func projectFolder() throws(LoadError) -> String {
    guard let file = try projectFile() else { return "." }
    let folder = (file as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private func projectFile() throws(LoadError) -> String? {
    if isWithoutProject { return nil }
    if let given = options.project {
      let path = isFolder(given) ? "\(given)/assay.yaml" : given
      guard files.exists(environment.absolutePath(path)) else {
        throw LoadError(
          message: "there is no project file \(path)",
          help: "check the path given to --project"
        )
      }
      return environment.displayPath(path)
    }
    // A path into another project means that project.
    let starts = [environment.folder] + options.paths.prefix(1).map(environment.absolutePath)
    return starts.lazy.compactMap(projectFile(above:)).first.map(environment.displayPath)
  }

  private func projectFile(above start: String) -> String? {
    var folder = URL(fileURLWithPath: start).standardizedFileURL
    while true {
      let candidate = folder.appendingPathComponent("assay.yaml").path
      if files.exists(candidate) { return candidate }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }

  private func specPaths(of project: SpecSyntax, root: String) throws(LoadError) -> [String] {
    var patterns = ["specs"]
    for case .project(let syntax) in project.documents {
      if let specs = syntax.specs { patterns = specs.map(\.text) }
    }
    let isDefault = patterns == ["specs"]
    var paths: [String] = []
    for pattern in patterns {
      let path = Environment.rooted(pattern, in: root)
      if isDefault, !files.exists(environment.absolutePath(path)) { continue }
      paths += try expand(path)
    }
    return paths
  }

  /// The files that a path stands for: itself, the specs below a folder, or what a glob matches; ordered by name.
  private func expand(_ path: String) throws(LoadError) -> [String] {
    let firm = path.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !$0.contains(where: { "*?[".contains($0) }) }.joined(separator: "/")
    if let sandbox, !sandbox.contains(firm) {
      throw LoadError(
        message: "cannot read \(path): it lies outside of the sandbox",
        help: OutsideOfSandbox.help
      )
    }
    if path.contains(where: { "*?[".contains($0) }) {
      let matches = files.matches(of: environment.absolutePath(path))
      guard !matches.isEmpty || mayBeEmpty else {
        throw LoadError(
          message: "no file matches \(path)",
          help: "check the pattern",
          status: .nothingChecked
        )
      }
      return matches.map(environment.displayPath).filter {
        ($0 as NSString).lastPathComponent != BaselineFile.name
      }
    }
    guard files.exists(environment.absolutePath(path)) else {
      throw LoadError(message: "there is no file \(path)", help: "check the path")
    }
    guard isFolder(path) else { return [environment.displayPath(path)] }
    let root = environment.absolutePath(path)
    return files.names(below: root).filter { name in endings.contains { name.hasSuffix($0) } }
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted()
      .map { environment.displayPath("\(root)/\($0)") }
      .filter { !Self.ownFiles.contains(($0 as NSString).lastPathComponent) }
  }

  /// Files among specs that are none.
  private static let ownFiles = ["assay.yaml", BaselineFile.name]

  private func isFolder(_ path: String) -> Bool { files.isFolder(environment.absolutePath(path)) }
}
