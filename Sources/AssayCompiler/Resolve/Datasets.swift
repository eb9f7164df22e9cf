import AssayDiagnostics
package import AssayModel
import AssaySyntax

/// A dataset whose name and source are known to be right.
struct ResolvedDataset {
  let syntax: DatasetSyntax
  let name: Located<String>
  let source: Source
}

/// The datasets of a project as the rules of one of them see the others.
struct Neighbourhood {
  let contracts: [String: Contract]
  let engines: [String: Connection.Engine]
  let declared: Set<String>

  init(
    _ datasets: [ResolvedDataset],
    among documents: [DatasetSyntax],
    of project: Project,
    locked: LockedSchemas
  ) {
    declared = Set(documents.compactMap(\.name?.value))
    func byName<Value>(_ value: (ResolvedDataset) -> Value) -> [String: Value] {
      Dictionary(
        datasets.map { ($0.name.value, value($0)) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    engines = byName { dataset in
      project.connections.first { $0.name == dataset.source.connection }?.engine
    }.compactMapValues(\.self)
    contracts = byName { dataset in
      Contract(
        dataset: dataset.name.value,
        columns: dataset.syntax.columns.map { ($0.name, $0.type.map { ValueType($0.value) }) },
        isStrict: dataset.syntax.strictColumns?.value ?? false,
        locked: locked[dataset.name.value]?.columns
      )
    }
  }
}

/// Checks names and sources; a dataset with something wrong in them is left out.
func resolveDatasets(
  _ documents: [DatasetSyntax],
  of project: Project,
  into sink: inout DiagnosticSink
) -> [ResolvedDataset] {
  var first: [String: Located<String>] = [:]
  var datasets: [ResolvedDataset] = []
  for syntax in documents {
    guard let name = syntax.name else { continue }
    if let other = first[name.value] {
      sink.emit(.duplicateDataset(name, first: other))
      continue
    }
    first[name.value] = name
    // Rules are checked even where the source is wrong, so that all that is wrong is told at once.
    let source =
      resolveSource(syntax, named: name, of: project, into: &sink)
      ?? Source(connection: "", relation: .table(""))
    datasets.append(ResolvedDataset(syntax: syntax, name: name, source: source))
  }
  return datasets
}

private func resolveSource(
  _ syntax: DatasetSyntax,
  named name: Located<String>,
  of project: Project,
  into sink: inout DiagnosticSink
) -> Source? {
  guard let source = syntax.source else {
    sink.emit(.missingSource(name))
    return nil
  }
  guard let connection = connectionName(of: source, in: project, into: &sink),
    let relation = relation(of: source, read: project.reading(of: connection), into: &sink)
  else { return nil }
  if case .files = relation,
    let engine = project.connections.first(where: { $0.name == connection }),
    !engine.kind.isEmbedded
  {
    sink.emit(
      .filesOnServer(source.connection ?? Located(connection, at: source.span), engine.kind)
    )
    return nil
  }
  if let filter = source.filter,
    let fault = QueryText(filter.text, as: project.reading(of: connection)).faultAsPredicate
  {
    sink.emit(.notOnePredicate(fault, in: "filter", at: filter.span))
  }
  return Source(connection: connection, relation: relation, filter: source.filter?.text)
}

private func relation(
  of source: SourceSyntax,
  read reading: QueryReading,
  into sink: inout DiagnosticSink
) -> Source.Relation? {
  let given = [source.path, source.table, source.query].compactMap(\.self)
  // None or several were reported while they were read.
  guard let only = given.first, given.count == 1 else { return nil }
  if source.path == nil {
    if let format = source.format { sink.emit(.formatWithoutPath(format.span)) }
    if let option = source.options.first { sink.emit(.optionsWithoutPath(option.key.span)) }
  }
  if source.table != nil {
    if !QueryText(only.text).isTableName { sink.emit(.notATable(only.located)) }
    return .table(only.text)
  }
  if source.query != nil {
    guard let fault = QueryText(only.text, as: reading).faultAsQuery else {
      return .query(only.text)
    }
    sink.emit(.notOneQuery(fault, in: "`query:`", at: only.span))
    return nil
  }
  guard let format = format(of: only, declared: source.format, into: &sink) else { return nil }
  for option in source.options where !option.key.value.isPlainName {
    sink.emit(.notAnOption(option.key))
  }
  return .files(
    path: only.text,
    format: format,
    options: source.options.map {
      ReaderOption(name: $0.key.value, value: readerValue($0.value))
    }
  )
}

private func format(
  of path: Scalar,
  declared: Located<String>?,
  into sink: inout DiagnosticSink
) -> FileFormat? {
  if let declared {
    // A word that is none of them was reported while it was read.
    return FileFormat(rawValue: declared.value)
  }
  guard let format = FileFormat(ofFile: path.text) else {
    sink.emit(.unknownFormat(path.located))
    return nil
  }
  return format
}

extension FileFormat {
  /// The format that the name of a file tells, a compression aside; `nil` where it tells none.
  package init?(ofFile path: String) {
    let endings: [(String, FileFormat)] = [
      (".csv", .csv), (".tsv", .csv), (".json", .json), (".jsonl", .json), (".ndjson", .json),
      (".parquet", .parquet), (".pq", .parquet),
    ]
    var name = path.lowercased()
    for compression in [".gz", ".zst"] where name.hasSuffix(compression) {
      name.removeLast(compression.count)
    }
    guard let format = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }
}

private func readerValue(_ value: OptionValueSyntax) -> ReaderOption.Value {
  switch value {
  case .list(let values, _): return .list(values.map(readerValue))
  case .mapping(let members, _):
    return .mapping(
      members.map { ReaderOption(name: $0.key.value, value: readerValue($0.value)) }
    )
  case .scalar(let scalar):
    guard scalar.style == .plain else { return .text(scalar.text) }
    if scalar.text == "true" || scalar.text == "false" { return .boolean(scalar.text == "true") }
    return Double(scalar.text)?.isFinite == true ? .number(scalar.text) : .text(scalar.text)
  }
}

extension String {
  /// Whether it is a name that needs no quotes in any language: letters, digits and underscores.
  var isPlainName: Bool {
    guard let first = unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
    }
  }
}
