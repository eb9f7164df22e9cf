import AssayDiagnostics

// Rules and what joins them: `and` binds tighter than `or`, and both group from the left.

extension Parser {
  /// Reads a rule or a composition.
  mutating func parseExpression() throws(Failure) -> RuleExpressionSyntax {
    try enter()
    defer { leave() }
    let start = current.start
    var operands = [try parseConjunction()]
    while skipOperator(.or) { operands.append(try parseConjunction()) }
    return joined(.or, operands, from: start)
  }

  private mutating func parseConjunction() throws(Failure) -> RuleExpressionSyntax {
    let start = current.start
    var operands = [try parseUnit()]
    while skipOperator(.and) { operands.append(try parseUnit()) }
    return joined(.and, operands, from: start)
  }

  /// Takes an operand apart that is joined in the same way and has no labels of its own: grouping means nothing there.
  private func joined(
    _ joined: CompositeSyntax.Operator,
    _ operands: [RuleExpressionSyntax],
    from start: Int
  ) -> RuleExpressionSyntax {
    guard operands.count > 1 else { return operands[0] }
    let flat = operands.flatMap { operand in
      if case .composite(let inner) = operand, inner.joined == joined, inner.labels == nil {
        return inner.operands
      }
      return [operand]
    }
    return .composite(CompositeSyntax(joined: joined, operands: flat, span: span(from: start)))
  }

  private mutating func parseUnit() throws(Failure) -> RuleExpressionSyntax {
    guard kind == .openParenthesis else { return .rule(try parseRule()) }
    let opener = advance()
    let expression = try parseExpression()
    guard skip(.closeParenthesis) else {
      throw fail(.unclosed("(", opener: span(of: opener), found: found, at: span(of: current)))
    }
    if kind == .where || kind == .with {
      throw fail(.clauseBehindParenthesis(text(of: current), at: span(of: current)))
    }
    guard kind == .labels else { return expression }
    return replacingLabels(of: expression, with: try parseLabelsClause(), from: opener.start)
  }

  /// Labels behind a parenthesis belong to what stands in it and replace the labels that it had.
  private func replacingLabels(
    of expression: RuleExpressionSyntax,
    with labels: LabelsSyntax,
    from start: Int
  ) -> RuleExpressionSyntax {
    switch expression {
    case .rule(var rule):
      rule.labels = labels
      rule.span = span(from: start)
      return .rule(rule)
    case .composite(let composite):
      return .composite(
        CompositeSyntax(
          joined: composite.joined,
          operands: composite.operands,
          labels: labels,
          span: span(from: start)
        )
      )
    }
  }
}

// MARK: - One rule

extension Parser {
  private mutating func parseRule() throws(Failure) -> RuleSyntax {
    guard kind == .identifier else { throw fail(notARule) }
    let type = advance()
    var rule = RuleSyntax(type: Located(text(of: type), at: span(of: type)), span: span(of: type))
    rule.parameters = try parseParameters()
    if kind.startsCondition { rule.condition = try parseCondition() }
    if dialect == .lenient {
      try parseClausesInAnyOrder(of: &rule)
    } else {
      if skip(.where) { rule.filter = located(try expectText(for: .filter)) }
      if kind == .labels { rule.labels = try parseLabelsClause() }
      while kind == .with { rule.tags.append(try parseTag()) }
    }
    rule.span = span(from: type.start)
    try refuseLeftover(of: rule)
    return rule
  }

  /// Reads parameters greedily: `and` before a name or a text is part of the list, not the operator.
  mutating func parseParameters() throws(Failure) -> [ParameterSyntax] {
    var parameters: [ParameterSyntax] = []
    while true {
      if dialect == .lenient { correctOperator(behindParameters: parameters.count) }
      var connector: Token?
      if kind == .of || kind == .and && following.kind.startsParameter { connector = advance() }
      note(.connector, of: connector)
      guard kind.startsParameter else {
        if kind.isDateShaped || connector != nil { throw fail(notAParameter) }
        return parameters
      }
      let (value, span) = try parseParameterValue()
      parameters.append(
        ParameterSyntax(value, connector: connector.map { text(of: $0) }, span: span)
      )
    }
  }

  private mutating func parseParameterValue() throws(Failure) -> (ParameterSyntax.Kind, Span) {
    let token = advance()
    switch token.kind {
    case .quoted: return (.quoted(QuotedText(raw: content(of: token))), span(of: token))
    case .identifier: return (.identifier(text(of: token)), span(of: token))
    default:
      let name = try expect(.identifier, "the name of a variable behind `$`")
      return (.variable(text(of: name)), span(from: token.start))
    }
  }

  /// Reads `labels = […]`.
  mutating func parseLabelsClause() throws(Failure) -> LabelsSyntax {
    let word = advance()
    note(.labelSign, of: try expect(.equals, "`=` behind `labels`"))
    return try parseLabelList(from: word.start)
  }

  /// Reads `["key"="value", …]`; the list may be empty here and is refused later.
  mutating func parseLabelList(from start: Int) throws(Failure) -> LabelsSyntax {
    let opener = try expect(.openBracket, "`[` and the labels")
    var entries: [(key: Located<QuotedText>, value: Located<QuotedText>)] = []
    if !skip(.closeBracket) {
      repeat {
        let key = try expectText(for: .labelKey)
        note(.labelSign, of: try expect(.equals, "`=` and the value of the label"))
        entries.append((located(key), located(try expectText(for: .labelValue))))
      } while skip(.comma)
      try close(opener)
    }
    return LabelsSyntax(entries: entries, span: span(from: start))
  }

  /// Reads `with name = value`, or `with threshold` and a condition.
  mutating func parseTag() throws(Failure) -> TagSyntax {
    let word = advance()
    guard kind == .identifier else { throw fail(notATagName) }
    let name = advance()
    if let tag = try parseLenientTag(name, from: word.start) { return tag }
    correctWord(to: [.between, .not, .in])
    guard kind.startsCondition else { throw fail(notATagCondition(text(of: name))) }
    let condition = try parseCondition(ofTag: text(of: name))
    return TagSyntax(
      name: Located(text(of: name), at: span(of: name)),
      condition: condition,
      span: span(from: word.start)
    )
  }

  /// Reads a quoted text that must stand here.
  mutating func expectText(for use: TextUse) throws(Failure) -> Token {
    guard kind == .quoted else { throw fail(notAText(for: use)) }
    return advance()
  }

  /// Reads the bracket that closes a list whose elements were read.
  mutating func close(_ opener: Token) throws(Failure) {
    if skip(.closeBracket) { return }
    if kind == .end || kind == .rules || kind == .analyzers || kind == .comma {
      throw fail(.unclosed("[", opener: span(of: opener), found: found, at: span(of: current)))
    }
    throw fail(unexpected("`,` or `]`"))
  }
}
