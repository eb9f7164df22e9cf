/// A pattern for a whole text of one length that the engine's GLOB, which is much cheaper to ask, matches alike.
///
/// GLOB compares bytes. So only ASCII is taken over: of a text with other characters, neither matches.
struct GlobPattern {
  /// The pattern as GLOB has it.
  let text: String
  /// How many characters a text has that matches.
  let length: Int

  /// Reads a regular expression of the form `^…$` of letters, digits, classes of these, and counts.
  init?(_ pattern: String) {
    var rest = pattern[...]
    guard rest.popFirst() == "^", rest.popLast() == "$" else { return nil }
    var text = ""
    var length = 0
    while let character = rest.popFirst() {
      var piece: String
      switch character {
      case "[":
        guard let end = rest.firstIndex(of: "]"), let members = Self.members(rest[..<end]) else {
          return nil
        }
        piece = "[\(members)]"
        rest = rest[rest.index(after: end)...]
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        if escaped == "d" {
          piece = "[0-9]"
        } else if Self.plain.contains(escaped), !escaped.isLetter, !escaped.isNumber {
          piece = String(escaped)
        } else {
          return nil
        }
      default:
        guard character != ".", Self.plain.contains(character) else { return nil }
        piece = String(character)
      }
      var count = 1
      if rest.first == "{" {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let digits = rest[..<end].dropFirst()
        guard digits.allSatisfy(\.isNumber), let number = Int(digits), number > 0 else {
          return nil
        }
        count = number
        rest = rest[rest.index(after: end)...]
      }
      length += count
      guard length <= Self.longest else { return nil }
      text += String(repeating: piece, count: count)
    }
    guard length > 0 else { return nil }
    self.text = text
    self.length = length
  }

  /// Longer ones are not worth spelling out.
  private static let longest = 64

  /// Characters that mean themselves to both, the point only where a regular expression escapes it.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/:#@%., "
  )

  /// The members of a class, where they are ranges and characters that both read alike.
  private static func members(_ text: Substring) -> String? {
    var members = ""
    var rest = text
    while let first = rest.popFirst() {
      guard first.isASCII, first.isLetter || first.isNumber else { return nil }
      members.append(first)
      guard rest.first == "-" else { continue }
      rest.removeFirst()
      guard let last = rest.popFirst(), last.isASCII, last.isLetter || last.isNumber, first <= last
      else {
        return nil
      }
      members += "-\(last)"
    }
    return members.isEmpty ? nil : members
  }
}
