/// Corrected text for help lines.
enum Quoting {
  /// A text in single quotes, the quotes in it doubled.
  static func single(_ text: String) -> String {
    let doubled = text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined()
    return "'" + doubled + "'"
  }

  /// A text cut to what fits in a help line.
  static func abbreviated(_ text: String, to length: Int = 100) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }
}

extension String {
  /// The text without the spaces it starts with.
  var trimmedStart: String { String(drop { $0 == " " || $0 == "\t" }) }
}

/// Whether a text starts like a rule: a word in capitals and small letters, then a space and more, or a parenthesis.
func looksLikeRule(_ text: String) -> Bool {
  guard let first = text.first(where: { $0 != "(" }), first.isASCII, first.isUppercase else {
    return false
  }
  let rest = text.drop { $0 == "(" }.drop { $0.isASCII && ($0.isLetter || $0.isNumber) }
  return rest.first == " " && rest.contains { $0 == "\"" || "<>=[".contains($0) }
    || text.first == "("
}

/// What stands before the first comma or closing bracket that is in no quotes and brackets of its own.
func firstItem(of text: String) -> String {
  var depth = 0
  var isQuoted = false
  let item = text.prefix { character in
    if character == "\"" { isQuoted.toggle() }
    guard !isQuoted else { return true }
    if "[(".contains(character) { depth += 1 }
    if "])".contains(character) { depth -= 1 }
    return depth >= 0 && !(depth == 0 && character == ",")
  }
  return String(item)
}
