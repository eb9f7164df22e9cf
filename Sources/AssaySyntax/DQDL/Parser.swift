import AssayDiagnostics

/// Reads tokens into trees by recursive descent; this file holds the cursor and how it recovers from mistakes.
struct Parser {
  /// Says that a message was emitted and that the reader must find its footing again.
  struct Failure: Error {}

  /// How deep brackets may nest and how long arithmetic may grow, so that no input exhausts the stack.
  static let nestingLimit = 200

  /// The text and the way back to its file.
  let scalar: Scalar
  /// How closely the text must keep to the language.
  let dialect: DQDL.Dialect
  /// The UTF-8 of the text.
  let bytes: [UInt8]
  /// The tokens of the text; the last is the end.
  private(set) var tokens: [Token]
  /// The comments of the text, without their line breaks.
  let comments: [Range<Int>]
  /// The tokens, by offset, whose part in a rule their kind does not tell.
  private(set) var roles: [Int: TokenRole] = [:]
  /// The index of the token to be read next, never one of kind `unknown`.
  private(set) var index = 0
  /// The offset behind the last token that was read.
  private(set) var lastEnd = 0
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []
  /// How deep the reader is.
  private var depth = 0
  /// How many operators the number at hand has so far.
  var operatorCount = 0
  /// Whether a carriage return was reported; one message says it for the whole text.
  private var sawCarriageReturn = false
  /// The offset up to which unknown text was reported.
  private var reportedEnd = 0

  /// Starts at the first token.
  init(_ scalar: Scalar, _ dialect: DQDL.Dialect = .strict) {
    self.scalar = scalar
    self.dialect = dialect
    self.bytes = Array(scalar.text.utf8)
    let lexer = Lexer(bytes, dialect)
    self.tokens = lexer.tokens
    self.comments = lexer.comments
    emit(lexer.leniencies)
    skipUnknown()
  }

  /// Whether an error was emitted so far.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

// MARK: - The cursor

extension Parser {
  /// The token to be read next.
  var current: Token { tokens[index] }

  /// The kind of the token to be read next.
  var kind: Token.Kind { tokens[index].kind }

  /// The token behind the current one, whatever stands between.
  var following: Token { tokens[followingIndex] }

  /// The index of the token behind the current one.
  var followingIndex: Int { self.index(after: index) }

  /// The token that was read last, if there is one.
  var previous: Token? {
    var before = index - 1
    while before >= 0, tokens[before].kind == .unknown { before -= 1 }
    return before >= 0 ? tokens[before] : nil
  }

  /// Whether something that is no token stands right before the current one, and was reported.
  var followsUnknown: Bool { index > 0 && tokens[index - 1].kind == .unknown }

  /// The token behind an index that is not unknown.
  func token(after index: Int) -> Token { tokens[self.index(after: index)] }

  private func index(after index: Int) -> Int {
    var next = min(index + 1, tokens.count - 1)
    while tokens[next].kind == .unknown { next += 1 }
    return next
  }

  /// Reads the current token and steps to the next; the end is never left.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    lastEnd = token.end
    if token.kind != .end { index += 1 }
    skipUnknown()
    return token
  }

  /// Reads the current token if it is of a kind.
  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  /// Reads a token that must be of a kind.
  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ expected: String) throws(Failure) -> Token {
    guard self.kind == kind else { throw fail(unexpected(expected)) }
    return advance()
  }

  /// Goes one level deeper, or fails when that is too deep; to be paired with `leave`.
  mutating func enter() throws(Failure) {
    guard depth < Self.nestingLimit else {
      throw fail(.nestingTooDeep(limit: Self.nestingLimit, at: span(of: current)))
    }
    depth += 1
  }

  /// Comes back up one level.
  mutating func leave() { depth -= 1 }

  /// Notes the part that a token plays.
  mutating func note(_ role: TokenRole, of token: Token?) {
    if let token { roles[token.start] = role }
  }

  /// Takes the current token for one of another kind, after the mistake in it was reported.
  mutating func replaceCurrent(with kind: Token.Kind) {
    tokens[index] = Token(kind: kind, start: current.start, end: current.end)
  }

  /// Reports the current token, but not again what was said of its word, or of the line ends of the text.
  private mutating func reportUnknown() {
    let text = text(of: current)
    if text == "\r" {
      if !sawCarriageReturn { emit(.carriageReturn(at: span(of: current))) }
      sawCarriageReturn = true
    } else if current.start >= reportedEnd {
      let word = wordRange(around: current)
      emit(unknownText(text, in: word))
      reportedEnd = word.upperBound
    }
  }

  private mutating func skipUnknown() {
    while kind == .unknown {
      reportUnknown()
      index += 1
    }
  }
}

