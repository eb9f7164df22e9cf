import AssayDiagnostics

// Operands: numbers with their arithmetic, texts, dates, durations and sizes.

extension Parser {
  /// Reads an operand of any kind.
  mutating func parseOperand(of tag: String? = nil) throws(Failure) -> OperandSyntax {
    let token = current
    switch token.kind {
    case .quoted:
      advance()
      return .text(TextOperandSyntax(.quoted(located(token).value), span: span(of: token)))
    case .dollar:
      let name = try parseVariable()
      return .text(TextOperandSyntax(.variable(name.value), span: name.span))
    case .empty:
      advance()
      return .text(TextOperandSyntax(.empty, span: span(of: token)))
    case .whitespacesOnly:
      advance()
      return .text(TextOperandSyntax(.whitespacesOnly, span: span(of: token)))
    case .null where following.kind.arithmetic == nil:
      advance()
      return .null(span(of: token))
    case .date, .time, .militaryTime, .now: return .date(try parseDate())
    case .openParenthesis where following.kind == .now: return .date(try parseMoment())
    case .integer where following.kind.durationUnit != nil: return .duration(try parseDuration())
    case .integer where following.kind.sizeUnit != nil: return .size(try parseSize())
    default:
      operatorCount = 0
      return .number(try parseNumber())
    }
  }

  // MARK: Numbers

  /// Reads arithmetic from left to right: no operator binds tighter than another.
  mutating func parseNumber() throws(Failure) -> NumberSyntax {
    let start = current.start
    var number = try parseTerm()
    while let joined = kind.arithmetic {
      // Counted over the whole operand, since every operator makes the tree deeper, in parentheses or not.
      guard operatorCount < Self.nestingLimit else {
        throw fail(.arithmeticTooLong(limit: Self.nestingLimit, at: span(of: current)))
      }
      operatorCount += 1
      advance()
      let right = try parseTerm()
      number = NumberSyntax(.binary(number, joined, right), span: span(from: start))
    }
    return number
  }

  private mutating func parseTerm() throws(Failure) -> NumberSyntax {
    let token = current
    switch token.kind {
    case .null:
      advance()
      return NumberSyntax(.null, span: span(of: token))
    case .integer, .decimal, .minus: return try parseLiteral()
    case .identifier where following.kind == .openParenthesis: return try parseCall()
    case .openParenthesis:
      advance()
      try enter()
      defer { leave() }
      let number = try parseNumber()
      guard skip(.closeParenthesis) else { throw fail(unclosedNumber(token)) }
      return NumberSyntax(number.kind, span: span(from: token.start))
    default: throw fail(notANumber)
    }
  }

  private mutating func parseLiteral() throws(Failure) -> NumberSyntax {
    let start = current.start
    let isNegative = skip(.minus)
    guard kind == .integer || kind == .decimal else { throw fail(notADigit) }
    let text = (isNegative ? "-" : "") + text(of: advance())
    return NumberSyntax(.literal(text: text, value: Double(text) ?? 0), span: span(from: start))
  }

  private mutating func parseCall() throws(Failure) -> NumberSyntax {
    try enter()
    defer { leave() }
    let name = advance()
    let opener = advance()
    var arguments: [NumberSyntax] = []
    if !skip(.closeParenthesis) {
      repeat { arguments.append(try parseNumber()) } while !startsRule(after: index) && skip(.comma)
      guard skip(.closeParenthesis) else { throw fail(unclosedNumber(opener)) }
    }
    let callee = Located(text(of: name), at: span(of: name))
    return NumberSyntax(.call(callee, arguments), span: span(from: name.start))
  }

  // MARK: Dates

  private mutating func parseDate() throws(Failure) -> DateSyntax {
    let token = advance()
    switch token.kind {
    case .now:
      if kind == .minus || kind == .plus { throw fail(.bareOffset(at: span(of: current))) }
      return DateSyntax(.now, span: span(of: token))
    case .date: return DateSyntax(.day(content(of: token)), span: span(of: token))
    default:
      let text = content(of: token)
      if let minutes = TimeOfDay.minutes(of: text) {
        return DateSyntax(.time(minutes: minutes, text: text), span: span(of: token))
      }
      emit(.invalidTime(text, at: span(of: token)))
      return DateSyntax(.time(minutes: 0, text: text), span: span(of: token))
    }
  }

  /// Reads `(now() - 3 days)`.
  private mutating func parseMoment() throws(Failure) -> DateSyntax {
    let opener = advance()
    advance()
    guard kind == .plus || kind == .minus else {
      throw fail(unexpected("`+` or `-` and a duration, as in `(now() - 3 days)`"))
    }
    let sign = advance().kind == .plus ? 1 : -1
    guard kind == .integer, following.kind.durationUnit != nil else { throw fail(notADuration) }
    let duration = try parseDuration()
    guard skip(.closeParenthesis) else {
      throw fail(.unclosed("(", opener: span(of: opener), found: found, at: span(of: current)))
    }
    return DateSyntax(.nowOffset(sign: sign, duration), span: span(from: opener.start))
  }

  // MARK: Durations and sizes

  private mutating func parseDuration() throws(Failure) -> DurationSyntax {
    let start = current.start
    let count = try parseCount()
    let unit = advance().kind.durationUnit ?? .days
    return DurationSyntax(count: count, unit: unit, span: span(from: start))
  }

  private mutating func parseSize() throws(Failure) -> SizeSyntax {
    let start = current.start
    let count = try parseCount()
    let unit = advance().kind.sizeUnit ?? .bytes
    return SizeSyntax(count: count, unit: unit, span: span(from: start))
  }

  /// Reads the count of a duration or a size, which the language bounds to 32 bits.
  private mutating func parseCount() throws(Failure) -> Int {
    let token = current
    guard let count = Int32(text(of: token)) else {
      throw fail(.countTooLarge(text(of: token), at: span(of: token)))
    }
    advance()
    return Int(count)
  }
}

/// Reads times of day.
enum TimeOfDay {
  /// The minutes since midnight of `14:30` or `2:30 PM`; `nil` when there is no such time.
  ///
  /// `24:00` and an hour of zero before noon both mean midnight, as in the reference parser.
  static func minutes(of text: String) -> Int? {
    let parts = text.split { $0 == ":" || $0 == " " }
    guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
    else { return nil }
    guard parts.count == 3 else {
      return hour < 24 || (hour == 24 && minute == 0) ? (hour * 60 + minute) % 1_440 : nil
    }
    guard hour <= 12 else { return nil }
    return (hour % 12 + (parts[2] == "PM" ? 12 : 0)) * 60 + minute
  }
}
