package import AssayDiagnostics
package import AssaySyntax

/// Checks a rule or composition against the catalog and resolves its variables and labels.
///
/// - Returns: the resolved form, or `nil` when something is wrong; then at least one error was emitted.
package func checkSignature(
  _ expression: RuleExpressionSyntax,
  in scope: RuleScope = RuleScope(),
  into sink: inout DiagnosticSink
) -> ResolvedExpression? {
  var check = SignatureCheck(scope: scope)
  let resolved = check.resolve(expression)
  sink.emit(contentsOf: check.sink.emitted)
  return check.isHopeless ? nil : resolved
}

/// Checks an analyzer against the catalog and resolves its variables.
///
/// - Returns: the resolved form, or `nil` when something is wrong; then at least one error was emitted.
package func checkSignature(
  _ analyzer: Located<AnalyzerSyntax>,
  in scope: RuleScope = RuleScope(),
  into sink: inout DiagnosticSink
) -> ResolvedAnalyzer? {
  var check = SignatureCheck(scope: scope)
  let resolved = check.resolve(analyzer)
  sink.emit(contentsOf: check.sink.emitted)
  return check.isHopeless ? nil : resolved
}

/// Checks a whole document: its dictionaries, declarations, rules and analyzers.
package func checkRuleset(
  _ ruleset: RulesetSyntax,
  into sink: inout DiagnosticSink
) -> ResolvedRuleset {
  checkDictionaries(of: ruleset, into: &sink)
  let scope = RuleScope(ruleset, into: &sink)
  let rules = ruleset.rules ?? []
  let analyzers = ruleset.analyzers ?? []
  if ruleset.isComplete, rules.isEmpty, analyzers.isEmpty {
    sink.emit(.noRules(at: ruleset.span))
  }
  return ResolvedRuleset(
    rules: rules.compactMap { checkSignature($0, in: scope, into: &sink) },
    analyzers: analyzers.compactMap { checkSignature($0, in: scope, into: &sink) }
  )
}

private func checkDictionaries(of ruleset: RulesetSyntax, into sink: inout DiagnosticSink) {
  for entry in ruleset.metadata where entry.key.value != "Version" {
    sink.emit(.unknownEntry(entry.key, in: "Metadata", known: ["Version"]))
  }
  let sources = ["Primary", "AdditionalDataSources"]
  for entry in ruleset.dataSources {
    if !sources.contains(entry.key.value) {
      sink.emit(.unknownEntry(entry.key, in: "DataSources", known: sources))
    } else if entry.key.value == "AdditionalDataSources", !entry.isList {
      sink.emit(.additionalSourcesNeedList(at: entry.values.first?.span ?? entry.key.span))
    }
  }
}

/// The check of one rule or analyzer with all that stands in it.
struct SignatureCheck {
  /// What the rule may refer to.
  let scope: RuleScope
  /// What was found wrong.
  var sink = DiagnosticSink()

  /// Whether something is missing that was reported elsewhere.
  private var isIncomplete = false

  init(scope: RuleScope) { self.scope = scope }

  /// Whether the rule cannot be resolved.
  var isHopeless: Bool { isIncomplete || sink.hasErrors }

  /// Resolves a composition from the leaves; all of them are checked, whatever is wrong with one.
  mutating func resolve(_ expression: RuleExpressionSyntax) -> ResolvedExpression? {
    switch expression {
    case .rule(let rule):
      if let parts = rulesMeant(by: rule) { return resolve(parts) }
      return resolve(rule).map { .rule($0) }
    case .composite(let composite):
      let operands = composite.operands.compactMap { resolve($0) }
      let labels = effectiveLabels(composite.labels)
      return .composite(composite.joined, operands, labels: labels, span: composite.span)
    }
  }

  private mutating func resolve(_ written: RuleSyntax) -> ResolvedRule? {
    var rule = written
    rule.type = correctedType(written.type, noun: "rule")
    guard let signature = signature(of: rule) else { return nil }
    let syntax = rule
    let parameters = parameters(rule.parameters, of: signature)
    let filter = filter(of: rule, signature)
    let (threshold, tags) = checkTags(of: rule, signature)
    let labels = effectiveLabels(rule.labels)
    rule.condition = rule.condition.map { numeric($0, for: signature) }
    let resolved = ResolvedRule(
      signature: signature,
      syntax: syntax,
      parameters: parameters,
      condition: checkCondition(of: rule, signature),
      filter: filter,
      threshold: threshold,
      tags: tags,
      labels: labels
    )
    checkTimeZone(of: resolved)
    return resolved
  }

