/// What stands between tokens only in the lenient dialect.
enum LexicalLeniency: Sendable {
  case carriageReturn, byteOrderMark, slashComment, unterminatedComment
}

/// Cuts DQDL text into tokens: the longest one that fits, and reserved words before names.
///
/// Nothing is reported here. What is no token becomes one of kind `unknown`, so that text behind the document, which
/// nobody reads, cannot be at fault.
struct Lexer {
  private let bytes: [UInt8]
  private let dialect: DQDL.Dialect
  private var position = 0

  /// The tokens; the last is the `end`.
  private(set) var tokens: [Token] = []
  /// The comments without their line breaks.
  private(set) var comments: [Range<Int>] = []
  /// What was passed over although the language does not have it.
  private(set) var leniencies: [(kind: LexicalLeniency, range: Range<Int>)] = []

  /// Cuts a text.
  init(_ bytes: [UInt8], _ dialect: DQDL.Dialect = .strict) {
    self.bytes = bytes
    self.dialect = dialect
    tokens.reserveCapacity(bytes.count / 4 + 1)
    while let token = next() { tokens.append(token) }
    tokens.append(Token(kind: .end, start: bytes.count, end: bytes.count))
  }

  private mutating func next() -> Token? {
    skipBlanksAndComments()
    guard position < bytes.count else { return nil }
    let start = position
    let kind = scan()
    return Token(kind: kind, start: start, end: position)
  }

  /// A comment needs its line break: without one, `#` is no token.
  private mutating func skipBlanksAndComments() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "#"):
        guard let lineBreak = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
          guard dialect == .lenient else { return }
          return skipComment(to: bytes.count, .unterminatedComment)
        }
        comments.append(position..<lineBreak)
        position = lineBreak + 1
      default:
        guard dialect == .lenient, skipLeniently() else { return }
      }
    }
  }

  /// Passes over what only the lenient dialect takes for a blank or a comment.
  private mutating func skipLeniently() -> Bool {
    if bytes[position] == UInt8(ascii: "\r") {
      leniencies.append((.carriageReturn, position..<position + 1))
      position += 1
    } else if position == 0, byteOrderMarkLength(bytes) > 0 {
      leniencies.append((.byteOrderMark, 0..<3))
      position = 3
    } else if bytes[position...].starts(with: "//".utf8) {
      let lineBreak = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
      skipComment(to: lineBreak ?? bytes.count, .slashComment)
    } else {
      return false
    }
    return true
  }

  private mutating func skipComment(to end: Int, _ leniency: LexicalLeniency) {
    comments.append(position..<end)
    leniencies.append((leniency, position..<end))
    position = end
  }

  private mutating func scan() -> Token.Kind {
    let byte = bytes[position]
    if Self.isWord(byte) { return scanWord() }
    if byte == UInt8(ascii: "\"") { return scanText() }
    if let kind = Self.punctuation[Int(byte)] {
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return kind }
      if kind == .greater || kind == .less {
        position += 1
        return kind == .greater ? .greaterOrEqual : .lessOrEqual
      }
      return kind
    }
    return scanUnknown()
  }

  /// A comment without line break is unknown up to the end, any other stranger is one character.
  private mutating func scanUnknown() -> Token.Kind {
    let byte = bytes[position]
    if byte == UInt8(ascii: "#") {
      position = bytes.count
      return .unknown
    }
    position += 1
    if byte >= 0x80 {
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    }
    return .unknown
  }
}

// MARK: - Words and numbers

extension Lexer {
  private mutating func scanWord() -> Token.Kind {
    let start = position
    var (digits, dots) = (0, 0)
    while position < bytes.count, Self.isWord(bytes[position]) {
      if Self.isDigit(bytes[position]) { digits += 1 }
      if bytes[position] == UInt8(ascii: ".") { dots += 1 }
      position += 1
    }
    let count = position - start
    if digits == count { return .integer }
    if dots == 1, digits == count - 1, Self.isDigit(bytes[start]),
      Self.isDigit(bytes[position - 1])
    {
      return .decimal
    }
    return digits == 0 && dots == 0 ? wordKind(from: start) : .identifier
  }

