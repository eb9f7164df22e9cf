import AssayModel

/// Texts of unknown origin as Markdown that says them, and nothing else.
///
/// What could become markup, HTML or a formula is escaped. What could become an address, a mention, a reference to an
/// issue or a picture is parted by a character of no width, because services look for these after they have made HTML.
enum MarkdownText {
  /// A text on one line, to stand behind a word of ours.
  static func prose(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    var word = ""
    for scalar in NeutralText.line(text).unicodeScalars {
      if breaksApart(scalar, behind: previous, word: word) {
        result.append(contentsOf: "&#8203;".unicodeScalars)
      }
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", ">", "~", "#":
        result.append(contentsOf: ["\\", scalar])
      // A backslash is not enough for these: tables and formulas are looked for before it is read.
      case "<", "&", "|", "$":
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default: result.append(scalar)
      }
      previous = scalar
      word = scalar.properties.isAlphabetic ? word + String(scalar) : ""
    }
    return String(result)
  }

  /// Whether a scalar must not follow directly: it would make an address, a mention, a reference or a picture.
  private static func breaksApart(
    _ scalar: Unicode.Scalar,
    behind previous: Unicode.Scalar,
    word: String
  ) -> Bool {
    let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    return switch previous {
    case "@", "#": isWord
    case ":": scalar == "/" || scalar.properties.isAlphabetic
    default: scalar == "." && word.lowercased() == "www"
    }
  }

  /// A text as code on one line; an empty one is nothing.
  static func code(_ text: String) -> String {
    let text = NeutralText.line(text)
    guard !text.isEmpty else { return "" }
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    let isTight = [text.first, text.last].allSatisfy { $0 != "`" && $0 != " " }
    // A blank beside each fence is not part of the code, and keeps backticks and blanks of the text apart from it.
    return isTight ? fence + text + fence : "\(fence) \(text) \(fence)"
  }

  /// Lines as a block of code; they must be neutral.
  static func block(_ lines: [String]) -> String {
    let longest = lines.map(longestRun).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n" + lines.map { NeutralText.withoutLogCommands($0) + "\n" }.joined()
      + "\(fence)\n"
  }

  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
