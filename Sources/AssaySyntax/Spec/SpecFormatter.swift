package import AssayDiagnostics

/// A file after formatting.
package struct FormattedFile: Sendable {
  /// The bytes to be written; those of the file itself where nothing is to be changed.
  package let bytes: [UInt8]
  /// Why the file was left alone, if it was.
  package let diagnostics: [Diagnostic]
}

/// Lays out the rules of a file, and leaves every byte outside of them as it is; never throws.
///
/// A file in which YAML or a rule cannot be read is left alone as a whole.
package func format(
  _ file: TextFile,
  as kind: FileKind,
  dialect: DQDL.Dialect = .strict
) -> FormattedFile {
  switch kind {
  case .project: FormattedFile(bytes: file.bytes, diagnostics: [])
  case .ruleset: formatRuleset(file, dialect)
  case .spec: SpecFormatter(file, dialect).format()
  }
}

private func formatRuleset(_ file: TextFile, _ dialect: DQDL.Dialect) -> FormattedFile {
  if let (fault, range) = firstEncodingFault(in: file.bytes) {
    let diagnostic = Diagnostic.encoding(fault, at: Span(path: file.path, range: range))
    return FormattedFile(bytes: file.bytes, diagnostics: [diagnostic])
  }
  switch DQDL.format(Scalar(contentsOf: file), as: .ruleset, dialect: dialect) {
  case .text(let text): return FormattedFile(bytes: Array((text + "\n").utf8), diagnostics: [])
  case .wrong(let diagnostics): return FormattedFile(bytes: file.bytes, diagnostics: diagnostics)
  case .leftAlone: return FormattedFile(bytes: file.bytes, diagnostics: [])
  }
}

/// Lays out the rules of one spec file.
private struct SpecFormatter {
  private let file: TextFile
  private let dialect: DQDL.Dialect
  /// Every document as written, with references to variables unresolved.
  private let documents: [YAMLNode]
  private var diagnostics: [Diagnostic]
  private var edits: [ScalarEdit] = []
  /// How often each place occurs: a text behind an anchor may stand for more than a rule.
  private var occurrences: [Range<Int>: Int] = [:]

  init(_ file: TextFile, _ dialect: DQDL.Dialect) {
    self.file = file
    self.dialect = dialect
    let parsed = YAMLReader.readAsWritten(file)
    documents = parsed.tree
    diagnostics = parsed.diagnostics.filter { $0.severity == .error }
  }

  func format() -> FormattedFile {
    var formatter = self
    return formatter.run()
  }

  private mutating func run() -> FormattedFile {
    let unchanged = FormattedFile(bytes: file.bytes, diagnostics: diagnostics)
    guard diagnostics.isEmpty else { return unchanged }
    for document in documents { count(document) }
    for document in documents { formatRules(of: document) }
    guard diagnostics.isEmpty else {
      return FormattedFile(bytes: file.bytes, diagnostics: diagnostics)
    }
    let bytes = ScalarEdit.apply(edits, to: file.bytes)
    return saysTheSame(bytes) ? FormattedFile(bytes: bytes, diagnostics: []) : unchanged
  }

  private mutating func count(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar): occurrences[scalar.span.range, default: 0] += 1
    case .sequence(let items): for item in items { count(item) }
    case .mapping(let entries): for entry in entries { count(entry.value) }
    }
  }

  // MARK: Where rules stand

  private mutating func formatRules(of document: YAMLNode) {
    guard case .mapping(let entries) = document.content else { return }
    for entry in entries {
      switch (entry.key.text, entry.value.content) {
      case ("rules", .scalar(let scalar)): format(scalar, as: .ruleset, entry.value)
      case ("rules", .sequence(let items)):
        for item in items { formatItem(item, isFlow: entry.value.isFlow) }
      case ("analyzers", .sequence(let items)):
        for item in items {
          guard let scalar = item.scalar else { continue }
          format(scalar, as: .analyzer, item, isFlow: entry.value.isFlow)
        }
      default: continue
      }
    }
  }

  private mutating func formatItem(_ item: YAMLNode, isFlow: Bool) {
    switch item.content {
    case .scalar(let scalar): format(scalar, as: .rule, item, isFlow: isFlow)
    case .mapping(let entries):
      for entry in entries where entry.key.text == "rule" {
        guard let scalar = entry.value.scalar else { continue }
        format(scalar, as: .rule, entry.value, isFlow: isFlow || item.isFlow)
      }
    case .sequence: break
    }
  }

  private mutating func format(
    _ scalar: Scalar,
    as content: DQDL.Content,
    _ node: YAMLNode,
    isFlow: Bool = false
  ) {
    guard !node.isEmpty, !scalar.isIncomplete, occurrences[scalar.span.range] == 1 else { return }
    let place = ScalarPlace(scalar, in: file.bytes, isFlow: isFlow)
    switch DQDL.format(scalar, as: content, dialect: dialect, width: place.width) {
    case .text(let text):
      if text != scalar.text.withoutFinalBreaks, isWhole(text, as: content, in: scalar.style),
        let edit = place.edit(to: text)
      {
        edits.append(edit)
      }
    // What a reference stands for may make a rule of it, but that is not known here.
    case .wrong(let errors): if !scalar.text.contains("${") { diagnostics += errors }
    case .leftAlone: break
    }
  }

  // MARK: Proof

  /// Whether a text can stand where nothing but a block keeps the line break that a last comment needs.
  private func isWhole(
    _ text: String,
    as content: DQDL.Content,
    in style: Scalar.Style
  ) -> Bool {
    switch style {
    case .literal, .folded: return true
    case .plain, .singleQuoted, .doubleQuoted:
      let alone = Scalar(contentsOf: TextFile(path: "", text: text))
      if case .wrong = DQDL.format(alone, as: content, dialect: dialect) { return false }
      return true
    }
  }

  /// Whether the file reads as before, but for the new texts in the places of the old.
  private func saysTheSame(_ bytes: [UInt8]) -> Bool {
    let again = YAMLReader.readAsWritten(TextFile(path: file.path, bytes: bytes))
    guard again.diagnostics.count == diagnostics.count, again.tree.count == documents.count else {
      return false
    }
    let texts = Dictionary(
      edits.map { ($0.scalar.span.range, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    return zip(documents, again.tree).allSatisfy { isSame($0, $1, texts) }
  }

  private func isSame(_ old: YAMLNode, _ new: YAMLNode, _ texts: [Range<Int>: String]) -> Bool {
    switch (old.content, new.content) {
    case (.scalar(let old), .scalar(let new)):
      guard let text = texts[old.span.range] else { return old.text == new.text }
      // A folded block keeps its words, not its line breaks.
      return new.style == .folded
        ? text.split(whereSeparator: \.isWhitespace)
          .elementsEqual(new.text.split(whereSeparator: \.isWhitespace))
        : text == new.text.withoutFinalBreaks
    case (.sequence(let old), .sequence(let new)):
      return old.count == new.count && zip(old, new).allSatisfy { isSame($0, $1, texts) }
    case (.mapping(let old), .mapping(let new)):
      return old.count == new.count
        && zip(old, new).allSatisfy {
          $0.key.text == $1.key.text && isSame($0.value, $1.value, texts)
        }
    default: return false
    }
  }
}

extension String {
  /// The text without the line breaks at its end.
  var withoutFinalBreaks: String {
    var text = self[...]
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return String(text)
  }
}
