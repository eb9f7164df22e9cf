internal import AssayDiagnostics

// The project file.

extension SpecReader {
  /// Reads the project file.
  mutating func project(_ node: YAMLNode) -> ProjectSyntax {
    var project = ProjectSyntax()
    guard let fields = fields(of: node, Owner.project, keys: Keys.project) else { return project }
    project.name = text(fields["project"])
    project.specs = fields["specs"].map { texts($0) }
    project.connections = connections(fields["connections"])
    project.dqdl = word(fields["dqdl"], of: Keys.dialects)
    project.history = history(fields["history"])
    readNotify(fields["notify"], into: &project)
    readDefaults(fields["defaults"], into: &project)
    readGate(fields["gate"], into: &project)
    return project
  }

  private mutating func connections(_ entry: YAMLEntry?) -> [ConnectionSyntax] {
    guard let entry = filled(entry) else { return [] }
    return (entries(of: entry.value, "`connections`") ?? []).compactMap { connection($0) }
  }

  private mutating func connection(_ entry: YAMLEntry) -> ConnectionSyntax? {
    var connection = ConnectionSyntax(name: entry.key.located)
    let owner = "the connection `\(entry.key.text)`"
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, owner, keys: Keys.connection)
    else { return connection }
    require("type", in: fields, owner)
    connection.type = word(fields["type"], of: Keys.connectionTypes)
    connection.url = text(fields["url"])
    connection.driver = text(fields["driver"])
    connection.entrypoint = text(fields["entrypoint"])
    connection.dialect = word(fields["dialect"], of: Keys.sqlDialects)
    connection.options = options(fields["options"])
    connection.timeout = duration(fields["timeout"])
    connection.concurrency = integer(fields["concurrency"], atLeast: 1)
    connection.memory = size(fields["memory"])
    return connection
  }

  /// A path, a URL, the name of a connection, `off`, or a mapping that says more.
  private mutating func history(_ entry: YAMLEntry?) -> HistorySyntax? {
    guard let entry = filled(entry) else { return nil }
    var history = HistorySyntax()
    if case .mapping = entry.value.content {
      guard let fields = fields(of: entry.value, "`history`", keys: Keys.history) else {
        return nil
      }
      history.store = fields["store"].flatMap { historyStore($0) }
      history.isRequired = boolean(fields["required"])?.value ?? false
      return history
    }
    guard let store = historyStore(entry) else { return nil }
    history.isRequired = store.text == "required" && store.style == .plain
    if !history.isRequired { history.store = store }
    return history
  }

  private mutating func historyStore(_ entry: YAMLEntry) -> Scalar? {
    guard let scalar = text(entry) else { return nil }
    let words = ["no", "false", "none", "on", "yes", "true", "Off", "OFF"]
    guard scalar.style != .plain || !words.contains(scalar.text) else {
      sink.emit(.historyOff(scalar))
      return nil
    }
    return scalar
  }

  private mutating func readDefaults(_ entry: YAMLEntry?, into project: inout ProjectSyntax) {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`defaults`", keys: Keys.defaults)
    else { return }
    project.defaultSeverity = word(fields["severity"], of: Keys.severities)
    project.defaultSamples = integer(fields["samples"], atLeast: 0)
    project.composites = word(fields["composites"], of: Keys.compositeModes)
    project.defaultMemory = size(fields["memory"])
  }

  private mutating func readGate(_ entry: YAMLEntry?, into project: inout ProjectSyntax) {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`gate`", keys: Keys.gate)
    else { return }
    project.failOn = word(fields["fail_on"], of: Keys.severities)
    project.minimumScore = ratio(fields["min_score"], atMost: 1)
    project.vacuous = word(fields["vacuous"], of: Keys.vacuous)
  }

  /// An entry whose value says something; a key with nothing behind it is reported.
  mutating func filled(_ entry: YAMLEntry?) -> YAMLEntry? {
    guard let entry else { return nil }
    guard !entry.value.isEmpty else {
      sink.emit(.emptyValue(of: entry.key))
      return nil
    }
    return entry
  }
}
