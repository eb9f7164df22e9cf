import AssayDiagnostics
import AssaySyntax

// Whether the condition of a rule is of the kind that its type takes.

extension SignatureCheck {
  /// The condition with its variables replaced; reports one that is missing, out of place or of the wrong kind.
  mutating func checkCondition(of rule: RuleSyntax, _ signature: Signature) -> ConditionSyntax? {
    guard let condition = rule.condition else {
      if signature.returns != .boolean, signature.returns != .numberOrBoolean {
        sink.emit(
          .missingCondition(
            rule.type,
            expected: signature.returns.expectation,
            example: example(for: rule, signature)
          )
        )
      }
      return nil
    }
    guard signature.returns != .boolean else {
      sink.emit(.unexpectedCondition(of: rule.type.value, at: condition.span))
      return nil
    }
    guard signature.returns.accepts(condition.kind) else {
      sink.emit(
        .wrongCondition(
          rule.type.value,
          expected: signature.returns.expectation,
          found: condition.kind.noun,
          example: example(for: rule, signature),
          at: condition.span
        )
      )
      return nil
    }
    if signature.returns == .size, case .number(let comparison) = condition.kind {
      for operand in comparison.operands { checkSize(operand) }
    }
    guard case .text(let text) = condition.kind else { return condition }
    return substituted(text).map { ConditionSyntax(.text($0), span: condition.span) }
  }

  /// The rule as it could be written, with a condition that fits.
  private func example(for rule: RuleSyntax, _ signature: Signature) -> String {
    var bare = RuleSyntax(type: rule.type, span: rule.span)
    bare.parameters = rule.parameters
    return "\(Printer().text(of: bare)) \(signature.returns.exampleCondition)"
  }

  /// A size without unit is a plain number of bytes.
  private mutating func checkSize(_ operand: NumberSyntax) {
    if case .literal(let text, _) = operand.kind, !text.contains("."), Int32(text) != nil { return }
    sink.emit(.invalidSize(at: operand.span))
  }
}

// MARK: - Variables

extension SignatureCheck {
  private mutating func substituted(_ condition: TextConditionSyntax) -> TextConditionSyntax? {
    switch condition {
    case .oneOfVariable(let name): return values(of: name).map { .oneOf($0) }
    case .noneOfVariable(let name): return values(of: name).map { .noneOf($0) }
    case .equal(let operand), .notEqual(let operand): refuseVariables(in: [operand])
    case .oneOf(let operands), .noneOf(let operands): refuseVariables(in: operands)
    case .matches, .notMatches: break
    }
    return condition
  }

  private mutating func values(of name: Located<String>) -> [TextOperandSyntax]? {
    variable(name.value, at: name.span)?.values.map {
      TextOperandSyntax(.quoted($0.plainText), span: name.span)
    }
  }

  private mutating func refuseVariables(in operands: [TextOperandSyntax]) {
    for operand in operands {
      if case .variable = operand.kind { sink.emit(.misplacedVariable(at: operand.span)) }
    }
  }
}

// MARK: - Words and kinds

extension Signature.Returns {
  /// Whether a rule that returns this can be compared in such a way.
  func accepts(_ condition: ConditionSyntax.Kind) -> Bool {
    switch (self, condition) {
    case (.number, .number), (.numberOrBoolean, .number), (.text, .text), (.duration, .duration),
      (.date, .date), (.size, .size), (.size, .number), (.columnValues, .number),
      (.columnValues, .text), (.columnValues, .date):
      true
    default: false
    }
  }

  /// What a rule is compared with, for messages.
  var expectation: String {
    switch self {
    case .boolean: "nothing"
    case .number, .numberOrBoolean: "a number"
    case .text: "a text"
    case .columnValues: "a text, a number or a date"
    case .duration: "a duration"
    case .date: "a date"
    case .size: "a size"
    }
  }

  /// A condition that fits.
  var exampleCondition: String {
    switch self {
    case .boolean: ""
    case .number, .numberOrBoolean: "> 0"
    case .text: "= \"…\""
    case .columnValues: "in [\"a\", \"b\"]"
    case .duration: "<= 24 hours"
    case .date: "> (now() - 3 days)"
    case .size: "> 5 MB"
    }
  }
}

extension ConditionSyntax.Kind {
  /// What stands in the condition, for messages.
  var noun: String {
    switch self {
    case .number(let comparison):
      comparison.operands.allSatisfy { if case .null = $0.kind { true } else { false } }
        ? "`NULL`" : "a number"
    case .text: "a text"
    case .date: "a date"
    case .duration: "a duration"
    case .size: "a size"
    }
  }
}
