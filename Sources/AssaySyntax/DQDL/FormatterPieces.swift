/// A token or a comment with what the formatter needs to know of it.
struct FormatterPiece {
  /// What the piece is; `nil` for a comment.
  let kind: Token.Kind?
  /// The part that it plays.
  let role: TokenRole?
  /// What is written.
  let text: String
  /// How many line breaks stood before it.
  let breaksBefore: Int

  /// Whether it is a comment.
  var isComment: Bool { kind == nil }

  /// Whether it is a comment behind something on the same line.
  var isTrailingComment: Bool { isComment && breaksBefore == 0 }

  /// Whether a long line may be broken before it, given what stands before.
  func allowsBreak(after previous: FormatterPiece?) -> Bool {
    if previous?.kind == .comma || role == .logicalOperator { return true }
    return kind == .where || kind == .labels || kind == .with
  }
}

extension FormatterPiece {
  /// The tokens and comments of a text in order, without its end.
  static func pieces(of parser: Parser) -> [FormatterPiece] {
    var pieces: [FormatterPiece] = []
    var comments = parser.comments[...]
    var end = 0
    func breaks(before start: Int) -> Int {
      // The first piece starts a line, whatever stands before it.
      pieces.isEmpty ? 1 : lineBreaks(in: parser.bytes[end..<max(end, start)])
    }
    func take(_ range: Range<Int>) {
      let text = Self.comment(parser.bytes[range])
      pieces.append(
        FormatterPiece(
          kind: nil,
          role: nil,
          text: text,
          breaksBefore: breaks(before: range.lowerBound)
        )
      )
      end = range.upperBound
    }
    for token in parser.tokens {
      while let comment = comments.first, comment.lowerBound < token.start {
        take(comment)
        comments.removeFirst()
      }
      guard token.kind != .end else { break }
      let role = parser.roles[token.start]
      pieces.append(
        FormatterPiece(
          kind: token.kind,
          role: role,
          text: token.kind.spelling(asWritten: parser.text(of: token), role),
          breaksBefore: breaks(before: token.start)
        )
      )
      end = token.end
    }
    for comment in comments { take(comment) }
    return pieces
  }

  private static func lineBreaks(in bytes: ArraySlice<UInt8>) -> Int {
    var (count, previous) = (0, UInt8(0))
    for byte in bytes {
      if byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r") || byte == UInt8(ascii: "\r")
      {
        count += 1
      }
      previous = byte
    }
    return count
  }

  /// A comment without the blanks at its end, and with the one sign that the language has.
  private static func comment(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, last <= UInt8(ascii: " ") { bytes.removeLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix("//") ? "#" + text.dropFirst(2) : text
  }
}

extension Token.Kind {
  /// The one spelling of a word; names, texts and connectors stay as they are.
  fileprivate func spelling(asWritten text: String, _ role: TokenRole?) -> String {
    guard role != .connector else { return text }
    switch self {
    case .null: return "NULL"
    case .empty: return "EMPTY"
    case .whitespacesOnly: return "WHITESPACES_ONLY"
    case .and, .or, .not, .in, .between, .matches, .where, .with, .labels: return text.lowercased()
    default: return text
    }
  }
}

// MARK: - Blanks

extension [FormatterPiece] {
  /// Whether a blank stands before the token at an index, which is not the first of its line.
  func hasBlank(before index: Int) -> Bool {
    guard index > startIndex, let kind = self[index].kind, let previous = self[index - 1].kind
    else {
      return true
    }
    let isLabelSign = self[index].role == .labelSign || self[index - 1].role == .labelSign
    switch (previous, kind) {
    case (.openParenthesis, .closeParenthesis):
      // With nothing between, `now( )` would be the current moment.
      return index >= startIndex + 2 && self[index - 2].text == "now"
    case (.openParenthesis, _), (.openBracket, _), (.dollar, _): return false
    case (_, .closeParenthesis), (_, .closeBracket), (_, .comma), (_, .colon): return false
    case (.identifier, .openParenthesis), (.exclamation, .equals): return false
    case (.minus, _): return !isSign(at: index - 1)
    default: return !isLabelSign
    }
  }

  /// Whether a minus belongs to the number behind it.
  private func isSign(at index: Int) -> Bool {
    guard index > startIndex else { return true }
    switch self[index - 1].kind {
    case .integer, .decimal, .closeParenthesis, .null, .now: return false
    default: return true
    }
  }

  /// The tokens of a range on one line.
  func line(_ range: Range<Int>) -> String {
    range.reduce(into: "") { line, index in
      if index > range.lowerBound, hasBlank(before: index) { line += " " }
      line += self[index].text
    }
  }
}
