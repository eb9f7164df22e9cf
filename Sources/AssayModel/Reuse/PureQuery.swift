// Whether SQL of users is a function of the rows that it names.

extension QueryText {
  /// Whether the text, as a predicate, gives the same answer for the same row; `false` where that cannot be told.
  package var isPurePredicate: Bool {
    isPure && !meaningful.contains { $0.kind == .word && PureWords.relational.contains($0.word) }
  }

  /// Whether the text, as a query, gives the same rows for the same datasets; `false` where that cannot be told.
  ///
  /// - Parameter datasets: the names that it may read from, beside the parts of its own `WITH`.
  package func isPureQuery(among datasets: [String]) -> Bool {
    let tokens = meaningful
    guard isPure else { return false }
    var names = Set(datasets.map { $0.lowercased() })
    for (index, token) in tokens.enumerated()
    where index > 0 && token.word == "as" && tokens[safe: index + 1]?.text == "(" {
      if ["with", ",", "recursive"].contains(tokens[safe: index - 2]?.word ?? "") {
        names.insert(tokens[index - 1].name.lowercased())
      }
    }
    for (index, token) in tokens.enumerated()
    where token.kind == .word && ["from", "join"].contains(token.word) {
      guard readsOnly(names, behind: index, in: tokens) else { return false }
    }
    return true
  }

  /// Whether what stands behind `FROM` or `JOIN` is one of these names, or a query in parentheses.
  private func readsOnly(_ names: Set<String>, behind index: Int, in tokens: [Token]) -> Bool {
    guard let relation = tokens[safe: index + 1] else { return false }
    if relation.text == "(" {
      guard ["select", "with", "from"].contains(tokens[safe: index + 2]?.word ?? "") else {
        return false
      }
    } else {
      guard relation.kind == .word || relation.kind == .quotedName,
        names.contains(relation.name.lowercased()), tokens[safe: index + 2]?.text != ".",
        tokens[safe: index + 2]?.text != "("
      else { return false }
    }
    return !hasCommaInClause(from: index + 1, in: tokens)
  }

  /// Whether more relations follow behind a comma, in a list of which only the first was looked at.
  private func hasCommaInClause(from start: Int, in tokens: [Token]) -> Bool {
    var depth = 0
    for token in tokens[start...] {
      switch token.word {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth == 0: return true
      case "where", "group", "order", "having", "window", "limit", "union", "except", "intersect",
        "join", "qualify", "select":
        if depth == 0 { return false }
      default: continue
      }
      if depth < 0 { return false }
    }
    return false
  }

  /// Whether every function that is called is known to be pure, and nothing else brings in the clock or chance.
  private var isPure: Bool {
    let tokens = meaningful
    return tokens.indices.allSatisfy { index in
      let token = tokens[index]
      switch token.kind {
      // As a date, these depend on the clock.
      case .string:
        let words = token.word.split { !$0.isLetter }
        return !words.contains { PureWords.momentWords.contains(String($0)) }
      case .word, .quotedName:
        let name = token.name.lowercased()
        if token.kind == .word, PureWords.impure.contains(name) { return false }
        return tokens[safe: index + 1]?.text != "(" || PureWords.callable.contains(name)
      // Parameters, variables and whatever else engines make of signs.
      case .symbol:
        return !["$", "@", "?", ":", "`"].contains(String(token.text))
          || isCast(at: index, in: tokens)
      case .blank, .comment: return true
      }
    }
  }

  /// Whether a colon is one of the two of a cast.
  private func isCast(at index: Int, in tokens: [Token]) -> Bool {
    tokens[index].text == ":"
      && (tokens[safe: index - 1]?.text == ":" || tokens[safe: index + 1]?.text == ":")
  }
}

/// The words by which SQL is told to be a function of its rows.
private enum PureWords {
  /// Words that read rows, or could.
  static let relational: Set<String> = ["select", "from", "table", "values", "with"]

  /// Words without parentheses that bring in the clock, the session, chance, or relations in other ways.
  static let impure: Set<String> = [
    "current_catalog", "current_date", "current_role", "current_schema", "current_time",
    "current_timestamp", "current_user", "localtime", "localtimestamp", "session_user", "sysdate",
    "systimestamp", "system_user", "user", "sample", "tablesample", "table", "pivot", "unpivot",
    "describe", "show", "summarize", "positional", "lateral", "only", "limit", "offset", "fetch",
    "top", "rownum", "rowid", "ctid",
  ]

  /// Texts that engines read as moments.
  static let momentWords: Set<String> = ["now", "today", "tomorrow", "yesterday"]

  /// Words of the language, types and functions behind which a parenthesis may open.
  static let callable: Set<String> = [
    // The language.
    "all", "and", "any", "as", "between", "by", "case", "distinct", "else", "except", "exists",
    "filter", "from", "group", "having", "in", "intersect", "is", "join", "like", "not", "on", "or",
    "over", "partition", "select", "then", "union", "using", "values", "when", "where", "with",
    // Types.
    "char", "decimal", "numeric", "varchar",
    // Numbers.
    "abs", "ceil", "ceiling", "exp", "floor", "greatest", "least", "ln", "log", "log10", "mod",
    "power", "round", "sign", "sqrt", "trunc",
    // Texts.
    "concat", "left", "length", "lower", "ltrim", "regexp_matches", "replace", "right", "rtrim",
    "starts_with", "strlen", "substr", "substring", "trim", "upper",
    // Values of any type.
    "cast", "coalesce", "ifnull", "nullif", "try_cast",
    // Times.
    "date_diff", "date_part", "date_trunc", "datediff", "day", "extract", "hour", "month", "year",
    // Aggregates that do not depend on the order of rows, and places in an order.
    "avg", "bool_and", "bool_or", "count", "dense_rank", "lag", "lead", "max", "median", "min",
    "rank", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp", "variance",
  ]
}

extension [QueryText.Token] {
  /// The token at an index, where there is one.
  fileprivate subscript(safe index: Int) -> QueryText.Token? {
    indices.contains(index) ? self[index] : nil
  }
}
