/// Corrected text for help lines.
enum Quoting {
  /// A text in single quotes, the quotes in it doubled.
  static func single(_ text: String) -> String {
    let doubled = text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined()
    return "'" + doubled + "'"
  }

  /// What someone meant who wrote a text with a quote too many: `'it's'`.
  static func meant(by text: String) -> String {
    guard let quote = text.first, text.last == quote, text.count(where: { $0 == quote }) % 2 == 1
    else {
      return single(text)
    }
    return single(String(text.dropFirst().dropLast()))
  }

  /// A help sentence that shows a line in quotes, unless the line holds more than the text.
  static func advice(for line: String) -> String {
    let advice = "Put the text in single quotes"
    return line.contains { "]}".contains($0) }
      ? advice + "." : advice + ": " + single(abbreviated(line))
  }

  /// A text cut to what fits in a help line.
  static func abbreviated(_ text: String, to length: Int = 100) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }
}

extension String {
  /// The text without the white space at both ends.
  var trimmed: String {
    var text = self.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
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
  return String(item).trimmed
}
