/// Breaks the pieces of a text into lines.
struct FormatterLayout {
  private static let step = 4

  private let pieces: [FormatterPiece]
  private let width: Int
  private var lines: [String] = []
  private var line = ""
  private var indentation = 0
  /// The index of the piece to be written next.
  private var index = 0

  private init(_ pieces: [FormatterPiece], width: Int) {
    self.pieces = Self.commasFirst(pieces)
    self.width = width
  }

  /// A comment before a comma goes behind it, so that the comma stays with what it ends.
  private static func commasFirst(_ pieces: [FormatterPiece]) -> [FormatterPiece] {
    var result: [FormatterPiece] = []
    for piece in pieces {
      var position = result.count
      if piece.kind == .comma {
        while position > 0, result[position - 1].isComment { position -= 1 }
      }
      result.insert(piece, at: position)
    }
    return result
  }

  /// A rule or an analyzer, on one line where it fits.
  static func rule(_ pieces: [FormatterPiece], width: Int) -> String {
    var layout = FormatterLayout(pieces, width: width)
    layout.writeItem(to: layout.pieces.count)
    layout.writeComments(to: layout.pieces.count)
    return layout.text
  }

  /// A whole document.
  static func document(_ pieces: [FormatterPiece], width: Int) -> String {
    var layout = FormatterLayout(pieces, width: width)
    layout.writeDocument()
    return layout.text
  }

  private var text: String {
    (line.isEmpty ? lines : lines + [line]).joined(separator: "\n")
  }

  // MARK: Documents

  private mutating func writeDocument() {
    var previous: Token.Kind?
    while index < pieces.count {
      let name = pieces[index...].first { !$0.isComment }?.kind
      // Declarations stand together, anything else for itself.
      let isApart = previous != nil && (name != previous || name != .identifier)
      if isApart { separate() }
      writeComments(to: pieces.count)
      guard index < pieces.count else { break }
      if previous == nil { previous = name }
      separateAsWritten()
      writeStatement()
      previous = name
    }
  }

  /// A section or a declaration: a name, `=`, and what it holds.
  private mutating func writeStatement() {
    let end = endOfStatement
    switch pieces[index].kind {
    case .rules, .analyzers, .metadata, .dataSources:
      while index < end, pieces[index].kind != .openBracket, pieces[index].kind != .openBrace {
        put()
      }
      writeList(to: end)
    default: writeItem(to: end)
    }
    while index < pieces.count, pieces[index].isTrailingComment { put() }
    flush()
  }

  /// The index behind the value of the statement at hand.
  private var endOfStatement: Int {
    var depth = 0
    var wasSign = false
    for index in index..<pieces.count {
      switch pieces[index].kind {
      case .openBracket, .openBrace: depth += 1
      case .closeBracket, .closeBrace:
        depth -= 1
        if depth == 0 { return index + 1 }
      case .equals where depth == 0: wasSign = true
      case nil, .dollar: break
      default: if depth == 0, wasSign { return index + 1 }
      }
    }
    return pieces.count
  }

  // MARK: Lists with a line for each item

  private mutating func writeList(to end: Int) {
    let opener = index
    put()
    let closer = end - 1
    guard opener + 1 < closer else { return put() }
    while index < closer, pieces[index].isTrailingComment { put() }
    flush()
    indentation += Self.step
    while index < closer {
      if pieces[index].isComment {
        separateAsWritten(unless: index == opener + 1)
        put()
      } else {
        separateAsWritten(unless: index == opener + 1)
        writeItem(to: endOfItem(before: closer))
        while index < closer, pieces[index].isTrailingComment { put() }
      }
      flush()
    }
    indentation -= Self.step
    put()
  }

  /// The index behind the comma that ends the item at hand.
  private func endOfItem(before closer: Int) -> Int {
    var depth = 0
    for index in index..<closer {
      switch pieces[index].kind {
      case .openBracket, .openParenthesis: depth += 1
      case .closeBracket, .closeParenthesis: depth -= 1
      case .comma where depth == 0: return index + 1
      default: break
      }
    }
    // Comments behind the last item are not part of it.
    let last = pieces[index..<closer].lastIndex { !$0.isComment }
    return last.map { $0 + 1 } ?? closer
  }

  // MARK: Items

  /// Writes pieces on one line where they fit, else on several, those behind the first indented.
  private mutating func writeItem(to end: Int) {
    let start = index
    let isShort =
      !pieces[start..<end].contains { $0.isComment }
      && indentation + pieces.line(start..<end).count <= width
    guard !isShort else {
      while index < end { put() }
      return
    }
    var depth = 0
    var isFirst = true
    let outer = indentation
    while index < end {
      let piece = pieces[index]
      if !isFirst, !piece.isComment, breaks(before: piece, depth: depth, end: end) { flush() }
      if piece.isComment, !piece.isTrailingComment { flush() }
      switch piece.kind {
      case .openParenthesis: depth += 1
      case .closeParenthesis: depth -= 1
      default: break
      }
      put()
      if !piece.isComment {
        isFirst = false
        indentation = outer + Self.step
      }
    }
    indentation = outer
  }

  /// Whether a line ends before a piece: between rules always, elsewhere when what comes next does not fit.
  private func breaks(before piece: FormatterPiece, depth: Int, end: Int) -> Bool {
    guard !line.isEmpty, piece.allowsBreak(after: index > 0 ? pieces[index - 1] : nil) else {
      return false
    }
    if piece.role == .logicalOperator, depth == 0 { return true }
    var stop = index + 1
    while stop < end, !pieces[stop].isComment,
      !pieces[stop].allowsBreak(after: pieces[stop - 1])
    {
      stop += 1
    }
    return line.count + 1 + pieces.line(index..<stop).count > width
  }

  /// Writes comments up to the next token.
  private mutating func writeComments(to end: Int) {
    while index < end, pieces[index].isComment {
      if !pieces[index].isTrailingComment {
        flush()
        separateAsWritten()
      }
      put()
    }
  }

  // MARK: Lines

  /// Writes the next piece on the current line; nothing goes behind a comment.
  private mutating func put() {
    let piece = pieces[index]
    if line.isEmpty {
      line = String(repeating: " ", count: indentation)
    } else if pieces.hasBlank(before: index) {
      line += " "
    }
    line += piece.text
    index += 1
    if piece.isComment { flush() }
  }

  private mutating func flush() {
    guard !line.isEmpty else { return }
    lines.append(line)
    line = ""
  }

  /// Keeps one of the empty lines that stood before the next piece.
  private mutating func separateAsWritten(unless isFirst: Bool = false) {
    if !isFirst, pieces[index].breaksBefore > 1 { separate() }
  }

  private mutating func separate() {
    flush()
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }
}
