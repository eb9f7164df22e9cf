package import AssayDiagnostics

/// The condition of a rule, a threshold or a tag.
package struct ConditionSyntax: Sendable {
  /// What is compared with.
  package enum Kind: Sendable {
    case number(ComparisonSyntax<NumberSyntax>)
    case text(TextConditionSyntax)
    case date(ComparisonSyntax<DateSyntax>)
    case duration(ComparisonSyntax<DurationSyntax>)
    case size(ComparisonSyntax<SizeSyntax>)
  }

  /// The comparison.
  package let kind: Kind
  /// From the operator to the last operand.
  package let span: Span

  /// Makes a condition.
  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A comparison with one, two or many operands; both bounds of `between` are excluded.
package enum ComparisonSyntax<Operand: Sendable>: Sendable {
  case between(Operand, Operand)
  case notBetween(Operand, Operand)
  case greater(Operand)
  case greaterOrEqual(Operand)
  case less(Operand)
  case lessOrEqual(Operand)
  case equal(Operand)
  case notEqual(Operand)
  case oneOf([Operand])
  case noneOf([Operand])

  /// The operands in order.
  package var operands: [Operand] {
    switch self {
    case .between(let low, let high), .notBetween(let low, let high): [low, high]
    case .greater(let operand), .greaterOrEqual(let operand), .less(let operand),
      .lessOrEqual(let operand), .equal(let operand), .notEqual(let operand):
      [operand]
    case .oneOf(let operands), .noneOf(let operands): operands
    }
  }
}

/// A condition on text.
package enum TextConditionSyntax: Sendable {
  case equal(TextOperandSyntax)
  case notEqual(TextOperandSyntax)
  case oneOf([TextOperandSyntax])
  case noneOf([TextOperandSyntax])
  /// `in $name`
  case oneOfVariable(Located<String>)
  /// `not in $name`
  case noneOfVariable(Located<String>)
  case matches(Located<QuotedText>)
  case notMatches(Located<QuotedText>)
}

/// An operand of a condition on text.
package struct TextOperandSyntax: Sendable {
  /// What the operand is.
  package enum Kind: Sendable, Hashable {
    case quoted(QuotedText)
    case variable(String)
    case null, empty, whitespacesOnly
  }

  /// The value.
  package let kind: Kind
  /// Its place.
  package let span: Span

  /// Makes an operand.
  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A numeric operand: arithmetic without precedence, from left to right.
package struct NumberSyntax: Sendable {
  /// What the operand is.
  package indirect enum Kind: Sendable {
    /// Digits as written, with the minus sign if there is one; `value` is what they mean.
    case literal(text: String, value: Double)
    case null
    case call(Located<String>, [NumberSyntax])
    case binary(NumberSyntax, Operator, NumberSyntax)
  }

  /// An arithmetic operator.
  package enum Operator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  /// The value.
  package let kind: Kind
  /// Its place.
  package let span: Span

  /// Makes an operand.
  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A date operand.
package struct DateSyntax: Sendable {
  /// What the operand is.
  package enum Kind: Sendable, Hashable {
    /// `"2024-01-31"`, as written and not range-checked.
    case day(String)
    /// `"14:30"` or `"2:30 PM"`: minutes since midnight, and the text as written.
    case time(minutes: Int, text: String)
    case now
    /// `(now() - 3 days)`; a negative offset lies in the past.
    case nowOffset(sign: Int, DurationSyntax)
    case null
  }

  /// The value.
  package let kind: Kind
  /// Its place.
  package let span: Span

  /// Makes an operand.
  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A duration operand such as `3 days`.
package struct DurationSyntax: Sendable, Hashable {
  /// A unit of time.
  package enum Unit: String, Sendable, CaseIterable { case days, hours, minutes }

  /// How many units.
  package let count: Int
  /// The unit.
  package let unit: Unit
  /// The operand's place.
  package let span: Span

  /// Makes a duration.
  package init(count: Int, unit: Unit, span: Span) {
    self.count = count
    self.unit = unit
    self.span = span
  }
}

/// A size operand such as `5 MB`.
package struct SizeSyntax: Sendable, Hashable {
  /// A unit of size; each is 1,024 of the one before.
  package enum Unit: String, Sendable, CaseIterable { case bytes = "B", KB, MB, GB, TB }

  /// How many units.
  package let count: Int
  /// The unit.
  package let unit: Unit
  /// The operand's place.
  package let span: Span

  /// Makes a size.
  package init(count: Int, unit: Unit, span: Span) {
    self.count = count
    self.unit = unit
    self.span = span
  }
}
