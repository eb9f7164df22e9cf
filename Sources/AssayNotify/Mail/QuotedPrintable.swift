/// The form in which the body of a mail carries any text on short lines of ASCII, by RFC 2045.
enum QuotedPrintable {
  private static let longestLine = 76

  /// The text with line breaks of mail.
  static func encode(lines: [String]) -> String {
    lines.map { encode(line: $0) + "\r\n" }.joined()
  }

  /// A byte as `=C3`.
  static func encode(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "=0\(digits)" : "=\(digits)"
  }

  private static func encode(line: String) -> String {
    var (result, length) = ("", 0)
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      // Blanks at the end of a line get lost on the way.
      let isPlain = 0x21...0x7E ~= byte && byte != 0x3D || byte == 0x20 && !isLast
      let piece = isPlain ? String(Unicode.Scalar(byte)) : encode(byte)
      if length + piece.utf8.count > longestLine - (isLast ? 0 : 1) {
        result += "=\r\n"
        length = 0
      }
      result += piece
      length += piece.utf8.count
    }
    return result
  }
}
