import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A connection; `nil` after an error was emitted.
///
/// - Parameter memory: how much memory the embedded engine may use unless the connection says it, in bytes.
func connection(
  _ syntax: ConnectionSyntax,
  memory: Int?,
  files: [String: TextFile],
  into sink: inout DiagnosticSink
) -> Connection? {
  guard let type = syntax.type, let kind = Connection.Kind(rawValue: type.value) else { return nil }
  let dialect = dialect(of: syntax, kind, into: &sink)
  var isComplete = dialect != nil
  if kind.driver == nil, syntax.driver == nil {
    sink.emit(.missingDriver(type))
    isComplete = false
  }
  if let memory = syntax.memory, !kind.isEmbedded { sink.emit(.memoryOfServer(memory, kind)) }
  if kind.needsURL, syntax.url == nil {
    sink.emit(.missingURL(type))
    isComplete = false
  }
  var options: [String: Redacted] = [:]
  var secrets: [Redacted] = []
  for option in syntax.options {
    guard case .scalar(let scalar) = option.value else {
      sink.emit(.optionIsNotText(option.key))
      continue
    }
    // They stand in a statement, while other engines are told under any name.
    if kind == .iceberg, !option.key.value.isPlainName { sink.emit(.notAnOption(option.key)) }
    options[option.key.value] = Redacted(scalar.text)
    secrets += secretTexts(of: scalar)
  }
  for case .some(let scalar) in [syntax.url, syntax.driver] { secrets += secretTexts(of: scalar) }
  guard isComplete else { return nil }
  return Connection(
    name: syntax.name.value,
    kind: kind,
    dialect: dialect,
    url: syntax.url.map { Redacted($0.text) },
    driver: syntax.driver?.text,
    entrypoint: syntax.entrypoint?.text,
    options: options,
    timeout: syntax.timeout?.value,
    concurrency: syntax.concurrency?.value,
    memory: kind.isEmbedded ? syntax.memory?.value ?? memory : nil,
    secrets: secrets,
    origin: files[syntax.name.span.path]?.location(of: syntax.name.span)
  )
}

/// The SQL of an engine: as its type has it, unless the spec says otherwise.
private func dialect(
  of syntax: ConnectionSyntax,
  _ kind: Connection.Kind,
  into sink: inout DiagnosticSink
) -> Dialect? {
  guard let named = syntax.dialect else {
    if kind.dialect == nil, let type = syntax.type { sink.emit(.missingDialect(type)) }
    return kind.dialect
  }
  guard !kind.isEmbedded || named.value == Dialect.duckdb.rawValue else {
    sink.emit(.dialectOfEmbeddedEngine(named))
    return nil
  }
  return Dialect(rawValue: named.value)
}

extension Connection.Kind {
  /// Whether there is nothing to open without a URL; drivers of services may take everything as options.
  fileprivate var needsURL: Bool {
    switch self {
    case .postgres, .sqlite, .flightsql, .spark: true
    case .duckdb, .iceberg, .adbc, .snowflake, .bigquery, .redshift, .databricks, .trino, .athena,
      .mssql:
      false
    }
  }
}

/// What must not be told of a setting: all of it, and each part that came from a variable.
///
/// A part of two or three characters would take half of each message with it, and gives nothing away.
func secretTexts(of scalar: Scalar) -> [Redacted] {
  guard scalar.isInterpolated else { return [] }
  return ([scalar.text] + scalar.substituted.filter { $0.count > 3 }).map(Redacted.init)
}
