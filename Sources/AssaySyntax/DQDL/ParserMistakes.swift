import AssayDiagnostics

// Which message fits what stands at the cursor; the words themselves are in DQDLDiagnostics.swift.

/// A place where a quoted text is expected.
enum TextUse: String {
  case filter = "the SQL of `where`"
  case pattern = "the pattern of `matches`"
  case labelKey = "the key of a label"
  case tagValue = "the value of a tag"
  case labelValue = "the value of a label"
  case dictionaryKey = "a key"
  case dictionaryValue = "a value"
}

extension Parser {
  /// The current token in words.
  var found: String { kind == .end ? "the text ends" : "found `\(text(of: current))`" }

  /// Something else was expected at the cursor.
  func unexpected(_ expected: String) -> Diagnostic {
    if let quote = quoteMistake { return quote }
    return .unexpected(expected, found: found, at: span(of: current))
  }

  /// The message for a quote that cannot stand at the cursor.
  private var quoteMistake: Diagnostic? {
    switch kind {
    case .singleQuote: .singleQuotes(at: span(of: current))
    case .doubleQuote: .unclosedText(at: span(of: current), yamlComment: scalar.comment)
    default: nil
    }
  }

  /// No rule starts at the cursor.
  var notARule: Diagnostic {
    let place = span(of: current)
    switch kind {
    case .not, .exclamation: return .negatedRule(text(of: current), at: place)
    case .quoted: return .quotedRuleType(content(of: current), at: place)
    case .comma: return .missingItem("rule", before: "`,`", at: place)
    case _ where kind.isReservedWord:
      return .reservedWord(text(of: current), as: "a rule type", at: place)
    default: return unexpected("a rule such as `RowCount > 0`")
    }
  }

  /// No parameter starts at the cursor, although one must or seems to.
  var notAParameter: Diagnostic {
    if kind.isDateShaped {
      return .dateShapedText(text(of: current), as: "a parameter", at: span(of: current))
    }
    return kind.isReservedWord ? reservedWord : unexpected("a parameter")
  }

  private var reservedWord: Diagnostic {
    .reservedWord(text(of: current), as: "a parameter", at: span(of: current))
  }

  /// No name of a tag starts at the cursor.
  var notATagName: Diagnostic {
    let place = span(of: current)
    if kind == .quoted { return .quotedTagName(content(of: current), at: place) }
    if kind.isReservedWord { return .reservedWord(text(of: current), as: "a tag", at: place) }
    return unexpected("the name of a tag, or `threshold` and a condition")
  }

  /// No condition starts behind the name of a tag.
  func notATagCondition(_ name: String) -> Diagnostic {
    if name.lowercased() == "threshold" {
      return unexpected("a comparison such as `> 0.9` behind `threshold`")
    }
    return unexpected("`=` and the value of tag `\(name)`")
  }

  /// No quoted text starts at the cursor.
  func notAText(for use: TextUse) -> Diagnostic {
    let place = span(of: current)
    if let quote = quoteMistake { return quote }
    if kind.isDateShaped { return .dateShapedText(text(of: current), as: use.rawValue, at: place) }
    if kind == .dollar { return .variableOutOfPlace(use.rawValue, at: place) }
    if kind == .identifier || kind.isReservedWord {
      return .unquotedText(text(of: current), as: use.rawValue, at: place)
    }
    return .unexpected("\(use.rawValue) in double quotes", found: found, at: place)
  }

  /// No list follows `in`.
  var notAList: Diagnostic {
    kind == .openParenthesis
      ? .roundList(at: span(of: current)) : unexpected("`[` and the values of `in`")
  }

  /// A parenthesis inside a number is not closed at the cursor.
  func unclosedNumber(_ opener: Token) -> Diagnostic {
    .unclosed("(", opener: span(of: opener), found: found, at: span(of: current))
  }
}

// MARK: - Values

extension Parser {
  /// No value starts at the cursor.
  var notANumber: Diagnostic {
    let place = span(of: current)
    let text = text(of: current)
    switch kind {
    case .identifier: return .malformedValue(text, meant: Self.valueMeant(by: text), at: place)
    case .plus: return .leadingPlus(at: place)
    case .now: return .nestedMoment(at: place)
    case .openBracket: return .listWithoutIn(at: place)
    case .quoted, .date, .time, .militaryTime: return .textInArithmetic(text, at: place)
    case .comma: return .missingItem("value", before: "`,`", at: place)
    case .equals where previous?.kind == .greater || previous?.kind == .less:
      return .foreignOperator("> =", write: ">=", at: place)
    case _ where kind.isReservedWord: return .reservedWord(text, as: "a value", at: place)
    default: return unexpected("a value")
    }
  }

  /// No digits follow a minus sign.
  var notADigit: Diagnostic { .minusWithoutDigits(found: found, at: span(of: current)) }

  /// No duration follows `now() -`.
  var notADuration: Diagnostic {
    let place = span(of: current)
    if kind == .integer, following.kind == .identifier {
      return misspeltUnit(following)
    }
    if kind == .identifier {
      let text = text(of: current)
      return .malformedValue(text, meant: Self.valueMeant(by: text), at: place)
    }
    if kind == .decimal || kind == .minus { return .fractionalCount(at: place) }
    return unexpected("a duration such as `3 days`")
  }

  private func misspeltUnit(_ token: Token) -> Diagnostic {
    let word = text(of: token)
    return .unknownUnit(word, meant: Self.unitMeant(by: word), at: span(of: token))
  }

