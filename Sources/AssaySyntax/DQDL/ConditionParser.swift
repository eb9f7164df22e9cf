import AssayDiagnostics

// Conditions: an operator, and operands that are all of one kind.

/// An operand of any kind, before the kind of the condition is known.
enum OperandSyntax {
  case number(NumberSyntax)
  case text(TextOperandSyntax)
  case date(DateSyntax)
  case duration(DurationSyntax)
  case size(SizeSyntax)
  /// `NULL`, which suits numbers, texts and dates.
  case null(Span)
}

extension Parser {
  /// Reads a condition; the kind of its operands decides its own kind.
  ///
  /// - Parameter tag: the tag that the condition belongs to, where `NULL` is rather a text than a number.
  mutating func parseCondition(ofTag tag: String? = nil) throws(Failure) -> ConditionSyntax {
    let start = current.start
    let isNegated = skip(.not)
    if isNegated { correctWord(to: [.between, .in, .matches]) }
    let sign = advance()
    switch sign.kind {
    case .matches:
      let pattern = located(try expectText(for: .pattern))
      return ConditionSyntax(
        .text(isNegated ? .notMatches(pattern) : .matches(pattern)),
        span: span(from: start)
      )
    case .between:
      let low = try parseOperand(of: tag)
      correctWord(to: [.and])
      guard skip(.and) else { throw fail(unexpected("`and` and the upper bound of `between`")) }
      let operands = [low, try parseOperand(of: tag)]
      return try condition(isNegated ? .notBetween : .between, operands, tag: tag, from: start)
    case .in: return try parseList(isNegated: isNegated, tag: tag, from: start)
    default: break
    }
    if isNegated { throw fail(.negatedOperator(text(of: sign), at: span(of: sign))) }
    let comparison = try parseOperator(sign)
    return try condition(comparison, [parseOperand(of: tag)], tag: tag, from: start)
  }

  private mutating func parseOperator(_ sign: Token) throws(Failure) -> Comparison {
    if let foreign = foreignOperator(sign) {
      throw fail(.foreignOperator(foreign.0, write: foreign.1, at: foreign.2))
    }
    switch sign.kind {
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .exclamation:
      try expect(.equals, "`=` behind `!`")
      return .notEqual
    default: return .equal
    }
  }

  /// The operators of other languages: what was written, what is meant, and where it stands.
  private func foreignOperator(_ sign: Token) -> (String, String, Span)? {
    let place = scalar.span(of: sign.start..<current.end)
    switch (sign.kind, kind) {
    case (.equals, .equals): return ("==", "=", place)
    case (.less, .greater): return ("<>", "!=", place)
    case (.equals, .greater): return ("=>", ">=", place)
    case (.equals, .less): return ("=<", "<=", place)
    case (.exclamation, .matches): return ("!matches", "not matches", place)
    case (.exclamation, .in): return ("!in", "not in", place)
    case (.exclamation, .between): return ("!between", "not between", place)
    default: return nil
    }
  }

  private mutating func parseList(
    isNegated: Bool,
    tag: String?,
    from start: Int
  ) throws(Failure) -> ConditionSyntax {
    if kind == .dollar {
      let name = try parseVariable()
      return ConditionSyntax(
        .text(isNegated ? .noneOfVariable(name) : .oneOfVariable(name)),
        span: span(from: start)
      )
    }
    guard kind == .openBracket else { throw fail(notAList) }
    let opener = advance()
    if kind == .closeBracket {
      throw fail(.emptyList(at: scalar.span(of: opener.start..<current.end)))
    }
    var operands: [OperandSyntax] = []
    repeat {
      if kind == .closeBracket, let comma = previous {
        throw fail(.trailingComma(at: span(of: comma)))
      }
      operands.append(try parseOperand(of: tag))
    } while !startsRule(after: index) && skip(.comma)
    try close(opener)
    return try condition(isNegated ? .noneOf : .oneOf, operands, tag: tag, from: start)
  }

  /// Reads `$name`.
  mutating func parseVariable() throws(Failure) -> Located<String> {
    let dollar = advance()
    let name = try expect(.identifier, "the name of a variable behind `$`")
    return Located(text(of: name), at: span(from: dollar.start))
  }
}

// MARK: - The kind of a condition

/// The operator of a condition, before the kind of the operands is known.
enum Comparison {
  case between, notBetween, greater, greaterOrEqual, less, lessOrEqual, equal, notEqual
  case oneOf, noneOf

