extension RowTest {
  /// The test in the words of DQDL, for sentences and plans.
  package var words: String {
    switch self {
    case .isNull(let column): "\(column) = NULL"
    case .number(let column, let comparison): "\(column) \(comparison.described(by: plain))"
    case .text(let column, let texts, let ignoringCase):
      "\(column) \(listed(texts, isNegative: false, ignoringCase))"
    case .isBlank(let column): "\(column) of blanks only"
    case .matches(let column, let pattern): "\(column) matching \(pattern)"
    case .length(let column, let comparison):
      "length of \(column) \(comparison.described(by: plain))"
    case .castable(let column, let type): "\(column) readable as \(type.words)"
    case .age(let column, let comparison):
      "age of \(column) in hours \(comparison.described(by: plain))"
    case .day(let column, let comparison): "\(column) \(comparison.described(by: \.words))"
    case .meets(let predicate): predicate
    case .not(let test): test.negatedWords
    case .all(let tests): tests.map(\.words).joined(separator: " and ")
    case .any(let tests): "(\(tests.map(\.words).joined(separator: " or ")))"
    }
  }

  private var negatedWords: String {
    switch self {
    case .isNull(let column): "\(column) != NULL"
    case .text(let column, let texts, let ignoringCase):
      "\(column) \(listed(texts, isNegative: true, ignoringCase))"
    case .number(let column, .equal(let operand)): "\(column) != \(plain(operand))"
    case .number(let column, .oneOf(let operands)):
      "\(column) \(Comparison.noneOf(operands).described(by: plain))"
    case .isBlank(let column): "\(column) not of blanks only"
    case .matches(let column, let pattern): "\(column) not matching \(pattern)"
    case .castable(let column, let type): "\(column) not readable as \(type.words)"
    case .not(let test): test.words
    case .number, .length, .age, .day, .meets, .all, .any: "not (\(words))"
    }
  }
}

/// A list of texts; of a long one only the first.
private func listed(_ texts: [String], isNegative: Bool, _ ignoringCase: Bool) -> String {
  let shown = texts.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
  let list = texts.count > 5 ? "\(shown), … \(texts.count - 5) more" : shown
  let suffix = ignoringCase ? " in any letter case" : ""
  guard texts.count > 1 else { return "\(isNegative ? "!=" : "=") \(list)\(suffix)" }
  return "\(isNegative ? "not in" : "in") [\(list)]\(suffix)"
}
