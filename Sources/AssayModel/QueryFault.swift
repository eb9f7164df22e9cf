/// Why a text of SQL cannot take the place that a spec gives it in a statement.
package enum QueryFault: Sendable, Hashable {
  /// It says nothing.
  case empty
  /// It does more than read; the word that says so.
  case writes(String)
  /// It calls a function that does more than compute; its name.
  case acts(String)
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
    guard first.kind == .word, QueryEffects.readingWords.contains(first.word) else {
      return .writes(String(first.text))
    }
    if let end = tokens.firstIndex(where: { $0.text == ";" }),
      tokens[end...].contains(where: { $0.text != ";" })
    {
      return .severalStatements
    }
    guard endsWhereItSeems else { return .unbalanced }
    return QueryEffects(tokens).fault
  }

  /// What keeps the text from being one predicate that only reads; `nil` when nothing does.
  package var faultAsPredicate: QueryFault? {
    if meaningful.contains(where: { $0.text == ";" }) { return .severalStatements }
    return endsWhereItSeems ? QueryEffects(meaningful).fault : .unbalanced
  }

  /// Whether everything that is opened is closed, nothing else is, and no engine could see another end of it.
  private var endsWhereItSeems: Bool {
    var depth = 0
    for token in tokens {
      guard token.isClosed, !token.isAmbiguous else { return false }
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0 && !hasContinuedEscapes && !hasOddLineEnd
  }

  /// Whether a string stands behind one with escapes, which it continues on another line, escapes included.
  private var hasContinuedEscapes: Bool {
    zip(meaningful, meaningful.dropFirst()).contains { first, second in
      first.kind == .string && second.kind == .string && second.text.hasPrefix("'")
        && (first.text.hasPrefix("e") || first.text.hasPrefix("E"))
    }
  }

  /// Whether a comment ends with a carriage return alone, which only some engines take for the end of a line.
  private var hasOddLineEnd: Bool {
    zip(tokens, tokens.dropFirst()).contains { comment, blank in
      let rest = blank.text.unicodeScalars
      return comment.kind == .comment && !comment.text.hasPrefix("/*") && rest.first == "\r"
        && rest.dropFirst().first != "\n"
    }
  }
}

extension QueryText.Token {
  /// Whether engines differ in where it ends, or in whether it is a comment at all.
  fileprivate var isAmbiguous: Bool {
    // What lies behind a zero byte is not seen by an engine that is written in C.
    if text.unicodeScalars.contains("\0") { return true }
    guard kind == .comment, text.hasPrefix("/*") else { return false }
    return text.unicodeScalars.dropFirst(2).contains("/*".unicodeScalars)
      || text.count < 4 || text.hasPrefix("/*!") || text.hasPrefix("/*M!")
  }
}
