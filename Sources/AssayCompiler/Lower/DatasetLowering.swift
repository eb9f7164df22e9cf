import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Turns a resolved dataset into the model: its contract and its rules become checks.
struct DatasetLowering {
  private let dataset: ResolvedDataset
  private let scope: DatasetScope
  private let project: Project
  private let files: [String: TextFile]
  private let locked: LockedSchemas.Entry?
  private let asOf: Timestamp?
  private var checks: [Check] = []
  /// Where each of them is written.
  private var places: [Span] = []
  private var analyzers: [Analyzer] = []
  private var names: [String: Span] = [:]

  init(
    _ dataset: ResolvedDataset,
    in neighbourhood: Neighbourhood,
    project: Project,
    locked: LockedSchemas.Entry?,
    files: [String: TextFile],
    asOf: Timestamp?
  ) {
    self.dataset = dataset
    self.project = project
    self.files = files
    self.locked = locked
    self.asOf = asOf
    scope = DatasetScope(
      dataset: dataset.name.value,
      contracts: neighbourhood.contracts,
      engines: neighbourhood.engines,
      path: dataset.source.path,
      reading: project.reading(of: dataset.source.connection),
      showsValues: project.samples > 0,
      declared: neighbourhood.declared
    )
  }

  mutating func lower(into sink: inout DiagnosticSink) -> Dataset {
    let syntax = dataset.syntax
    let contract = ContractLowering(
      dataset: dataset,
      project: project,
      locked: locked,
      location: location
    )
    for (check, span) in contract.checks() {
      checks.append(check)
      places.append(span)
    }
    for (check, span) in slaChecks(into: &sink) {
      add(check, at: dataset.name.span, writtenAt: span, isRepeatable: false, into: &sink)
    }
    let items = concurrentMap(syntax.rules, portion: 256) { [self] entry in
      guard case .item(let item) = entry else { return LoweredItem() }
      return lowered(item)
    }
    checks.reserveCapacity(checks.count + items.count)
    places.reserveCapacity(checks.count + items.count)
    for (entry, item) in zip(syntax.rules, items) {
      switch entry {
      case .item: add(item, into: &sink)
      case .ruleset(let ruleset): lower(ruleset, into: &sink)
      case .file: continue
      }
    }
    let scope = RuleScope(dialect: syntax.dialect)
    for syntax in syntax.analyzers {
      if let analyzer = checkSignature(syntax, in: scope, into: &sink) {
        lower(analyzer, into: &sink)
      }
    }
    analyse(checks, at: places, into: &sink)
    var result = Dataset(
      name: dataset.name.value,
      summary: syntax.summary?.text ?? "",
      owner: syntax.owner?.text ?? "",
      tags: syntax.tags.map(\.value),
      source: dataset.source,
      columns: syntax.columns.map { column in
        ContractColumn(name: column.name.value, type: column.type.map { ValueType($0.value) })
      },
      key: identifyingColumns(checks),
      checks: checks,
      analyzers: analyzers,
      origin: location(dataset.name.span)
    )
    result.watermark = watermark(into: &sink)
    return result
  }

  private func watermark(into sink: inout DiagnosticSink) -> String? {
    guard let column = dataset.syntax.watermark else { return nil }
    if case .files(let path, _, _) = dataset.source.relation, !path.contains("://") {
      sink.emit(.watermarkOfFiles(column, at: dataset.syntax.source?.path?.span))
      return nil
    }
    if let objection = scope.contract.objection(to: column, .anything) {
      sink.emit(objection)
      return nil
    }
    let promised = scope.contract.column(column.value)
    if let promised, let type = promised.type, [.boolean, .binary].contains(type.kind) {
      sink.emit(.watermarkWithoutOrder(column, type, declared: promised.name.span))
      return nil
    }
    return column.value
  }

  // MARK: Rules

  /// What came of an item of `rules:` on its own; a class, as a check has so many parts to copy.
  private final class LoweredItem: Sendable {
    /// What is wrong with it.
    let found: [Diagnostic]
    /// The check, and the places of its name and of its text; `nil` after an error.
    let result: (check: Check, name: Span, text: Span)?

    init(_ found: [Diagnostic] = [], _ result: (check: Check, name: Span, text: Span)? = nil) {
      self.found = found
      self.result = result
    }
  }

  private mutating func add(_ item: LoweredItem, into sink: inout DiagnosticSink) {
    sink.emit(contentsOf: item.found)
    guard let (check, name, text) = item.result else { return }
    add(check, at: name, writtenAt: text, isRepeatable: false, into: &sink)
  }

  private func lowered(_ item: RuleItemSyntax) -> LoweredItem {
    var sink = DiagnosticSink()
    let check = check(item, into: &sink)
    return LoweredItem(
      sink.emitted,
      check.map { ($0, item.notes?.name?.span ?? item.text.span, item.text.span) }
    )
  }

  private func check(_ item: RuleItemSyntax, into sink: inout DiagnosticSink) -> Check? {
    let dialect = dataset.syntax.dialect
    guard let syntax = item.rule,
      let resolved = checkSignature(syntax, in: RuleScope(dialect: dialect), into: &sink),
      let lowered = lower(resolved, into: &sink)
    else { return nil }
    let text = item.text.text.onOneLine
    let notes = item.notes
    var check = Check(
      .rule,
      name: notes?.name?.value ?? text,
      type: lowered.type,
      text: text,
      origin: location(item.text.span),
      severity: notes?.severity.flatMap { Severity(rawValue: $0.value) } ?? project.severity,
      status: notes?.status.flatMap { RuleStatus(rawValue: $0.value) } ?? .active,
      dimension: lowered.dimension,
      verdict: lowered.verdict
    )
    check.isNamed = notes?.name != nil
    check.because = notes?.because?.text ?? ""
    check.owner = notes?.owner?.text ?? ""
    check.tags = notes?.tags.map(\.value) ?? []
    check.snooze = notes?.snooze.flatMap { loweredSnooze($0, asOf: asOf, into: &sink) }
    check.labels = lowered.labels
    check.statement = lowered.statement
    return check
  }

