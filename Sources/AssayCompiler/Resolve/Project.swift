import AssayDiagnostics
import AssayModel
import AssaySyntax

/// What the project file says, with defaults where it says nothing.
struct Project {
  var name: String?
  var connections: [Connection] = []
  /// Every connection that the project names, those that cannot be used among them.
  var knownConnections: Set<String> = []
  var gate = Gate()
  var severity = Severity.critical
  var samples = 5
  /// How much memory the embedded engine may use where no connection says it, in bytes.
  var memory: Int?
  /// Whether compositions are judged row by row, not each rule as a whole.
  var judgesCompositesByRow = false
  var history = HistorySetting()
  var channels: [NotificationChannel] = []
  var routes: [NotificationRoute] = []

  /// The connection that a project has that names none for its datasets.
  static let embedded = "local"

  /// How the engine of a connection reads SQL.
  func reading(of connection: String) -> QueryReading {
    (connections.first { $0.name == connection }?.dialect ?? .duckdb).reading
  }
}

/// Reads the settings of the project file; without one there is a DuckDB connection called `local`.
func resolveProject(_ specs: [SpecSyntax], into sink: inout DiagnosticSink) -> Project {
  var project = Project()
  let syntax = specs.flatMap(\.documents).compactMap { document in
    if case .project(let syntax) = document { syntax } else { nil }
  }.first
  if let syntax {
    project.name = syntax.name?.text
    project.severity = syntax.defaultSeverity.flatMap { Severity(rawValue: $0.value) } ?? .critical
    project.samples = syntax.defaultSamples?.value ?? project.samples
    project.memory = syntax.defaultMemory?.value
    project.judgesCompositesByRow = syntax.composites?.value == "row"
    project.knownConnections = Set(syntax.connections.map(\.name.value))
    if let history = syntax.history {
      project.history = resolveHistory(
        history,
        among: syntax.connections.map(\.name.value),
        into: &sink
      )
    }
    warnOfSecrets(in: syntax, into: &sink)
    project.channels = syntax.channels.compactMap { channel($0, into: &sink) }
    project.routes = syntax.routes.compactMap {
      route($0, among: syntax.channels, into: &sink)
    }
    let files = Dictionary(
      specs.map { ($0.file.path, $0.file) },
      uniquingKeysWith: { first, _ in first }
    )
    project.gate = gate(of: syntax, files: files)
    project.connections = syntax.connections.compactMap {
      connection($0, memory: project.memory, files: files, into: &sink)
    }
  }
  addEmbeddedEngine(to: &project)
  return project
}

private func gate(of syntax: ProjectSyntax, files: [String: TextFile]) -> Gate {
  var gate = Gate()
  gate.failOn = syntax.failOn.flatMap { Severity(rawValue: $0.value) } ?? .critical
  gate.minimumScore = syntax.minimumScore?.value
  gate.failsVacuous = syntax.vacuous?.value == "fail"
  func place(_ span: Span?) -> SourceLocation? { span.flatMap { files[$0.path]?.location(of: $0) } }
  gate.places.failOn = place(syntax.failOn?.span)
  gate.places.minimumScore = place(syntax.minimumScore?.span)
  gate.places.failsVacuous = place(syntax.vacuous?.span)
  return gate
}

/// Files need an engine that reads them, and so do rules across connections.
private func addEmbeddedEngine(to project: inout Project) {
  guard project.connections.count == project.knownConnections.count,
    !project.connections.contains(where: { $0.kind == .duckdb })
  else { return }
  // The blank keeps this name apart from all that a project may give.
  let isTaken = project.knownConnections.contains(Project.embedded)
  let name = isTaken ? "\(Project.embedded) engine" : Project.embedded
  project.connections.append(Connection(name: name, kind: .duckdb, memory: project.memory))
  project.knownConnections.insert(name)
}
