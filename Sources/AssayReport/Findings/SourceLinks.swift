/// The addresses of files in a repository that a CI system shows: what stands before the path, and before the line.
package struct SourceLinks: Sendable, Hashable {
  private let base: String
  private let lineMark: String

  /// Makes links; `nil` unless the address is one of the web.
  ///
  /// - Parameters:
  ///   - base: up to where the path from the root of the repository begins.
  ///   - lineMark: what stands between the path and the number of the line.
  package init?(base: String, lineMark: String = "#L") {
    guard base.hasPrefix("https://") || base.hasPrefix("http://") else { return nil }
    self.base = base
    self.lineMark = lineMark
  }

  /// The address of a line; an absolute path is in no repository and has none.
  func address(of path: String, line: Int) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    // What the base holds is an address already; only what could end a link in a text is escaped.
    return percentEncoded(base, keeping: Self.parts) + percentEncoded(path) + lineMark
      + String(line)
  }

  private static let parts = "/:?=&%#+,;@!"
}

/// A path as part of an address: all but letters, digits and a few marks is escaped by its bytes.
func percentEncoded(_ text: String, keeping marks: String = "/") -> String {
  var result = ""
  for byte in text.utf8 {
    let scalar = Unicode.Scalar(byte)
    let isPlain =
      byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    if isPlain || "-._~".unicodeScalars.contains(scalar) || marks.unicodeScalars.contains(scalar) {
      result.unicodeScalars.append(scalar)
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return result
}