// MARK: - Text and places

extension Parser {
  /// The text of a token as written.
  func text(of token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  /// The place of a token.
  func span(of token: Token) -> Span { scalar.span(of: token.range) }

  /// The place from an offset to the end of the token that was read last.
  func span(from start: Int) -> Span { scalar.span(of: start..<max(start, lastEnd)) }

  /// The content of a token of kind `quoted`, without the quotes.
  func content(of token: Token) -> String {
    String(decoding: bytes[token.range].dropFirst().dropLast(), as: UTF8.self)
  }

  /// A token of kind `quoted` with its place.
  func located(_ token: Token) -> Located<QuotedText> {
    Located(QuotedText(raw: content(of: token)), at: span(of: token))
  }

  /// The name that a token is part of, if names could hold every letter.
  func wordRange(around token: Token) -> Range<Int> {
    guard token.kind != .unknown || bytes[token.start] >= 0x80 else { return token.range }
    let isPart = { (byte: UInt8) in Lexer.isWord(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
    }
    let start = bytes[..<token.start].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    return start..<(bytes[token.end...].firstIndex { !isPart($0) } ?? bytes.count)
  }
}

// MARK: - Mistakes

extension Parser {
  /// Reports something and goes on.
  mutating func emit(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports something that makes the current item unreadable.
  mutating func fail(_ diagnostic: Diagnostic) -> Failure {
    emit(diagnostic)
    return Failure()
  }

  /// Skips the rest of a list item: to the comma behind it or to the bracket that closes the list.
  ///
  /// What the item opened is known from its tokens. A comma inside what it left open ends the item only when a rule
  /// seems to start behind it, since such a comma may also separate values or arguments.
  mutating func recover(from start: Int) {
    var open: [Token.Kind] = []
    for token in tokens[start..<index] { Self.track(token.kind, in: &open) }
    while kind != .end, kind != .rules, kind != .analyzers {
      if kind == .comma, startsRule(after: index) || open.isEmpty && !startsValue(after: index) {
        return
      }
      if kind == .closeBracket, open.lastIndex(of: .openBracket) == nil { return }
      Self.track(kind, in: &open)
      advance()
    }
  }

  private static func track(_ kind: Token.Kind, in open: inout [Token.Kind]) {
    switch kind {
    case .openBracket, .openParenthesis: open.append(kind)
    case .closeParenthesis: if open.last == .openParenthesis { open.removeLast() }
    case .closeBracket:
      if let opener = open.lastIndex(of: .openBracket) { open.removeSubrange(opener...) }
    default: break
    }
  }

  /// Whether the tokens behind an index look like a rule type and what follows one, rather than a value in a list.
  func startsRule(after index: Int) -> Bool {
    let token = token(after: index)
    guard token.kind == .identifier,
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[token.start]
    else { return false }
    var next = min(index + 1, tokens.count - 1)
    while tokens[next].start < token.start { next += 1 }
    let follower = self.token(after: next).kind
    return follower == .quoted || follower == .identifier || follower == .dollar
      || follower.startsCondition
  }

  /// Whether a value stands behind an index, with which no rule starts.
  private func startsValue(after index: Int) -> Bool {
    switch token(after: index).kind {
    case .integer, .decimal, .quoted, .date, .time, .militaryTime, .dollar, .null: true
    default: false
    }
  }
}