  /// What a word that starts like a number probably means: `5KB`, `.5`, `1e5`, `1_000`, `1and`, `Null`.
  private static func valueMeant(by text: String) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = String(text.dropFirst(digits.count))
    switch text.lowercased() {
    case "null", "empty", "whitespaces_only": return text.uppercased()
    case "none", "nil": return "NULL"
    default: break
    }
    if digits.isEmpty {
      return text.first == "." && Double("0" + text) != nil && text.count > 1 ? "0" + text : nil
    }
    if rest == "." { return String(digits) }
    if rest.lowercased() == "and" || rest.lowercased() == "or" {
      return "\(digits) \(rest.lowercased())"
    }
    if let unit = unitMeant(by: rest) { return "\(digits) \(unit)" }
    let plain = String(text.filter { $0 != "_" })
    if text.contains("_"), Double(plain) != nil { return plain }
    let exponent = rest.lowercased().hasPrefix("e") ? Int(rest.dropFirst()) : nil
    guard let exponent, (0...15).contains(exponent) else { return nil }
    return digits + String(repeating: "0", count: exponent)
  }

  /// The unit that a misspelt one means, if the language has it.
  private static func unitMeant(by word: String) -> String? {
    switch word.lowercased() {
    case "d", "day", "days": "days"
    case "h", "hr", "hrs", "hour", "hours": "hours"
    case "m", "min", "mins", "minute", "minutes": "minutes"
    case "b", "byte", "bytes": "B"
    case "k", "kb", "kib": "KB"
    case "mb", "mib": "MB"
    case "g", "gb", "gib": "GB"
    case "t", "tb", "tib": "TB"
    default: nil
    }
  }
}

// MARK: - What stands behind a rule

extension Parser {
  /// Fails when something stands behind a rule that neither ends it nor could start another one.
  mutating func refuseLeftover(of rule: RuleSyntax) throws(Failure) {
    switch kind {
    case .comma, .closeBracket, .closeParenthesis, .openParenthesis, .and, .or, .end, .rules,
      .analyzers:
      return
    case .identifier:
      if let diagnostic = misplacedWord { throw fail(diagnostic) }
    default: throw fail(leftover(behind: rule))
    }
  }

  /// The message for a word behind a rule that is no rule type, but known otherwise.
  private var misplacedWord: Diagnostic? {
    let word = text(of: current)
    let place = span(of: current)
    if word.lowercased() == "threshold" { return .thresholdWithoutWith(at: place) }
    let isSpelling = Lexer.spellings.contains { $0.0 == word.lowercased() }
    if isSpelling { return .wordCase(word, write: word.lowercased(), at: place) }
    let followsNumber = previous.map { $0.kind == .integer || $0.kind == .decimal } ?? false
    let isCapital = word.first.map { $0.isUppercase } ?? false
    if followsNumber, !isCapital || Self.unitMeant(by: word) != nil || word.count == 2 {
      return misspeltUnit(current)
    }
    return nil
  }

  private func leftover(behind rule: RuleSyntax) -> Diagnostic {
    let place = span(of: current)
    let word = text(of: current)
    switch kind {
    case .where where rule.filter == nil, .labels where rule.labels == nil:
      return .clauseOrder(word, at: place)
    case .where, .labels: return .repeatedClause(word, at: place)
    case .minus, .plus, .star, .slash, .colon:
      if rule.condition == nil, let name = previous, name.end == current.start,
        name.kind == .identifier || name.kind == .integer
      {
        let isWord = following.kind == .identifier || following.kind == .integer
        let goesOn = isWord && following.start == current.end
        let end = goesOn ? wordRange(around: following).upperBound : current.end
        let range = name.start..<end
        return .unquotedName(
          String(decoding: bytes[range], as: UTF8.self),
          at: scalar.span(of: range)
        )
      }
    case .days, .hours, .minutes, .bytes, .kilobytes, .megabytes, .gigabytes, .terabytes:
      if previous?.kind == .decimal {
        return .fractionalCount(at: previous.map(span(of:)) ?? place)
      }
      if rule.condition == nil { return reservedWord }
    case .integer, .decimal:
      if rule.condition == nil { return missingComparison(rule) }
    default:
      if kind.isReservedWord, rule.condition == nil { return reservedWord }
    }
    return unexpected(
      rule.condition == nil && rule.tags.isEmpty
        ? "a comparison, `where`, `labels`, `with` or the end of the rule"
        : "the end of the rule"
    )
  }

  /// The message for a number where a comparison should start; `BETWEEN` and the like were read as parameters.
  private func missingComparison(_ rule: RuleSyntax) -> Diagnostic {
    if case .identifier(let word)? = rule.parameters.last?.kind,
      let span = rule.parameters.last?.span
    {
      let lowered = word.lowercased()
      if Lexer.spellings.contains(where: { $0.0 == lowered }) {
        return .wordCase(word, write: lowered, at: span)
      }
    }
    return .missingComparison(text(of: current), at: span(of: current))
  }

  /// The message for text that is no token, and for the word that it is part of.
  func unknownText(_ text: String, in word: Range<Int>) -> Diagnostic {
    let place = span(of: current)
    switch text {
    case "\u{FEFF}" where current.start == 0: return .byteOrderMark(at: place)
    case "%": return .percentSign(at: place)
    case ";": return .semicolon(at: place)
    case "`": return .foreignQuote("a backtick", at: place)
    case "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}":
      return .foreignQuote("`\(text)`", at: place)
    case _ where text.hasPrefix("#"): return .unterminatedComment(at: place)
    default: break
    }
    let name = String(decoding: bytes[word], as: UTF8.self)
    if text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
      return .unquotedName(name, at: scalar.span(of: word))
    }
    return .unknownCharacter(text, at: place)
  }
}