  /// Joins the operator with its operands, of which there are as many as it takes.
  func callAsFunction<Operand>(_ operands: [Operand]) -> ComparisonSyntax<Operand> {
    switch self {
    case .between: .between(operands[0], operands[1])
    case .notBetween: .notBetween(operands[0], operands[1])
    case .greater: .greater(operands[0])
    case .greaterOrEqual: .greaterOrEqual(operands[0])
    case .less: .less(operands[0])
    case .lessOrEqual: .lessOrEqual(operands[0])
    case .equal: .equal(operands[0])
    case .notEqual: .notEqual(operands[0])
    case .oneOf: .oneOf(operands)
    case .noneOf: .noneOf(operands)
    }
  }
}

extension OperandSyntax {
  /// What the operand is, in a word for messages; `nil` for `NULL`, which has no kind of its own.
  var noun: String? {
    switch self {
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .duration: "duration"
    case .size: "size"
    case .null: nil
    }
  }

  /// The operand's place.
  var span: Span {
    switch self {
    case .number(let operand): operand.span
    case .text(let operand): operand.span
    case .date(let operand): operand.span
    case .duration(let operand): operand.span
    case .size(let operand): operand.span
    case .null(let span): span
    }
  }

  var number: NumberSyntax? {
    switch self {
    case .number(let operand): operand
    case .null(let span): NumberSyntax(.null, span: span)
    default: nil
    }
  }

  var text: TextOperandSyntax? {
    switch self {
    case .text(let operand): operand
    case .null(let span): TextOperandSyntax(.null, span: span)
    default: nil
    }
  }

  var date: DateSyntax? {
    switch self {
    case .date(let operand): operand
    case .null(let span): DateSyntax(.null, span: span)
    default: nil
    }
  }

  var duration: DurationSyntax? {
    if case .duration(let operand) = self { operand } else { nil }
  }

  var size: SizeSyntax? {
    if case .size(let operand) = self { operand } else { nil }
  }
}

extension Parser {
  /// Makes the condition of the first kind that all operands suit.
  private mutating func condition(
    _ comparison: Comparison,
    _ operands: [OperandSyntax],
    tag: String?,
    from start: Int
  ) throws(Failure) -> ConditionSyntax {
    let span = span(from: start)
    func all<Operand>(_ operand: (OperandSyntax) -> Operand?) -> [Operand]? {
      let suited = operands.compactMap(operand)
      return suited.count == operands.count ? suited : nil
    }
    let texts = tag == nil ? nil : all(\.text)
    if let texts, let condition = textCondition(comparison, texts) {
      return ConditionSyntax(.text(condition), span: span)
    }
    if let numbers = all(\.number) {
      return ConditionSyntax(.number(comparison(numbers)), span: span)
    }
    if let texts = all(\.text) {
      guard let condition = textCondition(comparison, texts) else {
        if let numbers = numbersMeant(by: texts) {
          return ConditionSyntax(.number(comparison(numbers)), span: span)
        }
        throw fail(.textIsNotOrdered(at: span))
      }
      return ConditionSyntax(.text(condition), span: span)
    }
    if let tag, let operand = operands.first(where: { $0.number == nil && $0.text == nil }) {
      throw fail(.tagValueKind(tag, is: operand.noun ?? "value", at: operand.span))
    }
    if let dates = all(\.date) { return ConditionSyntax(.date(comparison(dates)), span: span) }
    if let durations = all(\.duration) {
      return ConditionSyntax(.duration(comparison(durations)), span: span)
    }
    if let sizes = all(\.size) { return ConditionSyntax(.size(comparison(sizes)), span: span) }
    throw fail(mixedOperands(operands))
  }

  private func textCondition(
    _ comparison: Comparison,
    _ operands: [TextOperandSyntax]
  ) -> TextConditionSyntax? {
    switch comparison {
    case .equal: .equal(operands[0])
    case .notEqual: .notEqual(operands[0])
    case .oneOf: .oneOf(operands)
    case .noneOf: .noneOf(operands)
    default: nil
    }
  }

  /// The message for operands of which two do not go together.
  private func mixedOperands(_ operands: [OperandSyntax]) -> Diagnostic {
    let named = operands.filter { $0.noun != nil }
    let first = named.first ?? operands[0]
    let other =
      named.first { $0.noun != first.noun } ?? operands.first { $0.noun == nil } ?? first
    return .mixedOperands(
      first.noun ?? "NULL",
      at: first.span,
      and: other.noun ?? "NULL",
      at: other.span
    )
  }
}
