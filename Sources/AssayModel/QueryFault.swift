/// Why a text of SQL cannot take the place that a spec gives it in a statement.
package enum QueryFault: Sendable, Hashable {
  /// It says nothing.
  case empty
  /// It does more than read; the word that says so.
  case writes(String)
  /// It goes on behind a semicolon.
  case severalStatements
  /// A string, a comment or a parenthesis is not closed, or a parenthesis was never opened.
  case unbalanced
}

extension QueryText {
  /// What keeps the text from being one query that only reads; `nil` when nothing does.
  ///
  /// The text is put between parentheses. It must not be able to close them, because a statement of any kind could
  /// follow then.
  package var faultAsQuery: QueryFault? {
    let tokens = meaningful
    guard let first = tokens.first(where: { $0.text != "(" }) else { return .empty }
    guard first.kind == .word, Self.readingWords.contains(first.word) else {
      return .writes(String(first.text))
    }
    if let end = tokens.firstIndex(where: { $0.text == ";" }),
      tokens[end...].contains(where: { $0.text != ";" })
    {
      return .severalStatements
    }
    guard isBalanced else { return .unbalanced }
    return writingWord(tokens).map { .writes($0) }
  }

  /// What keeps the text from being one predicate; `nil` when nothing does.
  package var faultAsPredicate: QueryFault? {
    if meaningful.contains(where: { $0.text == ";" }) { return .severalStatements }
    return isBalanced ? nil : .unbalanced
  }

  private static let readingWords: Set<String> = ["select", "with", "from", "values", "table"]
  private static let writingWords: Set<String> = ["insert", "update", "delete", "merge"]

  /// Whether everything that is opened is closed, and nothing else is.
  private var isBalanced: Bool {
    var depth = 0
    for token in tokens {
      guard token.isClosed else { return false }
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// The word by which a statement that starts with `WITH` writes, in one of its parts or as a whole.
  private func writingWord(_ tokens: [Token]) -> String? {
    let start = tokens.prefix { $0.text == "(" }.count
    guard tokens.dropFirst(start).first?.word == "with" else { return nil }
    var depth = start
    for (token, next) in zip(tokens, tokens.dropFirst()).dropFirst(start) {
      if token.text == "(" {
        if depth == start, Self.writingWords.contains(next.word) { return String(next.text) }
        depth += 1
      } else if token.text == ")" {
        depth -= 1
        // Behind the last part stands the statement itself.
        let goesOn = next.kind != .word || ["as", "using"].contains(next.word)
        if depth == start, !goesOn {
          return Self.readingWords.contains(next.word) ? nil : String(next.text)
        }
      }
    }
    return nil
  }
}

extension QueryText.Token {
  /// The token in small letters.
  fileprivate var word: String { text.lowercased() }

  /// Whether the string, name or comment that it is comes to an end.
  fileprivate var isClosed: Bool {
    switch kind {
    case .word, .blank, .symbol: return true
    case .string, .quotedName: return isQuotedWhole
    case .comment:
      if text.hasPrefix("--") { return true }
      // Engines differ in whether comments may stand within comments.
      return text.count >= 4 && text.hasSuffix("*/")
        && !text.unicodeScalars.dropFirst(2).contains("/*".unicodeScalars)
    }
  }

  private var isQuotedWhole: Bool {
    if text.hasPrefix("$") {
      guard let end = text.dropFirst().firstIndex(of: "$") else { return false }
      let opening = text[...end]
      return text.count >= 2 * opening.count && text.hasSuffix(opening)
    }
    let quotes = text.unicodeScalars.drop { $0 == "e" || $0 == "E" }
    guard let quote = quotes.first else { return false }
    var rest = quotes.dropFirst()
    while let scalar = rest.popFirst() {
      if scalar == "\\", quotes.startIndex != text.startIndex {
        _ = rest.popFirst()
      } else if scalar == quote, rest.popFirst() == nil {
        return true
      }
    }
    return false
  }
}
