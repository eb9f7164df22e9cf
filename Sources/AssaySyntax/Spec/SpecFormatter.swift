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
    let diagnostic = Diagnostic.encoding(fault, at: Span(file.place, range: range))
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
  private let spec: WrittenSpec
  private var diagnostics: [Diagnostic]
  private var edits: [ScalarEdit] = []

  init(_ file: TextFile, _ dialect: DQDL.Dialect) {
    self.file = file
    self.dialect = dialect
    spec = WrittenSpec(file)
    diagnostics = spec.diagnostics
  }

  func format() -> FormattedFile {
    var formatter = self
    return formatter.run()
  }

  private mutating func run() -> FormattedFile {
    let unchanged = FormattedFile(bytes: file.bytes, diagnostics: diagnostics)
    guard diagnostics.isEmpty else { return unchanged }
    for rule in spec.rules { format(rule) }
    guard diagnostics.isEmpty else {
      return FormattedFile(bytes: file.bytes, diagnostics: diagnostics)
    }
    let bytes = ScalarEdit.apply(edits, to: file.bytes)
    return saysTheSame(bytes) ? FormattedFile(bytes: bytes, diagnostics: []) : unchanged
  }

  private mutating func format(_ rule: WrittenDQDL) {
    let scalar = rule.scalar
    guard !scalar.isEmpty, !scalar.isIncomplete, !spec.isShared(scalar) else { return }
    let place = ScalarPlace(scalar, in: file.bytes, isFlow: rule.isFlow)
    switch DQDL.format(scalar, as: rule.content, dialect: dialect, width: place.width) {
    case .text(let text):
      if text != scalar.text.withoutFinalBreaks, isWhole(text, as: rule.content, in: scalar.style),
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
    let texts = Dictionary(
      edits.map { ($0.scalar.span.range, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    return spec.rereading(bytes, with: texts) != nil
  }
}