  mutating func resolve(_ analyzer: Located<AnalyzerSyntax>) -> ResolvedAnalyzer? {
    let written = analyzer.value.parameters
    let type = correctedType(analyzer.value.type, noun: "analyzer")
    let forms = Signature.named(type.value)
    guard !forms.isEmpty else {
      let nearest = Signature.knownAnalyzers.nearest(to: type.value)
      sink.emit(.unknownType(type, noun: "analyzer", nearest: nearest))
      return nil
    }
    guard let signature = forms.first(where: { $0.accepts(parameterCount: written.count) }) else {
      sink.emit(wrongParameterCount(type, written, forms: forms))
      return nil
    }
    if signature.place == .rules { sink.emit(.ruleInAnalyzers(type)) }
    if signature.isDocumentedOnly, !scope.allowsDocumented { sink.emit(.documentedOnly(type)) }
    for parameter in written {
      if case .variable(let name) = parameter.kind {
        sink.emit(.variableInAnalyzer(name, at: parameter.span))
      }
    }
    return ResolvedAnalyzer(
      signature: signature,
      type: type,
      parameters: parameters(written, of: signature),
      tags: tags(of: analyzer.value),
      span: analyzer.span
    )
  }

  private mutating func effectiveLabels(_ own: LabelsSyntax?) -> [(key: String, value: String)] {
    guard let own else { return scope.defaultLabels }
    let checked = checkedLabels(
      own,
      defaultCount: scope.defaultLabels.count,
      dialect: scope.dialect,
      into: &sink
    )
    return overlaid(scope.defaultLabels, with: checked)
  }

  private mutating func filter(of rule: RuleSyntax, _ signature: Signature) -> Located<String>? {
    guard let filter = rule.filter else { return nil }
    if filter.value.raw.isEmpty { sink.emit(.emptyWhere(of: rule.type.value, at: filter.span)) }
    if !signature.supportsWhere {
      sink.emit(.whereNotSupported(by: rule.type.value, at: filter.span))
    } else if !filter.value.raw.isEmpty, filter.value.raw.allSatisfy(\.isWhitespace) {
      sink.emit(.blankWhere(at: filter.span))
    }
    return Located(filter.value.value, at: filter.span)
  }
}

// MARK: - Type and parameters

extension SignatureCheck {
  private mutating func signature(of rule: RuleSyntax) -> Signature? {
    let forms = Signature.named(rule.type.value)
    guard !forms.isEmpty else {
      let nearest = Signature.knownRules.nearest(to: rule.type.value)
      sink.emit(.unknownType(rule.type, noun: "rule", nearest: nearest))
      return nil
    }
    let count = rule.parameters.count
    guard let signature = forms.first(where: { $0.accepts(parameterCount: count) }) else {
      sink.emit(wrongParameterCount(rule.type, rule.parameters, forms: forms))
      return nil
    }
    if signature.place == .analyzers { sink.emit(.analyzerInRules(rule.type)) }
    return signature
  }

  /// Parameters are read greedily, so that one too many is often something else that was meant.
  private func wrongParameterCount(
    _ type: Located<String>,
    _ parameters: [ParameterSyntax],
    forms: [Signature]
  ) -> Diagnostic {
    for parameter in parameters {
      guard case .identifier(let word) = parameter.kind else { continue }
      if let meant = Self.foreignWords[word.lowercased()] {
        return .foreignWord(word, meant: meant, parameterOf: type.value, at: parameter.span)
      }
      if Signature.names.contains(word) {
        return .ruleReadAsParameter(
          word,
          of: type.value,
          connector: parameter.connector,
          at: parameter.span
        )
      }
    }
    return .wrongParameterCount(type, count: parameters.count, expected: forms.parameterCounts)
  }

  /// Words of other languages, or in the wrong letter case, that are names here; and what is meant.
  private static let foreignWords = [
    "between": "between", "not": "not", "in": "in", "like": "matches", "rlike": "matches",
    "regexp": "matches", "matches": "matches", "where": "where", "with": "with",
    "threshold": "with threshold", "labels": "labels", "is": "=", "equals": "=",
  ]

  private mutating func parameters(
    _ parameters: [ParameterSyntax],
    of signature: Signature
  ) -> [ResolvedParameter] {
    var resolved: [ResolvedParameter] = []
    for (index, parameter) in parameters.enumerated() {
      let name = signature.parameterName(at: index, of: parameters.count)
      guard let text = text(of: parameter) else { continue }
      resolved.append(ResolvedParameter(name: name, text: text, span: parameter.span))
    }
    return resolved
  }

  private mutating func text(of parameter: ParameterSyntax) -> String? {
    switch parameter.kind {
    case .quoted(let text): return text.value
    case .identifier(let name): return name
    case .variable(let name):
      guard let variable = variable(name, at: parameter.span) else { return nil }
      guard !variable.isList, let value = variable.values.first else {
        sink.emit(.listAsParameter(name, declared: variable.name.span, at: parameter.span))
        return nil
      }
      return value.plainText.value
    }
  }

  /// The variable of a name; reports one that is not declared.
  mutating func variable(_ name: String, at span: Span) -> VariableSyntax? {
    if let variable = scope.variables[name] { return variable }
    isIncomplete = true
    guard !scope.unreadVariables.contains(name) else { return nil }
    // Among hundreds of names, looking for the nearest each time would take too long.
    let known = scope.variables.count < 200 ? Array(scope.variables.keys) : []
    let nearest = nearest(to: name, among: known)
    sink.emit(
      .undefinedVariable(name, nearest: nearest, hasSome: !scope.variables.isEmpty, at: span)
    )
    return nil
  }
}
