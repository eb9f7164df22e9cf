/// A regular expression of the embedded engine, which is RE2, in a form that means the same to other engines.
///
/// Classes such as `\d` depend on the engine and its locale, so that they are written out; what has no counterpart
/// everywhere makes the pattern one that only the embedded engine can answer.
///
/// https://github.com/google/re2/wiki/Syntax
struct PortablePattern {
  /// Where engines differ even then.
  enum Flavour {
    case postgres, java

    /// The end of the text; Java's `$` also matches before a line break at the end.
    fileprivate var end: String {
      switch self {
      case .postgres: "$"
      case .java: #"\z"#
      }
    }

    /// The border of a word of ASCII letters; some engines with Java's patterns look neither ahead nor back.
    fileprivate var boundary: String? {
      switch self {
      case .postgres:
        "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))"
      case .java: nil
      }
    }

    /// PostgreSQL counts repetitions up to 255.
    fileprivate var maximumCount: Int {
      switch self {
      case .postgres: 255
      case .java: 1000
      }
    }
  }

  private enum Piece {
    case text(String)
    case end
    case boundary
    case count(String, highest: Int)
  }

  private var pieces: [Piece] = []

  /// Reads a pattern; `nil` for one that cannot be carried over.
  init?(_ pattern: String) {
    var reader = PatternReader(pattern)
    while let character = reader.next() {
      guard read(character, from: &reader) else { return nil }
    }
  }

  /// The pattern as another engine writes it; `nil` where it has no words for a part.
  func text(for flavour: Flavour) -> String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .count(let part, let highest):
        guard highest <= flavour.maximumCount else { return nil }
        text += part
      case .end: text += flavour.end
      case .boundary:
        guard let boundary = flavour.boundary else { return nil }
        text += boundary
      }
    }
    return text
  }

  private mutating func read(_ character: Character, from reader: inout PatternReader) -> Bool {
    switch character {
    case ".": pieces.append(.text(#"[^\n]"#))
    case "$": pieces.append(.end)
    case "\\": return readEscape(from: &reader)
    case "[":
      guard let text = reader.characterClass() else { return false }
      pieces.append(.text(text))
    case "(":
      guard let opening = reader.opening(atStart: pieces.isEmpty) else { return false }
      pieces.append(.text(opening))
    case "*", "+", "?":
      pieces.append(.text(String(character)))
      // Whether as few or as many are taken changes nothing of whether there is a match.
      _ = reader.take("?")
    case "{": readCount(from: &reader)
    default: pieces.append(.text(String(character)))
    }
    return true
  }

  private mutating func readEscape(from reader: inout PatternReader) -> Bool {
    guard let escaped = reader.next() else { return false }
    if let members = PatternReader.classes[Character(escaped.lowercased())] {
      pieces.append(.text(escaped.isUppercase ? "[^\(members)]" : "[\(members)]"))
      return true
    }
    switch escaped {
    case "n", "t", "r", "f": pieces.append(.text("\\\(escaped)"))
    case "A": pieces.append(.text("^"))
    case "z": pieces.append(.end)
    case "b":
      pieces.append(.boundary)
    default:
      guard escaped.isASCII, escaped.isPunctuation || escaped.isSymbol else { return false }
      pieces.append(.text("\\\(escaped)"))
    }
    return true
  }

  /// A brace that opens no count stands for itself.
  private mutating func readCount(from reader: inout PatternReader) {
    guard let count = reader.count() else {
      pieces.append(.text(#"\{"#))
      return
    }
    let highest = count.split { !$0.isNumber }.compactMap { Int($0) }.max() ?? 0
    pieces.append(.count(count, highest: highest))
    _ = reader.take("?")
  }
}

/// Reads the parts of a pattern.
private struct PatternReader {
  /// What RE2 takes the classes for, in every language.
  static let classes: [Character: String] = [
    "d": "0-9", "w": "A-Za-z0-9_", "s": #"\t\n\f\r "#,
  ]

  private static let namedClasses = [
    "alpha": "A-Za-z", "digit": "0-9", "alnum": "A-Za-z0-9", "upper": "A-Z", "lower": "a-z",
    "word": "A-Za-z0-9_", "xdigit": "0-9A-Fa-f", "space": #"\t\n\f\r "#,
  ]

  private var rest: Substring

  init(_ pattern: String) { rest = pattern[...] }

  mutating func next() -> Character? { rest.popFirst() }

  mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest.removeFirst(text.count)
    return true
  }

  /// What stands for an opening parenthesis that was taken; `nil` for a group that not every engine has.
  mutating func opening(atStart isStart: Bool) -> String? {
    guard take("?") else { return "(?:" }
    if take(":") { return "(?:" }
    if take("i)") { return isStart ? "(?i)" : nil }
    guard take("P<") || take("<"), let end = rest.firstIndex(of: ">"),
      rest[..<end].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    rest = rest[rest.index(after: end)...]
    return "(?:"
  }

  /// A count behind the brace that was taken: `{2}`, `{2,}`, `{2,5}`; `nil` where it is none.
  mutating func count() -> String? {
    guard let end = rest.firstIndex(of: "}") else { return nil }
    let bounds = rest[..<end].split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(bounds.count), Int(bounds[0]) != nil,
      bounds.dropFirst().allSatisfy({ $0.isEmpty || Int($0) != nil })
    else { return nil }
    let count = "{\(rest[..<end])}"
    rest = rest[rest.index(after: end)...]
    return count
  }

  /// A class behind the bracket that was taken, with everything in it escaped that could mean something elsewhere.
  mutating func characterClass() -> String? {
    var text = take("^") ? "[^" : "["
    var isFirst = true
    while let character = next() {
      defer { isFirst = false }
      switch character {
      case "]" where !isFirst: return text + "]"
      case "[":
        guard take(":") else {
          text += #"\["#
          continue
        }
        guard let end = rest.firstRange(of: ":]"),
          let members = Self.namedClasses[String(rest[..<end.lowerBound])]
        else { return nil }
        text += members
        rest = rest[end.upperBound...]
      case "\\":
        guard let escaped = next(), let member = Self.member(escaped) else { return nil }
        text += member
      case "-" where isFirst || rest.hasPrefix("]"): text += #"\-"#
      case "]", "^", "&", "~", "|": text += "\\\(character)"
      default: text.append(character)
      }
    }
    return nil
  }

  /// What an escape stands for within a class.
  private static func member(_ escaped: Character) -> String? {
    if let members = classes[escaped] { return members }
    switch escaped {
    case "n", "t", "r", "f": return "\\\(escaped)"
    default:
      return escaped.isASCII && (escaped.isPunctuation || escaped.isSymbol) ? "\\\(escaped)" : nil
    }
  }
}
