/// What can be told of a regular expression without running it, in what all engines have in common.
package enum PatternFinding: Sendable, Hashable {
  /// No engine takes it, and why.
  case malformed(String)
  /// No text matches it.
  case matchesNothing
}

/// Reads a regular expression as far as it takes to find what is surely wrong with it.
package struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var fault: String?
  private var isTooDeep = false

  /// What a part of a pattern does.
  private struct Shape {
    /// Whether every match has a character at least.
    var consumes = false
    /// Whether nothing matches.
    var isDead = false
  }

  /// Looks at a pattern; `nil` where nothing is surely wrong.
  package static func finding(in pattern: String) -> PatternFinding? {
    let scalars = Array(pattern.unicodeScalars)
    guard !changesMeaning(scalars) else { return nil }
    var reader = PatternReader(scalars: scalars)
    let shape = reader.alternation(depth: 0)
    if reader.isTooDeep { return nil }
    if let fault = reader.fault { return .malformed(fault) }
    return shape.isDead ? .matchesNothing : nil
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Whether there are quoted stretches or flags, which change what signs mean.
  private static func changesMeaning(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.dropLast().contains { index in
      switch (scalars[index], scalars[index + 1]) {
      case ("\\", "Q"): true
      case ("(", "?"):
        scalars.dropFirst(index + 2).first.map { flag in
          flag == "-" || ("a"..."z").contains(flag) || ("A"..."Z").contains(flag)
        } ?? false
      default: false
      }
    }
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The branches up to the end of a group, or of the pattern.
  private mutating func alternation(depth: Int) -> Shape {
    // What nests deeper is left alone.
    guard depth < 100 else {
      isTooDeep = true
      index = scalars.count
      return Shape()
    }
    var branches = [sequence(depth: depth)]
    while next == "|", fault == nil {
      index += 1
      branches.append(sequence(depth: depth))
    }
    if depth == 0, next == ")" { fault = "a parenthesis is closed that was never opened" }
    let living = branches.filter { !$0.isDead }
    return Shape(consumes: living.allSatisfy(\.consumes), isDead: living.isEmpty)
  }

  private mutating func sequence(depth: Int) -> Shape {
    var whole = Shape()
    var isAtEnd = false
    while let sign = next, sign != "|", sign != ")", fault == nil {
      index += 1
      switch sign {
      case "^":
        if whole.consumes { whole.isDead = true }
        skipQuantifier()
      case "$":
        isAtEnd = true
        skipQuantifier()
      default:
        let isLiteral = !#"\[(.*+?{"#.unicodeScalars.contains(sign)
        var part = atom(sign, depth: depth)
        if isOptional() { part = Shape() }
        whole.consumes = whole.consumes || part.consumes
        // Behind the end of the text there may be a line break, but no letter.
        whole.isDead = whole.isDead || part.isDead || isAtEnd && isLiteral && part.consumes
      }
    }
    return whole
  }

  private mutating func atom(_ sign: Unicode.Scalar, depth: Int) -> Shape {
    switch sign {
    case "(":
      skipGroupKind()
      let shape = alternation(depth: depth + 1)
      guard next == ")" else {
        fault = fault ?? "a parenthesis is never closed"
        return shape
      }
      index += 1
      return shape
    case "[": return characterClass()
    case "\\": return escape()
    default: return Shape(consumes: true)
    }
  }

  /// Looking around consumes nothing, and is not looked into.
  private mutating func skipGroupKind() {
    guard next == "?" else { return }
    while let sign = next, !":>=!".unicodeScalars.contains(sign) { index += 1 }
    index += 1
  }

  private mutating func escape() -> Shape {
    guard let sign = next else { return Shape() }
    index += 1
    return Shape(consumes: !"bBAzZG".unicodeScalars.contains(sign))
  }

  private mutating func characterClass() -> Shape {
    let isNegated = next == "^"
    if isNegated { index += 1 }
    let start = index
    var escapes: Set<Unicode.Scalar> = []
    while let sign = next {
      index += 1
      if sign == "]", index - 1 > start {
        let pairs: [Set<Unicode.Scalar>] = [["s", "S"], ["d", "D"], ["w", "W"]]
        let isEmpty = isNegated && pairs.contains { $0.isSubset(of: escapes) }
        return Shape(consumes: true, isDead: isEmpty)
      }
      if sign == "\\", let escaped = next {
        escapes.insert(escaped)
        index += 1
      } else if sign == "[", next == ":" {
        while let sign = next, sign != "]" { index += 1 }
        index += 1
      } else if next == "-", index + 1 < scalars.count,
        !#"]\["#.unicodeScalars.contains(scalars[index + 1])
      {
        if scalars[index + 1] < sign {
          fault = "the range \(sign)-\(scalars[index + 1]) runs backwards"
        }
        index += 2
      }
    }
    fault = fault ?? "a bracket is never closed"
    return Shape()
  }

  // MARK: Quantifiers

  private mutating func skipQuantifier() { _ = isOptional() }

  /// Whether a quantifier follows that lets the part before it be missing.
  private mutating func isOptional() -> Bool {
    guard let sign = next else { return false }
    var isOptional = sign == "*" || sign == "?"
    if isOptional || sign == "+" {
      index += 1
    } else if sign == "{", let bounds = bounds() {
      isOptional = bounds.least == 0
      if let most = bounds.most, most < bounds.least {
        fault = "{\(bounds.least),\(most)} asks for more than it allows"
      }
    } else {
      return false
    }
    // Lazy and possessive forms.
    if next == "?" || next == "+" { index += 1 }
    return isOptional
  }

  /// The numbers of `{2}`, `{2,}` and `{2,3}`; anything else is text in braces.
  private mutating func bounds() -> (least: Int, most: Int?)? {
    let rest = scalars[(index + 1)...].prefix { $0 != "}" }
    guard rest.endIndex < scalars.count else { return nil }
    let numbers = rest.split(separator: ",", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
    guard (1...2).contains(numbers.count), let least = Int(numbers[0]) else { return nil }
    let most = numbers.count == 1 ? least : Int(numbers[1])
    guard most != nil || numbers.count == 2 && numbers[1].isEmpty else { return nil }
    index = rest.endIndex + 1
    return (least, most)
  }
}
