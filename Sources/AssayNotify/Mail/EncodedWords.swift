/// The form in which a header carries text that is not ASCII, by RFC 2047.
enum EncodedWords {
  /// A word has at most 75 characters; the first shares its line with the name of the header.
  private static let longest = 60

  /// Whether a text cannot stand in a header as it is.
  static func isNeeded(for text: String) -> Bool {
    text.utf8.count > longest || text.contains("=?")
      || text.utf8.contains { !(0x20...0x7E ~= $0) }
  }

  /// The text as words, one a line, none of which splits a character.
  static func encode(_ text: String) -> String {
    var words: [String] = [""]
    for scalar in text.unicodeScalars {
      let piece = String(scalar).utf8.map(encode).joined()
      if words[words.count - 1].utf8.count + piece.utf8.count > longest - 12 { words.append("") }
      words[words.count - 1] += piece
    }
    return words.map { "=?UTF-8?Q?\($0)?=" }.joined(separator: "\r\n ")
  }

  private static func encode(_ byte: UInt8) -> String {
    let character = Character(Unicode.Scalar(byte))
    if byte == 0x20 { return "_" }
    return character.isASCII && (character.isLetter || character.isNumber)
      ? String(character) : QuotedPrintable.encode(byte)
  }
}
