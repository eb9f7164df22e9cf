/// SQL that a user wrote, cut into tokens so that names can be told from strings and comments.
package struct QueryText: Sendable {
  /// What kind of text a token is.
  package enum Kind: Sendable, Hashable {
    case word, quotedName, string, comment, blank, symbol
  }

  /// A stretch of the text; all of them in order make up the whole.
  package struct Token: Sendable, Hashable {
    /// What kind of text it is.
    package let kind: Kind
    /// The text, quotes included.
    package let text: Substring
    /// Whether the string, name or comment that it is comes to an end.
    let isClosed: Bool

    /// The name that a word or a quoted name stands for.
    package var name: String {
      guard kind == .quotedName, let quote = text.first else { return String(text) }
      if quote == "[" { return String(text.dropFirst().dropLast()) }
      let inner = text.dropFirst().dropLast()
      return String(inner).replacing("\(quote)\(quote)", with: "\(quote)")
    }
  }

  /// The tokens in order.
  package let tokens: [Token]

  /// Cuts a text into tokens; whatever the text is, nothing of it is lost.
  package init(_ text: String, as reading: QueryReading = .postgres) {
    var scanner = QueryScanner(text, as: reading)
    tokens = scanner.all()
  }

  /// The tokens that mean something: no blanks and no comments.
  package var meaningful: [Token] { tokens.filter { $0.kind != .blank && $0.kind != .comment } }

  /// The datasets that the text names, `primary` aside, in the order given.
  package func datasets(among names: [String]) -> [String] {
    let mentioned = Set(
      tokens.filter { $0.kind == .word || $0.kind == .quotedName }.map { $0.name.lowercased() }
    )
    return names.filter { mentioned.contains($0.lowercased()) }
  }

  /// Whether the text is the name of a table, perhaps with those of its schema, its database and its server before it.
  package var isTableName: Bool {
    let parts = tokens.split(omittingEmptySubsequences: false) { $0.text == "." }
    return parts.count <= 4
      && parts.allSatisfy { part in
        part.allSatisfy { [.word, .quotedName].contains($0.kind) && $0.isClosed } && part.count == 1
      }
  }

  /// Whether the text may be asking for every column.
  package var mentionsStar: Bool { tokens.contains { $0.text == "*" } }

  /// Every name in the text, in small letters; words of the language among them.
  package var names: Set<String> {
    Set(tokens.filter { $0.kind == .word || $0.kind == .quotedName }.map { $0.name.lowercased() })
  }
}
