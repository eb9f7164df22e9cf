import AssayModel

/// SQL that a user wrote, without what only lays it out: blanks, comments, and the letter case of words.
struct PredicateText: Hashable {
  /// The parts that must all hold, those that `AND` joins.
  let conjuncts: Set<String>

  /// Reads a predicate; `nil` is the one that every row passes.
  init(_ text: String?) {
    guard let text else {
      conjuncts = []
      return
    }
    conjuncts = Self.conjuncts(of: QueryText(text).meaningful)
  }

  /// Whether every row that this one lets through passes another, too.
  func implies(_ other: PredicateText) -> Bool { other.conjuncts.isSubset(of: conjuncts) }

  /// Any SQL in one line, the same for all ways to lay it out.
  static func plain(_ text: String) -> String { plain(QueryText(text).meaningful[...]) }

  private static func plain(_ tokens: ArraySlice<QueryText.Token>) -> String {
    tokens.map { $0.kind == .word ? $0.text.lowercased() : String($0.text) }
      .joined(separator: " ")
  }

  /// The `AND` of `BETWEEN` joins two numbers, and beside an `OR` no `AND` stands for all.
  private static func conjuncts(of tokens: [QueryText.Token]) -> Set<String> {
    var parts: [ArraySlice<QueryText.Token>] = []
    var (start, depth) = (0, 0)
    var isBetween = false
    for (index, token) in tokens.enumerated() {
      let word = token.kind == .word ? token.text.lowercased() : String(token.text)
      switch word {
      case "(", "[", "{", "case": depth += 1
      case ")", "]", "}", "end": depth -= 1
      case "or" where depth == 0: return [plain(tokens[...])]
      case "between" where depth == 0: isBetween = true
      case "and" where depth == 0:
        if isBetween {
          isBetween = false
        } else {
          parts.append(tokens[start..<index])
          start = index + 1
        }
      default: break
      }
    }
    parts.append(tokens[start...])
    return Set(parts.map(plain))
  }
}
