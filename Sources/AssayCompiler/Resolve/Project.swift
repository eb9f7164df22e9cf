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
  /// Whether compositions are judged row by row, not each rule as a whole.
  var judgesCompositesByRow = false
  var history = HistorySetting()
  var channels: [NotificationChannel] = []
  var routes: [NotificationRoute] = []

  /// The connection that a project has that names none for its datasets.
  static let embedded = "local"

  /// How the engine of a connection reads SQL.
  func readings(of connection: String) -> [QueryReading] {
    connections.first { $0.name == connection }?.kind.readings ?? Connection.Kind.duckdb.readings
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
    project.judgesCompositesByRow = syntax.composites?.value == "row"
    project.gate.failOn = syntax.failOn.flatMap { Severity(rawValue: $0.value) } ?? .critical
    project.gate.minimumScore = syntax.minimumScore?.value
    project.gate.failsVacuous = syntax.vacuous?.value == "fail"
    project.knownConnections = Set(syntax.connections.map(\.name.value))
    if let history = syntax.history {
      project.history = resolveHistory(
        history,
        among: syntax.connections.map(\.name.value),
        into: &sink
      )
    }
    project.channels = syntax.channels.compactMap { channel($0, into: &sink) }
    project.routes = syntax.routes.compactMap {
      route($0, among: syntax.channels, into: &sink)
    }
    let files = Dictionary(
      specs.map { ($0.file.path, $0.file) },
      uniquingKeysWith: { first, _ in first }
    )
    project.connections = syntax.connections.compactMap {
      connection($0, files: files, into: &sink)
    }
  }
  // Files need no connection; one that only holds the history cannot read them.
  let namesOnlyStores =
    project.connections.count == project.knownConnections.count
    && !project.connections.contains { $0.kind == .duckdb }
  if namesOnlyStores, !project.knownConnections.contains(Project.embedded) {
    project.connections.append(Connection(name: Project.embedded, kind: .duckdb))
    project.knownConnections.insert(Project.embedded)
  }
  return project
}

private func connection(
  _ syntax: ConnectionSyntax,
  files: [String: TextFile],
  into sink: inout DiagnosticSink
) -> Connection? {
  guard let type = syntax.type else { return nil }
  guard let kind = Connection.Kind(rawValue: type.value) else {
    sink.emit(
      .unavailable(
        "connections of type \(type.value)",
        at: type.span,
        help: "The embedded engine is `type: duckdb`; `sqlite` and `postgres` can hold the history."
      )
    )
    return nil
  }
  var options: [String: Redacted] = [:]
  var secrets: [Redacted] = []
  for option in syntax.options {
    guard case .scalar(let scalar) = option.value else {
      sink.emit(.optionIsNotText(option.key))
      continue
    }
    options[option.key.value] = Redacted(scalar.text)
    secrets += secretTexts(of: scalar)
  }
  for case .some(let scalar) in [syntax.url, syntax.driver] { secrets += secretTexts(of: scalar) }
  return Connection(
    name: syntax.name.value,
    kind: kind,
    url: syntax.url.map { Redacted($0.text) },
    driver: syntax.driver?.text,
    options: options,
    timeout: syntax.timeout?.value,
    concurrency: syntax.concurrency?.value,
    secrets: secrets,
    origin: files[syntax.name.span.path]?.location(of: syntax.name.span)
  )
}

/// What must not be told of a setting: all of it, and each part that came from a variable.
///
/// A part of two or three characters would take half of each message with it, and gives nothing away.
func secretTexts(of scalar: Scalar) -> [Redacted] {
  guard scalar.isInterpolated else { return [] }
  return ([scalar.text] + scalar.substituted.filter { $0.count > 3 }).map(Redacted.init)
}
