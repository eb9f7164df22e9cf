package import AssayDiagnostics

/// A baseline as written: the failures that a project knows of.
package struct BaselineSyntax: Sendable {
  /// An item of `failures:`.
  package struct Failure: Sendable {
    /// `dataset:`.
    package let dataset: Located<String>
    /// `check:`, the name that lasts from run to run.
    package let check: Located<String>
    /// `since:`, a day.
    package let since: Located<String>
    /// `measured:`, the series and how much of each.
    package var measured: [(series: Located<String>, amount: Located<String>)] = []
  }

  /// The version of the format that this tool reads and writes.
  package static let version = 1

  /// `failures:` in the order of the file.
  package var failures: [Failure] = []

  /// Makes a baseline that knows nothing.
  package init() {}
}

/// Reads a baseline; never throws, and reports everything that it finds wrong.
///
/// Checks are named as they are, so that nothing in it stands for a variable.
package func readBaseline(_ file: TextFile) -> Parsed<BaselineSyntax> {
  let parsed = YAMLReader.readAsWritten(file)
  var reader = SpecReader(file: file, dialect: .strict)
  reader.sink.emit(contentsOf: parsed.diagnostics)
  let baseline = reader.baseline(of: parsed.tree)
  return Parsed(baseline, reader.sink.emitted.sortedAndUnique())
}

extension SpecReader {
  fileprivate mutating func baseline(of documents: [YAMLNode]) -> BaselineSyntax {
    var baseline = BaselineSyntax()
    guard
      let fields = onlyDocument(
        documents,
        Owner.baseline,
        keys: Keys.baseline,
        version: BaselineSyntax.version
      )
    else { return baseline }
    require("failures", in: fields, Owner.baseline)
    baseline.failures = items(of: fields["failures"]).compactMap { failure($0) }
    return baseline
  }

  private mutating func failure(_ node: YAMLNode) -> BaselineSyntax.Failure? {
    let owner = "an item of `failures`"
    guard let fields = fields(of: node, owner, keys: Keys.failure) else { return nil }
    require("dataset", "check", "since", in: fields, owner)
    let (dataset, check) = (name(fields["dataset"]), name(fields["check"]))
    let since = name(fields["since"])
    var measured: [(series: Located<String>, amount: Located<String>)] = []
    if let entry = filled(fields["measured"]) {
      for entry in entries(of: entry.value, "`measured`") ?? [] {
        if let amount = name(entry) { measured.append((entry.key.located, amount)) }
      }
    }
    guard let dataset, let check, let since else { return nil }
    var failure = BaselineSyntax.Failure(dataset: dataset, check: check, since: since)
    failure.measured = measured
    return failure
  }

  /// The keys of a file of the tool's own, which holds one document of a version that this tool knows.
  mutating func onlyDocument(
    _ documents: [YAMLNode],
    _ owner: String,
    keys: [String],
    version: Int
  ) -> Fields? {
    guard let document = documents.first, !document.isEmpty else {
      // What is wrong with the YAML was told.
      guard !sink.hasErrors else { return nil }
      sink.emit(.emptySpec(at: Span(file.place, range: 0..<0), first: "version"))
      return nil
    }
    if documents.count > 1 { sink.emit(.secondDocument(of: owner, at: documents[1].span)) }
    guard let fields = fields(of: document, owner, keys: keys) else { return nil }
    require("version", in: fields, owner)
    if let found = integer(fields["version"], atLeast: 1), found.value != version {
      sink.emit(.unknownVersion(found, of: owner, known: version))
    }
    return fields
  }
}

extension Diagnostic {
  fileprivate static func secondDocument(of owner: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "several-documents",
      .error,
      "\(owner) holds one document",
      at: span,
      help: ["Remove the line `---` and what is behind it."]
    )
  }

  fileprivate static func unknownVersion(
    _ version: Located<Int>,
    of owner: String,
    known: Int
  ) -> Diagnostic {
    Diagnostic(
      "unknown-version",
      .error,
      "\(owner) has version \(version.value), and this tool knows version \(known)",
      at: version.span,
      help: ["Use a newer version of the tool."]
    )
  }
}
