import AssayDiagnostics

/// Writes rules in one canonical form: the same rule always looks the same, whatever blanks it was written with.
package struct Printer: Sendable {
  /// Whose form is written.
  package enum Style: Sendable {
    /// Ours, which reads back as the same tree.
    case assay
    /// That of the reference parser, which puts labels last and leaves out variables, default labels and the labels of compositions.
    case reference
  }

  /// Whose form is written.
  private let style: Style

  /// Makes a printer.
  package init(_ style: Style = .assay) { self.style = style }

  /// A rule or a composition on one line.
  package func text(of expression: RuleExpressionSyntax) -> String {
    switch expression {
    case .rule(let rule): text(of: rule)
    case .composite(let composite): text(of: composite)
    }
  }

  /// A rule on one line.
  package func text(of rule: RuleSyntax) -> String {
    var parts = [rule.type.value] + rule.parameters.map(text(of:))
    if let condition = rule.condition { parts.append(text(of: condition)) }
    if let filter = rule.filter?.value.raw, !isBlank(filter) { parts.append("where \"\(filter)\"") }
    let labels = rule.labels.map { "labels=\(text(of: $0))" }
    if let labels, style == .assay { parts.append(labels) }
    for tag in orderedTags(of: rule) {
      let isPlain = style == .assay || !tag.isThreshold
      let name = isPlain ? tag.name.value : "threshold"
      parts.append("with \(name) \(text(of: tag.condition))")
    }
    if let labels, style == .reference { parts.append(labels) }
    return parts.joined(separator: " ")
  }

  /// An analyzer on one line.
  package func text(of analyzer: AnalyzerSyntax) -> String {
    let tags = analyzer.tags.map { "with \($0.name.value) \(text(of: $0.condition))" }
    return ([analyzer.type.value] + analyzer.parameters.map(text(of:)) + tags)
      .joined(separator: " ")
  }

  /// The reference writes the threshold before the other tags.
  private func orderedTags(of rule: RuleSyntax) -> [TagSyntax] {
    guard style == .reference else { return rule.tags }
    return rule.tags.filter(\.isThreshold) + rule.tags.filter { !$0.isThreshold }
  }

  /// A filter of blanks only is kept in our form, because it changes what the rule means.
  private func isBlank(_ filter: String) -> Bool {
    style == .reference && filter.allSatisfy(\.isWhitespace)
  }

  private func text(of composite: CompositeSyntax) -> String {
    let word = composite.joined == .and ? " AND " : " OR "
    let operands = composite.operands.map { "(\(text(of: $0)))" }
    guard style == .reference else {
      let joined = operands.joined(separator: word)
      return composite.labels.map { "(\(joined)) labels=\(text(of: $0))" } ?? joined
    }
    if composite.isFlat { return operands.joined(separator: word) }
    return operands.dropFirst(2).reduce(operands.prefix(2).joined(separator: word)) {
      "(\($0))\(word)\($1)"
    }
  }
}

extension CompositeSyntax {
  /// Whether only one operator is used throughout.
  fileprivate var isFlat: Bool {
    operands.allSatisfy { if case .composite = $0 { false } else { true } }
  }
}

// MARK: - The parts of a rule

extension Printer {
  private func text(of parameter: ParameterSyntax) -> String {
    let value =
      switch parameter.kind {
      case .quoted(let text): "\"\(text.raw)\""
      case .identifier(let name): name
      case .variable(let name): "$\(name)"
      }
    return parameter.connector.map { "\($0) \(value)" } ?? value
  }

  private func text(of labels: LabelsSyntax) -> String {
    let entries = labels.entries.map { "\"\($0.key.value.raw)\"=\"\($0.value.value.raw)\"" }
    return "[\(entries.joined(separator: ", "))]"
  }

  /// A condition as it stands behind a rule type.
  package func text(of condition: ConditionSyntax) -> String {
    switch condition.kind {
    case .number(let comparison): text(of: comparison) { text(of: $0) }
    case .text(let comparison): text(of: comparison)
    case .date(let comparison): text(of: comparison) { text(of: $0) }
    case .duration(let comparison): text(of: comparison) { "\($0.count) \($0.unit.rawValue)" }
    case .size(let comparison): text(of: comparison) { "\($0.count) \($0.unit.rawValue)" }
    }
  }

  private func text<Operand>(
    of comparison: ComparisonSyntax<Operand>,
    _ operand: (Operand) -> String
  ) -> String {
    func list(_ operands: [Operand]) -> String {
      "[\(operands.map(operand).joined(separator: ","))]"
    }
    return switch comparison {
    case .between(let low, let high): "between \(operand(low)) and \(operand(high))"
    case .notBetween(let low, let high): "not between \(operand(low)) and \(operand(high))"
    case .greater(let value): "> \(operand(value))"
    case .greaterOrEqual(let value): ">= \(operand(value))"
    case .less(let value): "< \(operand(value))"
    case .lessOrEqual(let value): "<= \(operand(value))"
    case .equal(let value): "= \(operand(value))"
    case .notEqual(let value): "!= \(operand(value))"
    case .oneOf(let values): "in \(list(values))"
    case .noneOf(let values): "not in \(list(values))"
    }
  }