  /// `now()` is one word of five characters; with a blank inside it is a call of a function.
  private mutating func wordKind(from start: Int) -> Token.Kind {
    let word = bytes[start..<position]
    if word.elementsEqual("now".utf8), bytes[position...].starts(with: "()".utf8) {
      position += 2
      return .now
    }
    for (spelling, kind) in Self.reservedWords[Int(bytes[start])]
    where word.elementsEqual(spelling) {
      return kind
    }
    return .identifier
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether a byte may stand in an unquoted name.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

// MARK: - Quoted texts

extension Lexer {
  /// A backslash pairs with a quote or a backslash, unless the text could then never end: in that case the last quote
  /// of the input closes it, although a backslash stands before it.
  private mutating func scanText() -> Token.Kind {
    let start = position
    var lastEscapedQuote: Int?
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return textKind(of: bytes[start..<position])
      case UInt8(ascii: "\\"):
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if next == UInt8(ascii: "\"") { lastEscapedQuote = position + 1 }
        position += next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") ? 2 : 1
      default: position += 1
      }
    }
    position = (lastEscapedQuote ?? start) + 1
    return lastEscapedQuote == nil ? .doubleQuote : .quoted
  }

  /// Tells texts from dates and times by their shape alone; `#` stands for a digit.
  private func textKind(of quoted: ArraySlice<UInt8>) -> Token.Kind {
    guard quoted.count <= 12 else { return .quoted }
    let content = quoted.dropFirst().dropLast()
    func has(_ shape: StaticString) -> Bool {
      shape.withUTF8Buffer { shape in
        shape.count == content.count
          && zip(shape, content).allSatisfy { expected, byte in
            expected == UInt8(ascii: "#") ? Self.isDigit(byte) : expected == byte
          }
      }
    }
    switch content.count {
    case 10 where has("####-##-##"): return .date
    case 5 where has("##:##"): return .militaryTime
    case 7 where has("#:## AM") || has("#:## PM"): return .time
    case 8 where has("##:## AM") || has("##:## PM"): return .time
    default: return .quoted
    }
  }
}

// MARK: - Tables

extension Lexer {
  /// The kinds of the punctuation by byte.
  private static let punctuation: [Token.Kind?] = {
    let kinds: [(Unicode.Scalar, Token.Kind)] = [
      (",", .comma), (":", .colon), ("'", .singleQuote), ("{", .openBrace), ("}", .closeBrace),
      ("[", .openBracket), ("]", .closeBracket), ("(", .openParenthesis),
      (")", .closeParenthesis), ("+", .plus), ("-", .minus), ("/", .slash), ("*", .star),
      ("$", .dollar), ("!", .exclamation), ("=", .equals), (">", .greater), ("<", .less),
    ]
    var table = [Token.Kind?](repeating: nil, count: 256)
    for (character, kind) in kinds { table[Int(character.value)] = kind }
    return table
  }()

  /// The reserved words with their spellings.
  static let spellings: [(String, Token.Kind)] = [
    ("Metadata", .metadata), ("DataSources", .dataSources), ("Rules", .rules),
    ("Analyzers", .analyzers), ("DefaultLabels", .defaultLabels), ("labels", .labels),
    ("where", .where), ("with", .with), ("matches", .matches), ("days", .days),
    ("hours", .hours), ("minutes", .minutes), ("B", .bytes), ("KB", .kilobytes),
    ("MB", .megabytes), ("GB", .gigabytes), ("TB", .terabytes), ("between", .between),
    ("in", .in), ("not", .not), ("and", .and), ("AND", .and), ("or", .or), ("OR", .or),
    ("of", .of), ("OF", .of), ("null", .null), ("NULL", .null), ("empty", .empty),
    ("EMPTY", .empty), ("whitespaces_only", .whitespacesOnly),
    ("WHITESPACES_ONLY", .whitespacesOnly),
  ]

  /// The reserved words by first byte.
  private static let reservedWords: [[([UInt8], Token.Kind)]] = {
    var table = [[([UInt8], Token.Kind)]](repeating: [], count: 256)
    for (spelling, kind) in spellings {
      let bytes = Array(spelling.utf8)
      table[Int(bytes[0])].append((bytes, kind))
    }
    return table
  }()
}
