package import AssayDiagnostics

/// What came of formatting a text.
package enum Formatted: Sendable {
  /// The text in canonical layout, without a line break at its end.
  case text(String)
  /// It is no text of the language, and why.
  case wrong([Diagnostic])
  /// It cannot be laid out without a change to what it says.
  case leftAlone
}

extension DQDL {
  /// What a text holds.
  package enum Content: Sendable {
    case rule, analyzer, ruleset
  }

  /// Lays out a text: blanks, line breaks and the letter case of words, and nothing else.
  ///
  /// Every token stays in its place and every comment behind the token that it stood behind, so the tree is the same.
  package static func format(
    _ text: Scalar,
    as content: Content,
    dialect: Dialect = .strict,
    width: Int = 100
  ) -> Formatted {
    var parser = Parser(text, dialect)
    parser.read(content)
    guard !parser.hasErrors else {
      return .wrong(parser.diagnostics.filter { $0.severity == .error })
    }
    // Text behind a document is not read, so nothing is known of it.
    guard parser.kind == .end, !parser.tokens.contains(where: { $0.kind == .unknown }) else {
      return .leftAlone
    }
    let pieces = FormatterPiece.pieces(of: parser)
    let formatted =
      content == .ruleset
      ? FormatterLayout.document(pieces, width: width)
      : FormatterLayout.rule(pieces, width: width)
    return saysTheSame(formatted, pieces, content, dialect) ? .text(formatted) : .leftAlone
  }

  /// Whether a text has the pieces that it was made of.
  private static func saysTheSame(
    _ text: String,
    _ pieces: [FormatterPiece],
    _ content: Content,
    _ dialect: Dialect
  ) -> Bool {
    let file = TextFile(path: "", text: text + "\n")
    var parser = Parser(Scalar(contentsOf: file), dialect)
    parser.read(content)
    guard !parser.hasErrors, parser.kind == .end else { return false }
    let again = FormatterPiece.pieces(of: parser)
    func texts(_ pieces: [FormatterPiece], comments: Bool) -> [String] {
      pieces.filter { $0.isComment == comments }.map(\.text)
    }
    return texts(again, comments: false) == texts(pieces, comments: false)
      && texts(again, comments: true) == texts(pieces, comments: true)
  }
}

extension Parser {
  /// Reads a text to its end for what is noted on the way.
  fileprivate mutating func read(_ content: DQDL.Content) {
    switch content {
    case .ruleset: _ = parseDocument()
    case .rule:
      _ = parseWhole("rule") { parser throws(Failure) in try parser.parseExpression() }
    case .analyzer:
      _ = parseWhole("analyzer") { parser throws(Failure) in try parser.parseAnalyzer() }
    }
  }
}
