import AssayCompiler
import AssayModel
import AssayRun
import AssaySyntax
import Foundation

/// A source to look at: as it is read now, and as the spec will name it.
struct FoundSource {
  let dataset: String
  let measured: Source
  let written: Source
}

/// The project in a folder as `assay init` finds it; one that is not there yet has the embedded engine.
struct ExistingProject {
  /// The connection of a new project.
  static let embedded = Connection(name: "local", kind: .duckdb)

  /// Whether there is a project file.
  let isThere: Bool
  /// The folder, as a person here would write it; empty for this one.
  let folder: String
  /// What looks at sources.
  let profiler: Profiler
  private let suite: Suite
  private let connections: Connections

  /// Reads the project file; one that is wrong ends the command.
  init(
    in folder: String,
    _ variables: [String],
    _ environment: Environment,
    _ console: Console
  ) throws {
    let path = Environment.rooted("assay.yaml", in: folder)
    self.folder = folder
    isThere = environment.hasFile(path)
    if isThere {
      var options = ProjectOptions()
      (options.project, options.variables) = (path, variables)
      (options.paths, options.dataset) = ([], [])
      let compilation = try console.compile(options, usesLock: false, mayBeEmpty: true)
      guard let suite = compilation.suite else { throw ExitStatus.specsWrong.error }
      self.suite = suite
    } else {
      suite = Suite(project: nil, connections: [Self.embedded], datasets: [], gate: Gate())
    }
    connections = assay.connections(for: suite, root: folder, environment: environment)
    profiler = Profiler(connections, settings: suite.connections, now: Environment.now())
  }

  // MARK: Tables

  /// The tables of a connection.
  func tables(of connection: String, only wanted: [String]) async throws -> [FoundSource] {
    guard isThere, suite.connections.contains(where: { $0.name == connection }) else {
      throw LoadError(
        message: "there is no connection \(connection)",
        help: isThere
          ? "the project has \(suite.connections.map(\.name).joined(separator: ", "))"
          : "declare it under `connections:` of an assay.yaml first"
      )
    }
    let names: [String]
    switch await SourceTables.list(connection, among: connections) {
    case .success(let found): names = found
    case .failure(let error):
      throw LoadError(message: error.message, help: error.hint, status: .notMeasured)
    }
    if let missing = wanted.first(where: { !names.contains($0) }) {
      throw LoadError(
        message: "the connection \(connection) has no table \(missing)",
        help: "it has \(names.prefix(12).joined(separator: ", "))"
      )
    }
    var taken: Set<String> = []
    return names.filter { wanted.isEmpty || wanted.contains($0) }.map { name in
      let source = Source(connection: connection, relation: .table(tableName(name)))
      let dataset = datasetName(name, &taken)
      return FoundSource(dataset: dataset, measured: source, written: source)
    }
  }

  /// A name of a table as specs write it: in quotes where it is not one word.
  private func tableName(_ name: String) -> String {
    let parts = name.split(separator: ".", maxSplits: 1).map { part in
      part.allSatisfy { $0.isLetter && $0.isASCII || $0.isNumber || $0 == "_" }
        ? String(part) : "\"\(part.replacing("\"", with: "\"\""))\""
    }
    return parts.joined(separator: ".")
  }

  // MARK: Files

  /// The files that paths stand for; a glob is one dataset, a folder one for each file in it.
  func files(named paths: [String], in environment: Environment) throws -> [FoundSource] {
    let engine = suite.connections.first { $0.kind == .duckdb && !$0.hasDatabase }
    guard let engine = engine ?? suite.connections.first(where: { $0.kind == .duckdb }) else {
      throw LoadError(
        message: "no connection of the project reads files",
        help: "add `local: {type: duckdb}` under `connections:`"
      )
    }
    var taken: Set<String> = []
    return try paths.flatMap { try expand($0, environment) }.map { path in
      guard let format = FileFormat(ofFile: path) else {
        throw LoadError(
          message: "\(path) is no CSV, JSON or Parquet file",
          help: "names of files tell: .csv, .tsv, .json, .jsonl, .parquet"
        )
      }
      func source(_ path: String) -> Source {
        Source(connection: engine.name, relation: .files(path: path, format: format, options: []))
      }
      return FoundSource(
        dataset: datasetName(baseName(of: path), &taken),
        measured: source(path),
        written: source(environment.path(path, seenFrom: folder))
      )
    }
  }

  private func expand(_ path: String, _ environment: Environment) throws -> [String] {
    guard environment.hasFile(path) else {
      throw LoadError(message: "there is no file \(path)", help: "check the path")
    }
    var isFolder: ObjCBool = false
    let absolute = environment.absolutePath(path)
    let exists = FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      guard !exists || sizeOfFile(absolute) > 0 else {
        throw LoadError(message: "\(path) is empty", help: "name a file that has rows")
      }
      return [path]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: absolute)
      .filter { !$0.hasPrefix(".") && FileFormat(ofFile: $0) != nil }.sorted()
    guard !names.isEmpty else {
      throw LoadError(
        message: "the folder \(path) has no CSV, JSON or Parquet files",
        help: "a glob in quotes, such as '\(path)/*/*.csv', is one dataset"
      )
    }
    return names.map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }
  }

  /// The name of a file without its endings, of a glob that of the folder above it.
  private func baseName(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let last = parts.last { !$0.contains(where: "*?[".contains) } ?? "data"
    guard last == parts.last else { return last }
    return String(last.prefix { $0 != "." })
  }

  /// A name that a dataset may have and no other has yet.
  private func datasetName(_ text: String, _ taken: inout Set<String>) -> String {
    let letters = text.map { character in
      character.isASCII && (character.isLetter || character.isNumber) || "_-".contains(character)
        ? character : "_"
    }
    let base = letters.isEmpty ? "data" : String(letters)
    var (name, number) = (base, 1)
    while !taken.insert(name).inserted {
      number += 1
      name = "\(base)-\(number)"
    }
    return name
  }
}

extension Environment {
  /// A path as a project in a folder writes it; one that lies above the folder starts with `../`.
  func path(_ path: String, seenFrom folder: String) -> String {
    let target = absolutePath(path).split(separator: "/")
    let start = absolutePath(folder.isEmpty ? "." : folder).split(separator: "/")
    guard !path.hasPrefix("/") || target.starts(with: start) else { return path }
    let shared = zip(target, start).prefix { $0 == $1 }.count
    let up = start.dropFirst(shared).map { _ in ".." }
    return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
  }
}
