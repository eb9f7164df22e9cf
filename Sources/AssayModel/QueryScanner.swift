/// Cuts SQL into tokens, as the lexers of engines do.
///
/// It looks at Unicode scalars: a quote with an accent on it is still a quote to an engine.
struct QueryScanner {
  private let text: String
  private let scalars: String.UnicodeScalarView
  private let reading: QueryReading
  private var index: String.Index
  /// Whether what was skipped last came to its end before the text did.
  private var isClosed = true

  init(_ text: String, as reading: QueryReading) {
    self.text = text
    self.reading = reading
    scalars = text.unicodeScalars
    index = text.startIndex
  }

  mutating func all() -> [QueryText.Token] {
    var tokens: [QueryText.Token] = []
    while index < scalars.endIndex {
      let start = index
      isClosed = true
      let kind = advance()
      tokens.append(QueryText.Token(kind: kind, text: text[start..<index], isClosed: isClosed))
    }
    return tokens
  }

  private mutating func advance() -> QueryText.Kind {
    let scalar = scalars[index]
    let next = scalars[scalars.index(after: index)...].first
    let escape: Unicode.Scalar? = reading.contains(.backslashes) ? "\\" : nil
    switch scalar {
    case "\'":
      if !skipTripleQuoted("\'") { skipQuoted("\'", escape: escape) }
      return .string
    case "r" where next == "\'" && reading.contains(.rawStrings),
      "R" where next == "\'" && reading.contains(.rawStrings):
      index = scalars.index(after: index)
      skipQuoted("\'")
      return .string
    case "e" where next == "\'" && reading.contains(.escapeStrings),
      "E" where next == "\'" && reading.contains(.escapeStrings):
      index = scalars.index(after: index)
      skipQuoted("\'", escape: "\\")
      return .string
    case "$" where reading.contains(.dollarQuotes):
      return skipDollarQuoted() ? .string : .symbol
    case "\"":
      if !skipTripleQuoted("\"") { skipQuoted("\"", escape: escape) }
      return .quotedName
    case "`":
      skipQuoted("`")
      return .quotedName
    case "[" where reading.contains(.brackets):
      skipBracketed()
      return .quotedName
    case "-" where next == "-", "#" where reading.contains(.hashComments),
      "/" where next == "/" && reading.contains(.slashComments):
      skip(while: { $0 != "\n" && $0 != "\r" })
      return .comment
    case "/" where next == "*":
      skipBlockComment()
      return .comment
    case _ where scalar.isBlank:
      skip(while: \.isBlank)
      return .blank
    case "0"..."9":
      skipNumber()
      return .word
    case _ where scalar.isWordScalar:
      skip(while: { $0.isWordScalar || $0 == "$" })
      return .word
    default:
      index = scalars.index(after: index)
      return .symbol
    }
  }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    index = scalars[index...].firstIndex { !condition($0) } ?? scalars.endIndex
  }

  /// Skips a number and the letters upon it, but not the `E` of a string with escapes: `1E'…'` is a number and a string.
  private mutating func skipNumber() {
    while index < scalars.endIndex, scalars[index].isWordScalar {
      let next = scalars.index(after: index)
      let opensString = next < scalars.endIndex && scalars[next] == "\'"
      if opensString, scalars[index] == "e" || scalars[index] == "E" { return }
      index = next
    }
  }

  private mutating func skipQuoted(_ quote: Unicode.Scalar, escape: Unicode.Scalar? = nil) {
    index = scalars.index(after: index)
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      if scalar == escape {
        if index < scalars.endIndex { index = scalars.index(after: index) }
        continue
      }
      guard scalar == quote else { continue }
      guard index < scalars.endIndex, scalars[index] == quote else { return }
      index = scalars.index(after: index)
    }
    isClosed = false
  }

  private mutating func skipBracketed() {
    skip(while: { $0 != "]" })
    isClosed = index < scalars.endIndex
    if isClosed { index = scalars.index(after: index) }
  }

  /// Skips a string between three quotes on each side.
  ///
  /// - Returns: whether such a string stood here; else nothing was skipped.
  private mutating func skipTripleQuoted(_ quote: Unicode.Scalar) -> Bool {
    guard reading.contains(.tripleQuotes), scalars[index...].starts(with: [quote, quote, quote])
    else { return false }
    index = scalars.index(index, offsetBy: 3)
    while index < scalars.endIndex {
      if scalars[index...].starts(with: [quote, quote, quote]) {
        index = scalars.index(index, offsetBy: 3)
        return true
      }
      let isEscape = scalars[index] == "\\"
      index = scalars.index(after: index)
      if isEscape, index < scalars.endIndex { index = scalars.index(after: index) }
    }
    isClosed = false
    return true
  }

  /// Skips `$$…$$` or `$tag$…$tag$`.
  ///
  /// - Returns: whether such a string stood here; else one scalar was skipped.
  private mutating func skipDollarQuoted() -> Bool {
    let start = index
    index = scalars.index(after: index)
    let afterTag = scalars[index...].drop { $0.isWordScalar }.startIndex
    guard afterTag < scalars.endIndex, scalars[afterTag] == "$" else { return false }
    let opening = scalars[start...afterTag]
    let body = scalars.index(after: afterTag)
    let end = scalars[body...].firstRange(of: opening)?.upperBound
    isClosed = end != nil
    index = end ?? text.endIndex
    return true
  }

  private mutating func skipBlockComment() {
    let end = scalars[index...].dropFirst(2).firstRange(of: "*/".unicodeScalars)
    isClosed = end != nil
    index = end?.upperBound ?? text.endIndex
  }
}

extension Unicode.Scalar {
  /// Whether it is part of a word: a letter, a digit or an underscore, or an accent upon one.
  fileprivate var isWordScalar: Bool {
    if isASCII { return isASCIIWord }
    return properties.isAlphabetic || properties.numericType != nil || self == "_"
      || properties.generalCategory == .nonspacingMark
  }

  /// Whether it is white space.
  fileprivate var isBlank: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }

  // The tables of properties take much longer to look at, and nearly all SQL is ASCII.
  private var isASCIIWord: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }
}
