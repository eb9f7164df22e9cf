import AssayModel

/// A text as a YAML scalar on one line: plain where that reads back as the same text, else in quotes.
///
/// - Parameter isInList: whether it stands between brackets, where commas and brackets mean something.
func yamlScalar(_ text: String, isInList: Bool = false) -> String {
  let isFree = !isInList || !text.contains { "[]{},".contains($0) }
  if isFree, text.isPlainInYAML { return text }
  let isPrintable = text.unicodeScalars.allSatisfy { scalar in
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      && ![0x2028, 0x2029, 0xFEFF].contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
  }
  return isPrintable ? "'\(text.replacing("'", with: "''"))'" : JSONValue.string(text).compact
}

extension String {
  /// Whether YAML takes the text for itself: a word of no other meaning, without signs that start something else.
  fileprivate var isPlainInYAML: Bool {
    guard let first = unicodeScalars.first, first.isASCII, first.properties.isAlphabetic,
      let last = unicodeScalars.last, last != " ", last != ":",
      unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) }),
      !contains(": "), !contains(" #")
    else { return false }
    // To YAML 1.1 these are truth values and nothing.
    return !["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(lowercased())
  }
}
