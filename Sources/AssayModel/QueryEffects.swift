/// Finds what a query does beside reading: parts that write, locks, and functions that act.
///
/// It knows as much of the grammar as that takes. A text that engines would refuse in any case may pass.
struct QueryEffects {
  /// The words that a query starts with.
  static let readingWords: Set<String> = ["select", "with", "from", "values", "table"]

  private static let writingWords: Set<String> = ["insert", "update", "delete", "merge"]

  private let tokens: [QueryText.Token]

  /// Takes the tokens that mean something.
  init(_ tokens: [QueryText.Token]) { self.tokens = tokens }

  /// The first thing that is more than reading; `nil` when there is none.
  var fault: QueryFault? {
    let first = tokens.firstIndex { $0.text != "(" }
    return tokens.indices.lazy.compactMap { index in
      switch word(index) {
      case "with": faultOfParts(from: index, isWhole: index == first)
      case "into" where isTarget(index): .writes(text(index))
      case "for" where isLock(index): .writes("\(text(index)) \(text(index + 1))")
      default: faultOfCall(index)
      }
    }.first
  }

  // MARK: Parts of WITH

  /// What writes in the parts of a `WITH`, or in the statement behind them.
  ///
  /// - Parameter isWhole: whether it opens the query, so that nothing but parts may follow.
  private func faultOfParts(from start: Int, isWhole: Bool) -> QueryFault? {
    var index = word(start + 1) == "recursive" ? start + 2 : start + 1
    while true {
      index += 1
      if text(index) == "(" { index = behind(index) }
      if word(index) == "using", word(index + 1) == "key" { index = behind(index + 2) }
      guard word(index) == "as" else { return isWhole ? .writes(text(index)) : nil }
      index += 1
      if word(index) == "not" { index += 1 }
      if word(index) == "materialized" { index += 1 }
      guard text(index) == "(" else { return isWhole ? .writes(text(index)) : nil }
      if Self.writingWords.contains(word(index + 1)) { return .writes(text(index + 1)) }
      index = behind(index)
      if word(index) == "search" { index = place(of: "set", behind: index) + 2 }
      if word(index) == "cycle" { index = place(of: "using", behind: index) + 2 }
      guard text(index) == "," else { break }
      index += 1
    }
    while text(index) == "(" { index += 1 }
    return Self.readingWords.contains(word(index)) ? nil : .writes(text(index))
  }

  private func place(of word: String, behind start: Int) -> Int {
    tokens.indices.dropFirst(start).first { self.word($0) == word } ?? tokens.endIndex
  }

  /// The index behind the parenthesis that closes the one at an index.
  private func behind(_ start: Int) -> Int {
    var depth = 0
    for index in tokens.indices.dropFirst(start) {
      if text(index) == "(" { depth += 1 }
      if text(index) == ")" { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return tokens.endIndex
  }

  // MARK: Clauses

  /// Whether `INTO` names a table to be made, and is neither a name nor part of `UNPIVOT … INTO NAME n VALUE v`.
  private func isTarget(_ index: Int) -> Bool {
    let isName = text(index - 1) == "." || word(index - 1) == "as"
    let isOfUnpivot = word(index + 1) == "name" && word(index + 3) == "value"
    return !isName && !isOfUnpivot
  }

  /// Whether `FOR` locks rows; in lists it may stand before a name.
  private func isLock(_ index: Int) -> Bool {
    switch word(index + 1) {
    case "update", "share": text(index - 1) != "." && word(index + 2) != "in"
    case "no": word(index + 2) == "key" && word(index + 3) == "update"
    case "key": word(index + 2) == "share"
    default: false
    }
  }

  /// What a function does that is called at an index.
  private func faultOfCall(_ index: Int) -> QueryFault? {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .quotedName, text(index + 1) == "(",
      ActingFunctions.contain(token.name.lowercased())
    else { return nil }
    return .acts(token.name)
  }

  // MARK: Tokens

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? String(tokens[index].text) : ""
  }

  /// The word at an index in small letters; empty where something else stands.
  private func word(_ index: Int) -> String {
    tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].word : ""
  }
}

extension QueryText.Token {
  /// The token in small letters.
  var word: String { text.lowercased() }
}
