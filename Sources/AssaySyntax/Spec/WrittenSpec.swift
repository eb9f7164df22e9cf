internal import AssayDiagnostics

/// A text of DQDL in a spec, and what stands beside it.
struct WrittenDQDL {
  /// The text.
  let scalar: Scalar
  /// What it holds.
  let content: DQDL.Content
  /// Whether it stands inside brackets or braces.
  let isFlow: Bool
  /// The entries of the mapping whose `rule:` it is; none where it stands alone.
  var item: [YAMLEntry] = []
}

/// The documents of a spec file as they are written, with references to variables unresolved.
struct WrittenSpec {
  /// The file.
  let file: TextFile
  /// Every document.
  let documents: [YAMLNode]
  /// The errors of YAML.
  let diagnostics: [Diagnostic]
  /// How often each place occurs: a text behind an anchor may stand for more than a rule.
  private var occurrences: [Range<Int>: Int] = [:]

  init(_ file: TextFile) {
    self.file = file
    let parsed = YAMLReader.readAsWritten(file)
    documents = parsed.tree
    diagnostics = parsed.diagnostics.filter { $0.severity == .error }
    for document in documents { count(document) }
  }

  private mutating func count(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar): occurrences[scalar.span.range, default: 0] += 1
    case .sequence(let items): for item in items { count(item) }
    case .mapping(let entries): for entry in entries { count(entry.value) }
    }
  }

  /// Whether aliases make a text stand in more places than the one where it is written.
  func isShared(_ scalar: Scalar) -> Bool { occurrences[scalar.span.range] != 1 }

  // MARK: Where rules and analyzers stand

  /// Every text of DQDL, in the order of the file.
  var rules: [WrittenDQDL] {
    documents.flatMap { document -> [WrittenDQDL] in
      guard case .mapping(let entries) = document.content else { return [] }
      return entries.flatMap(rules(of:))
    }
  }

  private func rules(of entry: YAMLEntry) -> [WrittenDQDL] {
    let isFlow = entry.value.isFlow
    switch (entry.key.text, entry.value.content) {
    case ("rules", .scalar(let scalar)):
      return [WrittenDQDL(scalar: scalar, content: .ruleset, isFlow: false)]
    case ("rules", .sequence(let items)): return items.flatMap { rules(of: $0, isFlow) }
    case ("analyzers", .sequence(let items)):
      return items.compactMap(\.scalar).map {
        WrittenDQDL(scalar: $0, content: .analyzer, isFlow: isFlow)
      }
    default: return []
    }
  }

  private func rules(of item: YAMLNode, _ isFlow: Bool) -> [WrittenDQDL] {
    switch item.content {
    case .scalar(let scalar): [WrittenDQDL(scalar: scalar, content: .rule, isFlow: isFlow)]
    case .mapping(let entries):
      entries.filter { $0.key.text == "rule" }.compactMap(\.value.scalar).map {
        WrittenDQDL(scalar: $0, content: .rule, isFlow: isFlow || item.isFlow, item: entries)
      }
    case .sequence: []
    }
  }

  // MARK: Proof

  /// What bytes read as, if that is what this file does but for new texts in the places of some scalars.
  func rereading(_ bytes: [UInt8], with texts: [Range<Int>: String]) -> WrittenSpec? {
    let again = WrittenSpec(TextFile(path: file.path, bytes: bytes))
    guard again.diagnostics.count == diagnostics.count, again.documents.count == documents.count,
      zip(documents, again.documents).allSatisfy({ isSame($0, $1, texts) })
    else { return nil }
    return again
  }

  private func isSame(_ old: YAMLNode, _ new: YAMLNode, _ texts: [Range<Int>: String]) -> Bool {
    switch (old.content, new.content) {
    case (.scalar(let old), .scalar(let new)):
      guard let text = texts[old.span.range] else { return old.text == new.text }
      // A folded block keeps its words, not its line breaks.
      return new.style == .folded
        ? text.split(whereSeparator: \.isWhitespace)
          .elementsEqual(new.text.split(whereSeparator: \.isWhitespace))
        : text.withoutFinalBreaks == new.text.withoutFinalBreaks
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
