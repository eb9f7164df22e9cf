package import AssayDiagnostics
package import AssayModel
package import AssaySyntax

/// What came of compiling specs.
package struct Compiled<Output: Sendable>: Sendable {
  /// What can be run; `nil` when something is wrong.
  package let output: Output?
  /// Everything that was found, each once, in the order of the files.
  package let diagnostics: [Diagnostic]
  /// The files that the diagnostics point into, by path.
  package let files: [String: TextFile]

  /// Makes a result.
  package init(output: Output?, diagnostics: [Diagnostic], files: [String: TextFile]) {
    self.output = output
    self.diagnostics = diagnostics
    self.files = files
  }
}

/// What came of asking for a file that a spec names.
package enum Inclusion: Sendable {
  case file(Parsed<SpecSyntax>)
  /// It cannot be read, and why.
  case unreadable(reason: String)
}

/// Compiles the files of a project into a suite; never throws, and the same input gives the same output.
///
/// - Parameters:
///   - specs: the project file, if there is one, and the spec files; a caller who lets go of them spares memory.
///   - lock: the schemas that sources had, which rules must fit.
///   - asOf: the moment that counts as now, after which a snooze is over; `nil` asks for none.
///   - isThere: whether there is a file of rows that a test names.
///   - include: reads a file that a spec extends or takes rules from, by its path.
package func compile(
  _ specs: consuming [SpecSyntax],
  lock: LockSyntax? = nil,
  asOf: Timestamp? = nil,
  isThere: @escaping (_ path: String) -> Bool = { _ in true },
  include: @escaping (_ path: String, _ kind: FileKind) -> Inclusion
) -> Compiled<Suite> {
  var sink = DiagnosticSink()
  let project = resolveProject(specs, into: &sink)
  var library = Library(copy specs, include: include)
  let channels = channels(of: specs)
  let schemas = LockedSchemas(lock)
  let (datasets, neighbourhood) = resolve(
    specs,
    of: project,
    schemas,
    with: &library,
    into: &sink
  )
  var files = library.files
  if let lock { files[lock.file.path] = lock.file }
  let remains = datasets.map { (tests: $0.syntax.tests, notify: $0.syntax.notify, name: $0.name) }
  let lowered = mapLettingGo(of: datasets) { [files] dataset in
    var sink = DiagnosticSink()
    var lowering = DatasetLowering(
      dataset,
      in: neighbourhood,
      project: project,
      locked: schemas[dataset.name.value],
      files: files,
      asOf: asOf
    )
    return (dataset: lowering.lower(into: &sink), found: sink.emitted)
  }
  for part in lowered { sink.emit(contentsOf: part.found) }
  var compiled = lowered.map(\.dataset)
  let tests = TestLowering(
    datasets: compiled,
    contracts: neighbourhood.contracts,
    files: library.files,
    areRulesRight: !sink.hasErrors,
    isThere: isThere
  )
  for (index, dataset) in remains.enumerated() {
    compiled[index].tests = tests.lower(dataset.tests, of: compiled[index], into: &sink)
  }
  var suite = Suite(
    project: project.name,
    connections: project.connections,
    datasets: compiled.sorted { $0.name < $1.name },
    gate: project.gate
  )
  suite.history = project.history
  suite.samples = project.samples
  suite.channels = project.channels
  suite.routes = project.routes
  for dataset in remains {
    suite.routes += dataset.notify.compactMap {
      route($0, among: channels, of: dataset.name.value, into: &sink)
    }
  }
  return Compiled(
    output: sink.hasErrors ? nil : suite,
    diagnostics: sink.emitted.sortedAndUnique(),
    files: files
  )
}

/// The datasets with what they include, and what each may know of the others.
private func resolve(
  _ specs: consuming [SpecSyntax],
  of project: Project,
  _ schemas: LockedSchemas,
  with library: inout Library,
  into sink: inout DiagnosticSink
) -> (datasets: [ResolvedDataset], neighbourhood: Neighbourhood) {
  let documents = resolveInclusions(specs, with: &library, into: &sink)
  let datasets = resolveDatasets(documents, of: project, into: &sink)
  checkTagSpelling(of: documents, into: &sink)
  return (datasets, Neighbourhood(datasets, among: documents, of: project, locked: schemas))
}

/// What becomes of each dataset, on all cores; what was read of one is let go of when its batch is done.
///
/// The trees of a large project and its suite together would take twice the memory.
private func mapLettingGo<Output: Sendable>(
  of datasets: consuming [ResolvedDataset],
  _ transform: @Sendable (ResolvedDataset) -> Output
) -> [Output] {
  var waiting = datasets
  waiting.reverse()
  var outputs: [Output] = []
  outputs.reserveCapacity(waiting.count)
  while !waiting.isEmpty {
    let batch = Array(waiting.suffix(512).reversed())
    waiting.removeLast(batch.count)
    outputs += concurrentMap(batch, transform)
  }
  return outputs
}

private func channels(of specs: [SpecSyntax]) -> [ChannelSyntax] {
  specs.flatMap(\.documents).flatMap { document -> [ChannelSyntax] in
    if case .project(let project) = document { project.channels } else { [] }
  }
}
