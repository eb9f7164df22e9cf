import AssayDiagnostics
import AssaySyntax

// What the lenient dialect makes of rules that only the catalog can tell apart.

extension SignatureCheck {
  /// A type in the letter case of the catalog.
  mutating func correctedType(_ type: Located<String>, noun: String) -> Located<String> {
    guard scope.dialect == .lenient, Signature.named(type.value).isEmpty,
      let meant = Signature.nameMeant(by: type.value)
    else { return type }
    sink.emit(.typeCase(type, write: meant, noun: noun))
    return Located(meant, at: type.span)
  }

  /// A condition on texts that hold numbers, for a rule that measures one.
  mutating func numeric(
    _ condition: ConditionSyntax,
    for signature: Signature
  ) -> ConditionSyntax {
    guard scope.dialect == .lenient,
      signature.returns == .number || signature.returns == .numberOrBoolean,
      case .text(let text) = condition.kind
    else { return condition }
    let operands: [TextOperandSyntax]
    switch text {
    case .equal(let operand), .notEqual(let operand): operands = [operand]
    case .oneOf(let list), .noneOf(let list): operands = list
    default: return condition
    }
    let numbers = operands.compactMap(\.numberMeant)
    guard numbers.count == operands.count else { return condition }
    for number in numbers {
      if case .literal(let text, _) = number.kind {
        sink.emit(.quotedNumber(text, at: number.span))
      }
    }
    let comparison: ComparisonSyntax<NumberSyntax> =
      switch text {
      case .equal: .equal(numbers[0])
      case .notEqual: .notEqual(numbers[0])
      case .noneOf: .noneOf(numbers)
      default: .oneOf(numbers)
      }
    return ConditionSyntax(.number(comparison), span: condition.span)
  }

  // MARK: Rules that were read as parameters

  /// The rules of `IsComplete "a" AND RowCount > 0`, which the language reads as one rule with too many parameters.
  ///
  /// - Returns: at least two rules whose parameters fit, or `nil` when the rule is to be taken as it stands.
  mutating func rulesMeant(by rule: RuleSyntax) -> [RuleSyntax]? {
    guard scope.dialect == .lenient, !fits(rule) else { return nil }
    var parts = [RuleSyntax(type: rule.type, span: rule.span)]
    var joints: [Span] = []
    for parameter in rule.parameters {
      let isJoined = parameter.connector.map { $0.lowercased() == "and" } ?? false
      if isJoined, case .identifier(let word) = parameter.kind, Signature.isName(word) {
        joints.append(parameter.span)
        parts.append(RuleSyntax(type: Located(word, at: parameter.span), span: rule.span))
      } else {
        parts[parts.count - 1].parameters.append(parameter)
      }
    }
    let last = parts.count - 1
    (parts[last].condition, parts[last].filter) = (rule.condition, rule.filter)
    (parts[last].labels, parts[last].tags) = (rule.labels, rule.tags)
    guard !joints.isEmpty, parts.allSatisfy(fits) else { return nil }
    for joint in joints { sink.emit(.ruleWithoutParentheses(at: joint)) }
    return parts
  }

  /// Resolves rules that are joined by `and`.
  mutating func resolve(_ parts: [RuleSyntax]) -> ResolvedExpression? {
    resolve(
      .composite(
        CompositeSyntax(joined: .and, operands: parts.map { .rule($0) }, span: parts[0].span)
      )
    )
  }

  /// Whether a type takes so many parameters.
  private func fits(_ rule: RuleSyntax) -> Bool {
    let name = Signature.nameMeant(by: rule.type.value) ?? rule.type.value
    return Signature.named(name).contains { $0.accepts(parameterCount: rule.parameters.count) }
  }
}

extension Signature {
  /// The type that a word names in any letter case.
  static func nameMeant(by word: String) -> String? { namesByLowercase[word.lowercased()] }

  /// Whether a word names a type in any letter case.
  static func isName(_ word: String) -> Bool { nameMeant(by: word) != nil }

  private static let namesByLowercase = Dictionary(
    names.map { ($0.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first }
  )
}

extension Diagnostic {
  fileprivate static func typeCase(
    _ type: Located<String>,
    write correct: String,
    noun: String
  ) -> Diagnostic {
    .lenient(
      "`\(type.value)` is read as `\(correct)`",
      help: "Write the \(noun) type as `\(correct)`.",
      at: type.span
    )
  }

  fileprivate static func ruleWithoutParentheses(at span: Span) -> Diagnostic {
    .lenient(
      "a parameter is read as a rule of its own",
      help: "Put each of the rules that `and` joins in parentheses.",
      at: span
    )
  }

  /// A label without a value.
  static func emptyLabelValue(at span: Span) -> Diagnostic {
    .lenient("the value of a label is empty", help: "Give it a value, or remove it.", at: span)
  }
}
