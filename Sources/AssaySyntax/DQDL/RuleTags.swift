import AssayDiagnostics

extension DQDL {
  /// The text of a rule with numbers as the values of tags: those that are there are replaced, the others added.
  ///
  /// Blanks, comments and every other tag stay as they are.
  package static func setting(
    _ tags: [NumberTag],
    in rule: String,
    dialect: Dialect = .strict
  ) -> Result<String, EditRefusal> {
    guard let expression = parsed(rule, dialect) else { return .failure(.notARule(rule)) }
    guard case .rule(let syntax) = expression else { return .failure(.composition) }
    var (changed, added) = (syntax, [TagSyntax]())
    var texts: [(range: Range<Int>, text: String)] = []
    for tag in tags {
      guard let number = numberText(tag.value) else { return .failure(.notANumber(tag)) }
      var isThere = false
      for (index, old) in changed.tags.enumerated() where old.name.value == tag.name {
        isThere = true
        changed.tags[index] = TagSyntax(tag.name, number, tag.value, at: old.span)
        texts.append(old.condition.replacement(by: number))
      }
      if !isThere { added.append(TagSyntax(tag.name, number, tag.value, at: syntax.span)) }
    }
    changed.tags += added
    let tail = added.map { " with \($0.name.value) \(Printer().text(of: $0.condition))" }.joined()
    // Where labels stand behind a parenthesis, tags belong in front of it.
    for end in [syntax.span.range.upperBound, syntax.endWithoutLabels] {
      let new = replacing(texts + [(end..<end, tail)], in: rule)
      if let again = parsed(new, dialect),
        Printer().text(of: again) == Printer().text(of: changed)
      {
        return .success(new)
      }
    }
    return .failure(.unsafe)
  }

  private static func parsed(_ rule: String, _ dialect: Dialect) -> RuleExpressionSyntax? {
    var sink = DiagnosticSink()
    let scalar = Scalar(contentsOf: TextFile(path: "", text: rule))
    return parseRule(scalar, dialect: dialect, into: &sink)
  }

  private static func replacing(
    _ changes: [(range: Range<Int>, text: String)],
    in rule: String
  ) -> String {
    var bytes = Array(rule.utf8)
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(change.range, with: change.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number as the language writes it, which knows no exponents; `nil` for what is no number.
  static func numberText(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    // There is no use for a negative zero.
    let parts = (value.magnitude.description).split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".")
    let digits = halves.joined()
    let point = halves[0].count + exponent
    let whole = point > 0 ? String(digits.prefix(point)) : "0"
    let zeros = String(repeating: "0", count: max(0, point - digits.count))
    var fraction = point > 0 ? String(digits.dropFirst(point)) : ""
    if point <= 0 { fraction = String(repeating: "0", count: -point) + digits }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (value < 0 ? "-" : "") + whole + zeros + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension TagSyntax {
  /// Makes a tag whose value is a number.
  fileprivate init(_ name: String, _ number: String, _ value: Double, at span: Span) {
    let operand = NumberSyntax(.literal(text: number, value: value), span: span)
    self.init(
      name: Located(name, at: span),
      condition: ConditionSyntax(.number(.equal(operand)), span: span),
      span: span
    )
  }
}

extension ConditionSyntax {
  /// The place of the value behind `=`, or of the whole condition where it is another, and what to write there.
  fileprivate func replacement(by number: String) -> (range: Range<Int>, text: String) {
    switch kind {
    case .number(.equal(let operand)): (operand.span.range, number)
    case .text(.equal(let operand)): (operand.span.range, number)
    default: (span.range, "= \(number)")
    }
  }
}

extension RuleSyntax {
  /// The offset behind the rule's last part, labels left aside.
  fileprivate var endWithoutLabels: Int {
    let spans =
      [type.span] + parameters.map(\.span) + [condition?.span, filter?.span].compactMap(\.self)
      + tags.map(\.span)
    return spans.map(\.range.upperBound).max() ?? span.range.upperBound
  }
}
