import AssayDiagnostics

// A whole document: its sections in their order, and what stands behind it.

extension Parser {
  /// The sections in the order in which they must stand.
  private enum Section: Int {
    case metadata, dataSources, variables, defaultLabels, rules, analyzers

    init?(_ kind: Token.Kind) {
      switch kind {
      case .metadata: self = .metadata
      case .dataSources: self = .dataSources
      case .identifier: self = .variables
      case .defaultLabels: self = .defaultLabels
      case .rules: self = .rules
      case .analyzers: self = .analyzers
      default: return nil
      }
    }
  }

  /// Reads a document; what stands behind `Rules` and `Analyzers` is not read, but never passed over in silence.
  mutating func parseDocument() -> RulesetSyntax {
    var ruleset = RulesetSyntax()
    ruleset.dialect = dialect
    let start = current.start
    do throws(Failure) {
      try parsePreamble(into: &ruleset)
      if kind == .rules {
        ruleset.rules = try parseSection { parser throws(Failure) in
          try parser.parseItems("rules") { parser throws(Failure) in try parser.parseExpression() }
        }
      }
      if kind == .analyzers {
        ruleset.analyzers = try parseSection { parser throws(Failure) in
          try parser.parseItems("analyzers") { parser throws(Failure) in try parser.parseAnalyzer()
          }
        }
      }
      if kind != .end { emit(trailingText(behind: ruleset)) }
    } catch {}
    ruleset.isComplete = !hasErrors
    ruleset.span = span(from: start)
    return ruleset
  }

  /// Reads everything before `Rules` or `Analyzers`; a wrong order and unreadable sections are reported and passed over.
  private mutating func parsePreamble(into ruleset: inout RulesetSyntax) throws(Failure) {
    var last: Section?
    while true {
      let word = correctedSection
      guard let section = Section(word) else { throw fail(missingSection) }
      if section == .rules || section == .analyzers { return }
      let isRepeated = section == last && section != .variables
      if let last, section.rawValue < last.rawValue || isRepeated {
        emit(.sectionOrder(text(of: current), at: span(of: current)))
      }
      last = section
      let name = text(of: current)
      do throws(Failure) {
        try parse(section, into: &ruleset)
      } catch {
        if section == .variables { ruleset.unreadVariables.insert(name) }
        try skipToSection()
      }
    }
  }

  private mutating func parse(
    _ section: Section,
    into ruleset: inout RulesetSyntax
  ) throws(Failure) {
    switch section {
    case .metadata: ruleset.metadata += try parseDictionary()
    case .dataSources: ruleset.dataSources += try parseDictionary()
    case .defaultLabels: ruleset.defaultLabels = try parseDefaultLabels()
    default: ruleset.variables.append(try parseVariableDeclaration(current))
    }
  }

  /// Skips to where a section or a declaration seems to start; fails when there is none.
  private mutating func skipToSection() throws(Failure) {
    while kind != .end {
      if kind == .identifier, following.kind == .equals { return }
      if kind != .identifier, Section(kind) != nil { return }
      advance()
    }
    throw Failure()
  }

  /// The kind of the section at the cursor; a name in wrong letter case is reported and taken for the section.
  private var correctedSection: Token.Kind {
    mutating get {
      guard kind == .identifier else { return kind }
      let name = text(of: current)
      let sections: [Token.Kind] = [.metadata, .dataSources, .rules, .analyzers, .defaultLabels]
      let meant = Lexer.spellings.first {
        sections.contains($0.1) && $0.0.lowercased() == name.lowercased()
      }
      guard let meant, isContent(of: meant.1) else { return .identifier }
      emit(.sectionCase(name, write: meant.0, at: span(of: current)))
      replaceCurrent(with: meant.1)
      return meant.1
    }
  }

  /// Whether what follows is the content of a section, and not the value of a variable that is called like one.
  private func isContent(of section: Token.Kind) -> Bool {
    var kinds = tokens[(index + 1)...].lazy.map(\.kind).filter { $0 != .unknown }.makeIterator()
    guard let sign = kinds.next(), sign == .equals || sign == .colon else { return false }
    let (opener, first, second) = (kinds.next(), kinds.next(), kinds.next())
    switch section {
    case .metadata, .dataSources: return opener == .openBrace
    case .defaultLabels: return opener == .openBracket && first == .quoted && second == .equals
    default:
      let startsItem = first == .identifier || first == .openParenthesis || first == .closeBracket
      return opener == .openBracket && startsItem
    }
  }

  private var missingSection: Diagnostic {
    kind == .end
      ? .noRules(at: span(of: current)) : .missingSection(found: found, at: span(of: current))
  }

  /// Reads `Rules = […]` or `Analyzers = […]`.
  private mutating func parseSection<Item>(
    _ parse: (inout Parser) throws(Failure) -> [Item]
  ) throws(Failure) -> [Item] {
    let name = advance()
    try expectEquals(behind: name)
    guard kind == .openBracket else {
      throw fail(unexpected("`[` and the \(text(of: name).lowercased())"))
    }
    return try parse(&self)
  }

  private mutating func expectEquals(behind name: Token) throws(Failure) {
    if skip(.equals) { return }
    let failure = fail(unexpected("`=` behind `\(text(of: name))`"))
    guard skip(.colon) else { throw failure }
  }

  private func trailingText(behind ruleset: RulesetSyntax) -> Diagnostic {
    let place = scalar.span(of: current.start..<bytes.count)
    if kind == .rules, ruleset.rules == nil { return .rulesBehindAnalyzers(at: place) }
    if kind == .rules { return .secondRules(at: place) }
    if kind == .comma, following.kind == .analyzers, ruleset.analyzers == nil {
      return .analyzersBehindComma(at: place)
    }
    return .trailingText(text(of: current), at: place)
  }
}