  private mutating func lower(_ ruleset: RulesetSyntax, into sink: inout DiagnosticSink) {
    let resolved = checkRuleset(ruleset, into: &sink)
    for analyzer in resolved.analyzers { lower(analyzer, into: &sink) }
    for rule in resolved.rules {
      guard let lowered = lower(rule, into: &sink) else { continue }
      let text = writtenText(rule.span)
      var check = Check(
        .rule,
        name: text,
        type: lowered.type,
        text: text,
        origin: location(rule.span),
        severity: project.severity,
        status: .active,
        dimension: lowered.dimension,
        verdict: lowered.verdict
      )
      check.labels = lowered.labels
      check.statement = lowered.statement
      add(check, at: rule.span, writtenAt: rule.span, isRepeatable: true, into: &sink)
    }
  }

  /// Names are unique; a ruleset in the manner of AWS Glue may repeat a rule, which then counts once.
  private mutating func add(
    _ check: Check,
    at span: Span,
    writtenAt place: Span,
    isRepeatable: Bool,
    into sink: inout DiagnosticSink
  ) {
    if let first = names[check.name] {
      sink.emit(.duplicateRule(check.name, at: span, first: first, isWarning: isRepeatable))
      return
    }
    names[check.name] = span
    var check = check
    check.samples = project.samples
    if check.owner.isEmpty { check.owner = dataset.syntax.owner?.text ?? "" }
    checks.append(check)
    places.append(place)
  }

  private func lower(
    _ expression: ResolvedExpression,
    into sink: inout DiagnosticSink
  ) -> LoweredRule? {
    ruleLowering.lower(expression, into: &sink)
  }

  private var ruleLowering: RuleLowering {
    RuleLowering(scope: scope, judgesCompositesByRow: project.judgesCompositesByRow)
  }

  /// One that is written twice measures once.
  private mutating func lower(_ analyzer: ResolvedAnalyzer, into sink: inout DiagnosticSink) {
    guard let subject = ruleLowering.lower(analyzer, into: &sink),
      !analyzers.contains(where: { $0.subject == subject })
    else { return }
    analyzers.append(
      Analyzer(
        text: writtenText(analyzer.span),
        type: analyzer.signature.name,
        origin: location(analyzer.span),
        subject: subject
      )
    )
  }

  // MARK: SLAs

  private func slaChecks(into sink: inout DiagnosticSink) -> [(Check, Span)] {
    SLALowering(dataset: dataset, scope: scope, project: project, asOf: asOf, location: location)
      .checks(into: &sink)
  }

  // MARK: Places

  private func location(_ span: Span) -> SourceLocation {
    files[span.path]?.location(of: span)
      ?? SourceLocation(
        path: span.path,
        start: Position(line: 1, column: 1),
        end: Position(line: 1, column: 1)
      )
  }

  private func writtenText(_ span: Span) -> String {
    guard let file = files[span.path] else { return "" }
    return String(decoding: file.bytes[span.range], as: UTF8.self).onOneLine
  }
}

extension Source {
  /// The path of the files; `nil` where the rows come from elsewhere.
  fileprivate var path: String? {
    if case .files(let path, _, _) = relation { path } else { nil }
  }
}

extension String {
  /// The text with every run of white space as one blank, and none at the ends.
  fileprivate var onOneLine: String {
    if isPlainLine { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether it is of ASCII, and single blanks within it are all its white space, as in nearly every rule.
  private var isPlainLine: Bool {
    var last = UInt8(ascii: " ")
    for byte in utf8 {
      guard byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20 else { return false }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }
}

/// The columns that some rule asks to be unique, which makes them the key to show beside failing rows.
private func identifyingColumns(_ checks: [Check]) -> [String] {
  for criterion in checks.lazy.flatMap(\.verdict.criteria) {
    guard criterion.condition == .equal(.constant(1)), let offenders = criterion.offenders,
      case .duplicates(let columns) = offenders.selection
    else { continue }
    return columns
  }
  return []
}

extension Diagnostic {
  fileprivate static func watermarkWithoutOrder(
    _ column: Located<String>,
    _ type: ValueType,
    declared: Span
  ) -> Diagnostic {
    Diagnostic(
      "watermark-without-order",
      .error,
      "a watermark grows with each change, but `\(column.value)` is \(type.name)",
      at: column.span,
      also: [Annotation(declared, label: "declared here")],
      help: ["Name a column of numbers, times or texts that each change of a row moves upwards."]
    )
  }

  fileprivate static func watermarkOfFiles(_ column: Located<String>, at path: Span?) -> Diagnostic
  {
    Diagnostic(
      "watermark-of-files",
      .error,
      "these files need no watermark",
      at: column.span,
      also: path.map { [Annotation($0, label: "their path")] } ?? [],
      reason: "Their names, sizes and times tell when they have changed.",
      help: ["Remove `watermark:`; it is for tables, views, queries, and files behind URLs."]
    )
  }
}
