internal import AssayDiagnostics

// `rules:` and `analyzers:` of a dataset, and what YAML makes of rules that are not quoted.

extension SpecReader {
  /// Reads a list of rules, a whole DQDL document, or the name of a file that holds one.
  mutating func rules(_ entry: YAMLEntry?) -> [RuleEntrySyntax] {
    guard let entry = filled(entry) else { return [] }
    switch entry.value.content {
    case .sequence(let items):
      return self.items(items)
    case .scalar(let scalar):
      return ruleset(scalar).map { [.ruleset($0)] } ?? []
    case .mapping:
      guard let fields = fields(of: entry.value, "`rules` as a mapping", keys: Keys.rulesFile)
      else { return [] }
      require("file", in: fields, "`rules` as a mapping")
      return text(fields["file"]).map { [.file($0)] } ?? []
    }
  }

  private mutating func ruleset(_ scalar: Scalar) -> RulesetSyntax? {
    guard !scalar.isIncomplete else { return nil }
    guard scalar.text.contains("=") && scalar.text.contains("[") || scalar.isBlock else {
      sink.emit(.rulesNotAList(at: scalar))
      return nil
    }
    var attempt = DiagnosticSink()
    let ruleset = DQDL.parseRuleset(scalar, dialect: dialect, into: &attempt)
    if let comment = scalar.comment, attempt.hasErrors || isUnbalanced(scalar.text) {
      sink.emit(.rulesetCutByComment(scalar, comment))
      return nil
    }
    sink.emit(contentsOf: attempt.emitted)
    return ruleset
  }

  // MARK: Items

  /// Reads the items of a list; each is understood on its own, so that thousands are read at once.
  private mutating func items(_ nodes: [YAMLNode]) -> [RuleEntrySyntax] {
    let items = concurrentMap(nodes, portion: 256) { [file, dialect] node in
      var reader = SpecReader(file: file, dialect: dialect)
      let entry = reader.rule(node).map(RuleEntrySyntax.item)
      return (entry: entry, found: reader.sink.emitted)
    }
    for item in items { sink.emit(contentsOf: item.found) }
    return items.compactMap(\.entry)
  }

  private mutating func rule(_ node: YAMLNode) -> RuleItemSyntax? {
    switch node.content {
    case .scalar:
      return text(of: node, "a rule").map { RuleItemSyntax(text: $0, rule: expression($0)) }
    case .sequence:
      sink.emit(.ruleInBrackets(node, source: source(of: node.span)))
      return nil
    case .mapping(let entries):
      if let entry = entries.first, isRule(entry.key) {
        sink.emit(.ruleWithColon(entry, source: line(of: entry), isAlone: entries.count == 1))
        return nil
      }
      return ruleMapping(node)
    }
  }

  private mutating func ruleMapping(_ node: YAMLNode) -> RuleItemSyntax? {
    guard let fields = fields(of: node, "a rule", keys: Keys.rule) else { return nil }
    require("rule", in: fields, "an item of `rules`")
    let text = ruleText(fields["rule"])
    let notes = RuleNotesSyntax(
      name: name(fields["name"]),
      severity: word(fields["severity"], of: Keys.severities),
      because: self.text(fields["because"]),
      owner: self.text(fields["owner"]),
      tags: texts(fields["tags"]).map(\.located),
      status: word(fields["status"], of: Keys.statuses),
      snooze: snooze(fields["snooze"])
    )
    return text.map { RuleItemSyntax(text: $0, rule: expression($0), notes: notes) }
  }

  /// Reads `snooze:` of a rule or an SLA.
  mutating func snooze(_ entry: YAMLEntry?) -> SnoozeSyntax? {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`snooze`", keys: Keys.snooze)
    else { return nil }
    require("until", "because", in: fields, "`snooze`")
    let (until, because) = (name(fields["until"]), text(fields["because"]))
    let owner = text(fields["owner"])
    guard let until, let because else { return nil }
    return SnoozeSyntax(until: until, because: because, owner: owner)
  }

  /// The text behind `rule:`, which is no list or mapping.
  private mutating func ruleText(_ entry: YAMLEntry?) -> Scalar? {
    guard let entry, entry.value.scalar == nil else { return text(entry) }
    sink.emit(.ruleInBrackets(entry.value, source: source(of: entry.value.span)))
    return nil
  }

  private mutating func expression(_ text: Scalar) -> RuleExpressionSyntax? {
    parse(text) { [dialect] in DQDL.parseRule($0, dialect: dialect, into: &$1) }
  }

  /// Reads an item of `analyzers:`.
  mutating func analyzer(_ node: YAMLNode) -> Located<AnalyzerSyntax>? {
    guard let text = text(of: node, "an analyzer") else { return nil }
    return parse(text) { [dialect] in DQDL.parseAnalyzer($0, dialect: dialect, into: &$1) }
  }

  // MARK: Traps

  /// Parses a text, and explains what YAML did to it when that is why it failed.
  private mutating func parse<Tree>(
    _ text: Scalar,
    by parser: (Scalar, inout DiagnosticSink) -> Tree?
  ) -> Tree? {
    guard !isBareName(text) else {
      sink.emit(.quotesEaten(text, source: source(of: text.span)))
      return nil
    }
    var attempt = DiagnosticSink()
    if let tree = parser(text, &attempt) {
      sink.emit(contentsOf: attempt.emitted)
      return tree
    }
    if let comment = text.comment, isUnbalanced(text.text) {
      sink.emit(.ruleCutByComment(text, comment, source: source(of: text.span.union(comment))))
    } else if isRulesetText(text.text) {
      sink.emit(.rulesetAsItem(at: text.span))
    } else if let comment = text.comment, let first = attempt.emitted.first {
      sink.emit(first.mentioning(comment: comment))
      sink.emit(contentsOf: Array(attempt.emitted.dropFirst()))
    } else {
      sink.emit(contentsOf: attempt.emitted)
    }
    return nil
  }

  /// Whether a text is a quoted name; the rule language would take it for the type of a rule.
  private func isBareName(_ text: Scalar) -> Bool {
    let name = text.text.trimmed
    return text.isQuoted && name.first?.isUppercase == false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  /// Whether a key of a mapping is the front of a rule that holds `: `.
  private func isRule(_ key: Scalar) -> Bool {
    key.style == .plain && !Keys.rule.contains(key.text)
      && (key.text.contains("\"") || looksLikeRule(key.text)
        || key.text.first?.isUppercase == true && key.text.contains(" "))
  }

  private func isRulesetText(_ text: String) -> Bool {
    let word = text.prefix { $0.isLetter }
    let rest = text.dropFirst(word.count).drop { $0.isWhitespace }
    return ["Rules", "Analyzers"].contains(word) && rest.first == "="
  }

  /// Whether a text stops inside quotes or brackets.
  private func isUnbalanced(_ text: String) -> Bool {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
        depth += 1
      } else if !isQuoted, byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") {
        depth -= 1
      }
    }
    return isQuoted || depth > 0
  }

  // MARK: Source text

  private func source(of span: Span) -> String {
    String(decoding: file.bytes[span.range], as: UTF8.self)
  }

  /// A key and its value as they were written, with the comment that YAML saw behind them.
  private func line(of entry: YAMLEntry) -> String {
    let value = entry.value.scalar?.comment ?? entry.value.span
    // The value of an alias stands elsewhere.
    guard value.range.lowerBound >= entry.key.span.range.upperBound else { return entry.key.text }
    return source(of: entry.key.span.union(value))
  }
}

extension Scalar {
  fileprivate var isBlock: Bool { style == .literal || style == .folded }
  fileprivate var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}