// MARK: - Lists of rules and analyzers

extension Parser {
  /// Reads the items of a list and its brackets; an item that cannot be read is reported and left out.
  private mutating func parseItems<Item>(
    _ what: String,
    _ parse: (inout Parser) throws(Failure) -> Item
  ) throws(Failure) -> [Item] {
    let opener = advance()
    var items: [Item] = []
    if skip(.closeBracket) { return items }
    while true {
      let isRead = readItem(into: &items, parse)
      if kind == .end || kind == .rules || kind == .analyzers {
        if isRead {
          emit(.unclosed("[", opener: span(of: opener), found: found, at: span(of: current)))
        }
        return items
      }
      if isRead, kind == .identifier || kind == .openParenthesis {
        if !followsUnknown { emit(.missingComma(at: span(of: current), between: what)) }
        continue
      }
      if isRead, kind != .comma, kind != .closeBracket {
        emit(unexpected("`,` or `]`"))
        recover(from: index)
        continue
      }
      let separator = advance()
      if separator.kind == .closeBracket { return items }
      if kind == .closeBracket {
        emit(.trailingComma(at: span(of: separator)))
        advance()
        return items
      }
    }
  }

  private mutating func readItem<Item>(
    into items: inout [Item],
    _ parse: (inout Parser) throws(Failure) -> Item
  ) -> Bool {
    let start = index
    do throws(Failure) {
      items.append(try parse(&self))
      return true
    } catch {
      recover(from: start)
      return false
    }
  }

  /// Reads an analyzer: a type and its parameters.
  mutating func parseAnalyzer() throws(Failure) -> Located<AnalyzerSyntax> {
    guard kind == .identifier else { throw fail(unexpected("an analyzer such as `RowCount`")) }
    let type = advance()
    let parameters = try parseParameters()
    var tags: [TagSyntax] = []
    while dialect == .lenient, kind == .with { tags.append(try parseTag()) }
    if let first = tags.first { tolerate(.tagsOfAnalyzer(at: first.span)) }
    let takesNoMore =
      kind.startsCondition || kind == .where || kind == .with || kind == .labels || kind == .and
      || kind == .or
    if takesNoMore { throw fail(.ruleAsAnalyzer(text(of: current), at: span(of: current))) }
    return Located(
      AnalyzerSyntax(
        type: Located(text(of: type), at: span(of: type)),
        parameters: parameters,
        tags: tags
      ),
      at: span(from: type.start)
    )
  }
}

// MARK: - Dictionaries, variables, labels

extension Parser {
  private mutating func parseDictionary() throws(Failure) -> [DictionaryEntrySyntax] {
    let name = advance()
    try expectEquals(behind: name)
    let opener = try expect(.openBrace, "`{` and the entries of `\(text(of: name))`")
    if kind == .closeBrace {
      throw fail(.emptyDictionary(text(of: name), at: scalar.span(of: opener.start..<current.end)))
    }
    var entries: [DictionaryEntrySyntax] = []
    repeat {
      if kind == .closeBrace, let comma = previous {
        emit(.trailingComma(at: span(of: comma)))
        break
      }
      entries.append(try parseEntry())
    } while skip(.comma)
    guard skip(.closeBrace) else {
      throw fail(.unclosed("{", opener: span(of: opener), found: found, at: span(of: current)))
    }
    return entries
  }

  private mutating func parseEntry() throws(Failure) -> DictionaryEntrySyntax {
    let key = try expectText(for: .dictionaryKey)
    try expect(.colon, "`:` behind the key")
    let located = { (parser: Parser, token: Token) in
      Located(parser.content(of: token), at: parser.span(of: token))
    }
    var values: [Located<String>] = []
    let isList = kind == .openBracket
    if isList {
      let opener = advance()
      repeat {
        values.append(located(self, try expectText(for: .dictionaryValue)))
      } while skip(.comma)
      try close(opener)
    } else {
      values.append(located(self, try expectText(for: .dictionaryValue)))
    }
    return DictionaryEntrySyntax(key: located(self, key), values: values, isList: isList)
  }

  private mutating func parseDefaultLabels() throws(Failure) -> LabelsSyntax {
    let name = advance()
    try expectEquals(behind: name)
    return try parseLabelList(from: name.start)
  }

  private mutating func parseVariableDeclaration(_ name: Token) throws(Failure) -> VariableSyntax {
    guard following.kind == .equals else { throw fail(missingSection) }
    advance()
    advance()
    let isList = kind == .openBracket
    var values: [TextOperandSyntax] = []
    if isList {
      let opener = advance()
      repeat { values.append(try parseVariableValue(name)) } while skip(.comma)
      try close(opener)
    } else {
      values.append(try parseVariableValue(name))
    }
    return VariableSyntax(
      name: Located(text(of: name), at: span(of: name)),
      values: values,
      isList: isList
    )
  }

  private mutating func parseVariableValue(_ name: Token) throws(Failure) -> TextOperandSyntax {
    switch kind {
    case .quoted, .dollar, .null, .empty, .whitespacesOnly:
      switch try parseOperand() {
      case .text(let operand): return operand
      case .null(let span): return TextOperandSyntax(.null, span: span)
      default: throw fail(.variableValue(text(of: name), found: found, at: span(of: current)))
      }
    case .date, .time, .militaryTime:
      throw fail(
        .dateShapedText(
          text(of: current),
          as: "the value of a variable",
          at: span(of: current)
        )
      )
    default:
      if kind == .singleQuote || kind == .doubleQuote { throw fail(unexpected("a quoted text")) }
      throw fail(.variableValue(text(of: name), found: found, at: span(of: current)))
    }
  }
}