  private func text(of comparison: TextConditionSyntax) -> String {
    switch comparison {
    case .equal(let value): "= \(text(of: value))"
    case .notEqual(let value): "!= \(text(of: value))"
    case .oneOf(let values): "in [\(values.map(text(of:)).joined(separator: ","))]"
    case .noneOf(let values): "not in [\(values.map(text(of:)).joined(separator: ","))]"
    case .oneOfVariable(let name): "in $\(name.value)"
    case .noneOfVariable(let name): "not in $\(name.value)"
    case .matches(let pattern): "matches \"\(pattern.value.raw)\""
    case .notMatches(let pattern): "not matches \"\(pattern.value.raw)\""
    }
  }

  private func text(of operand: TextOperandSyntax) -> String {
    switch operand.kind {
    case .quoted(let text): "\"\(text.raw)\""
    case .variable(let name): "$\(name)"
    case .null: "NULL"
    case .empty: "EMPTY"
    case .whitespacesOnly: "WHITESPACES_ONLY"
    }
  }

  /// Arithmetic is written with the parentheses that it was written with, so that nobody misreads its one precedence.
  private func text(of number: NumberSyntax) -> String {
    switch number.kind {
    case .literal(let text, _): return text
    case .null: return "NULL"
    case .call(let name, let arguments):
      // Without the blank it would be the current moment, which is a date.
      if style == .assay, name.value == "now", arguments.isEmpty { return "now( )" }
      return "\(name.value)(\(arguments.map { text(of: $0) }.joined(separator: ",")))"
    case .binary(let left, let joined, let right):
      let plain = "\(text(of: left)) \(joined.rawValue) \(grouped(right))"
      return isParenthesised(number) ? "(\(plain))" : plain
    }
  }

  /// Since arithmetic groups from the left, a right operand always needs its parentheses.
  private func grouped(_ number: NumberSyntax) -> String {
    if case .binary = number.kind, !isParenthesised(number) { return "(\(text(of: number)))" }
    return text(of: number)
  }

  /// Whether arithmetic stood in parentheses: then it starts before its first operand.
  private func isParenthesised(_ number: NumberSyntax) -> Bool {
    guard case .binary(let left, _, _) = number.kind else { return false }
    return number.span.range.lowerBound < left.span.range.lowerBound
  }

  private func text(of date: DateSyntax) -> String {
    switch date.kind {
    case .day(let text), .time(_, let text): "\"\(text)\""
    case .now: "now()"
    case .nowOffset(let sign, let duration):
      "(now() \(sign < 0 ? "-" : "+") \(duration.count) \(duration.unit.rawValue))"
    case .null: "NULL"
    }
  }
}

// MARK: - Documents

extension Printer {
  /// A document, its sections separated by empty lines.
  package func text(of ruleset: RulesetSyntax) -> String {
    var blocks: [String] = []
    if !ruleset.metadata.isEmpty { blocks.append(dictionary("Metadata", ruleset.metadata)) }
    if !ruleset.dataSources.isEmpty {
      blocks.append(dictionary("DataSources", ruleset.dataSources))
    }
    if style == .assay {
      if !ruleset.variables.isEmpty {
        blocks.append(ruleset.variables.map(text(of:)).joined(separator: "\n"))
      }
      if let labels = ruleset.defaultLabels {
        blocks.append("DefaultLabels = \(text(of: labels))")
      }
    }
    if let rules = ruleset.rules { blocks.append(list("Rules", rules.map(text(of:)))) }
    if let analyzers = ruleset.analyzers {
      blocks.append(list("Analyzers", analyzers.map { text(of: $0.value) }))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func list(_ name: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "\(name) = []" }
    return "\(name) = [\n" + items.map { "    " + $0 }.joined(separator: ",\n") + "\n]"
  }

  private func dictionary(_ name: String, _ entries: [DictionaryEntrySyntax]) -> String {
    let lines = entries.map { entry in
      let values = entry.values.map { "\"\($0.value)\"" }.joined(separator: ", ")
      return "    \"\(entry.key.value)\": " + (entry.isList ? "[ \(values) ]" : values)
    }
    return "\(name) = {\n" + lines.joined(separator: ",\n") + "\n}"
  }

  private func text(of variable: VariableSyntax) -> String {
    let values = variable.values.map(text(of:)).joined(separator: ", ")
    return "\(variable.name.value) = " + (variable.isList ? "[\(values)]" : values)
  }
}
