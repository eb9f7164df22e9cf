import AssayDiagnostics

// What the lenient dialect reads beyond the language: forms that AWS's documentation shows. Each says so in a warning,
// and each leaves a tree that the language could have been written for.

extension Parser {
  /// Reports a form that the language does not have, and goes on.
  mutating func tolerate(_ diagnostic: Diagnostic) { emit(diagnostic) }

  /// Reports what the lexer passed over; a carriage return once for all of them.
  mutating func emit(_ leniencies: [(kind: LexicalLeniency, range: Range<Int>)]) {
    var sawCarriageReturn = false
    for (kind, range) in leniencies {
      let place = scalar.span(of: range)
      switch kind {
      case .carriageReturn:
        if !sawCarriageReturn { tolerate(.lenientCarriageReturn(at: place)) }
        sawCarriageReturn = true
      case .byteOrderMark: tolerate(.lenientByteOrderMark(at: place))
      case .slashComment: tolerate(.slashComment(at: place))
      case .unterminatedComment: tolerate(.lenientUnterminatedComment(at: place))
      }
    }
  }

  // MARK: Words in another letter case

  /// Takes the name at the cursor for one of some words that it is but for its letter case.
  mutating func correctWord(to kinds: [Token.Kind]) {
    guard dialect == .lenient, let meant = wordMeant(by: current), kinds.contains(meant) else {
      return
    }
    let word = text(of: current)
    tolerate(.lenientWord(word, write: word.lowercased(), at: span(of: current)))
    replaceCurrent(with: meant)
  }

  /// Reads `and` or `or`, in any letter case where that is allowed.
  mutating func skipOperator(_ kind: Token.Kind) -> Bool {
    correctWord(to: [kind])
    guard self.kind == kind else { return false }
    note(.logicalOperator, of: advance())
    return true
  }

  /// The word that a name is but for its letter case.
  private func wordMeant(by token: Token) -> Token.Kind? {
    guard token.kind == .identifier, token.range.count <= "between".utf8.count else { return nil }
    switch text(of: token).lowercased() {
    case "between": return .between
    case "not": return .not
    case "in": return .in
    case "matches": return .matches
    case "where": return .where
    case "with": return .with
    case "labels": return .labels
    case "and": return .and
    case "or": return .or
    default: return nil
    }
  }

  /// Takes the name at the cursor for an operator or the start of a clause, where what follows fits one.
  ///
  /// A column may be called `NOT` or `IN`, so the word alone decides nothing.
  mutating func correctOperator(behindParameters count: Int) {
    guard let meant = wordMeant(by: current) else { return }
    let (next, second) = (following, token(after: followingIndex))
    let isOperator =
      switch meant {
      case .between: startsOperand(next, second)
      case .not: [.between, .in, .matches].contains(wordMeant(by: next) ?? next.kind)
      case .in: next.kind == .openBracket || next.kind == .dollar && count > 0
      case .matches, .where: next.kind == .quoted && count > 0
      case .with:
        next.kind == .identifier && (wordMeant(by: second) ?? second.kind).startsCondition
          && count > 0
      case .labels: next.kind == .equals && second.kind == .openBracket
      default: next.kind == .openParenthesis
      }
    if isOperator { correctWord(to: [meant]) }
  }

  /// Whether a number, a date or the like starts here, which no parameter does.
  private func startsOperand(_ token: Token, _ next: Token) -> Bool {
    switch token.kind {
    case .integer, .decimal, .minus, .date, .time, .militaryTime, .now, .openParenthesis, .null:
      true
    case .identifier: next.kind == .openParenthesis
    default: false
    }
  }

  // MARK: Clauses

  /// Reads `where`, `labels` and `with` in whatever order they stand.
  mutating func parseClausesInAnyOrder(of rule: inout RuleSyntax) throws(Failure) {
    while true {
      correctWord(to: [.where, .labels, .with])
      let word = current
      let isLate = !rule.tags.isEmpty || word.kind == .where && rule.labels != nil
      switch word.kind {
      case .where where rule.filter == nil:
        advance()
        rule.filter = located(try expectText(for: .filter))
      case .labels where rule.labels == nil: rule.labels = try parseLabelsClause()
      case .with:
        rule.tags.append(try parseTag())
        continue
      default:
        // Here, before a name would be taken for something that is out of place.
        if following.kind == .identifier || following.kind == .openParenthesis {
          correctWord(to: [.and, .or])
        }
        return
      }
      if isLate { tolerate(.lenientClauseOrder(text(of: word), at: span(of: word))) }
    }
  }

  /// Reads `= ["a", "b"]` or `= true` behind the name of a tag; `nil` when neither stands there.
  mutating func parseLenientTag(_ name: Token, from start: Int) throws(Failure) -> TagSyntax? {
    guard dialect == .lenient, kind == .equals else { return nil }
    let value: String
    let sign = current
    if following.kind == .openBracket {
      advance()
      let opener = advance()
      var elements: [String] = []
      repeat { elements.append(content(of: try expectText(for: .tagValue))) } while skip(.comma)
      try close(opener)
      value = elements.joined(separator: ",")
    } else if following.kind == .identifier,
      ["true", "false"].contains(text(of: following).lowercased())
    {
      advance()
      value = text(of: advance()).lowercased()
    } else {
      return nil
    }
    let span = span(from: sign.start)
    tolerate(.lenientTagValue(text(of: name), write: value, at: span))
    let operand = TextOperandSyntax(.quoted(QuotedText(raw: value)), span: span)
    return TagSyntax(
      name: Located(text(of: name), at: self.span(of: name)),
      condition: ConditionSyntax(.text(.equal(operand)), span: span),
      span: self.span(from: start)
    )
  }

  // MARK: Numbers in quotes

  /// The numbers that quoted texts hold; `nil` when one holds none, or where the language is kept to.
  mutating func numbersMeant(by texts: [TextOperandSyntax]) -> [NumberSyntax]? {
    guard dialect == .lenient else { return nil }
    let numbers = texts.compactMap(\.numberMeant)
    guard numbers.count == texts.count else { return nil }
    for text in texts {
      if case .quoted(let number) = text.kind { tolerate(.quotedNumber(number.raw, at: text.span)) }
    }
    return numbers
  }
}

extension TextOperandSyntax {
  /// The number that a quoted text holds in the spelling of the language, such as `"1.0"`; or `NULL`.
  package var numberMeant: NumberSyntax? {
    guard case .quoted(let text) = kind else {
      if case .null = kind { return NumberSyntax(.null, span: span) }
      return nil
    }
    let tokens = Lexer(Array(text.raw.utf8)).tokens.map(\.kind)
    let digits = tokens.first == .minus ? tokens.dropFirst() : tokens[...]
    guard digits.count == 2, digits.first == .integer || digits.first == .decimal,
      let value = Double(text.raw)
    else { return nil }
    return NumberSyntax(.literal(text: text.raw, value: value), span: span)
  }
}
